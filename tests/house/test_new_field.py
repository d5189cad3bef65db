"""docs/new-field.md is true: its field of a dispute is added from the page in a copy of the project, and used."""

from __future__ import annotations

import re

import pytest

from tests.house.sources import ROOT
from tests.house.tutorial import blocks, copied, insert, run

PAGE = ROOT / "docs" / "new-field.md"
OWN = "fengqiao/matters/disputes"

USED = """
from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from fengqiao.matters.disputes import seeds
from fengqiao.matters.disputes.models import Dispute
from fengqiao.trunk.divisions import queries as places
from fengqiao.trunk.journal import chain
from fengqiao.trunk.journal.models import Entry
from tests.filled import filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast, as_):
    with as_(cast.li):
        return seeds.a_dispute(cast.li, places.communities(cast.office)[0], on=date(2026, 3, 2))


def cells(client, **query):
    book = load_workbook(BytesIO(client.get(reverse("disputes:export"), query).content)).active
    return [cell.value for row in book.iter_rows() for cell in row]


def test_it_is_asked_shown_listed_found_and_exported(cast, as_, client_of, case):
    client, amend = client_of(cast.li), reverse("disputes:amend", args=[case.pk])
    page, show = client.get(amend).content.decode(), reverse("disputes:show", args=[case.pk])
    assert "发生地点" in page and "发生地点" not in client.get(show).content.decode()
    first = client.post(amend, filled(page, venue="三号楼电梯口", reason="补记"))
    assert first.status_code == 302
    form = filled(client.get(amend).content.decode(), venue="四号楼电梯口", reason="听错了")
    assert client.post(amend, form).status_code == 302
    assert "四号楼电梯口" in client.get(show).content.decode()
    listed = client.get(reverse("disputes:list"), {"text": "四号楼", "col": "venue"}).content.decode()
    assert "四号楼电梯口" in listed
    missed = client.get(reverse("disputes:list"), {"text": "五号楼", "col": "venue"}).content.decode()
    assert case.number not in missed
    assert "四号楼电梯口" in cells(client, col="venue") and "发生地点" in cells(client, col="venue")
    assert "三号楼电梯口 → 四号楼电梯口" in client.get(show).content.decode()
    with as_(cast.li):
        entry = Entry.objects.filter(subject=case.pk).latest("seq")
        assert (entry.verb, entry.reason) == ("disputes.amend", "听错了")
        assert "四号楼" not in str(entry.facts)
        assert chain.verify()["ok"]
"""

IMPORTED = """
import pytest

from fengqiao.engines.imports import acts, stages
from fengqiao.ground import sheets
from fengqiao.matters.disputes.models import Dispute
from fengqiao.project.catalogue import REGISTERS

pytestmark = pytest.mark.django_db
SHEET = (
    "序号,登记日期,社区,当事人,纠纷类型,简要情况,发生地点,结果,结案日期\\n"
    "1,2024-03-05,钟楼社区,甲某；乙某,邻里纠纷,楼上漏水,三号楼电梯口,达成口头协议,2024-03-06\\n"
)


def test_it_comes_in_by_its_heading(cast, as_):
    with as_(cast.li):
        staged = stages.stage(sheets.read(SHEET.encode(), "台账.csv"), REGISTERS, cast.office, 2024)
        batch = acts.commit(staged, SHEET.encode(), "台账.csv", by=cast.li, year=2024)
        assert Dispute.objects.get(origin=batch.pk).venue == "三号楼电梯口"
"""


def test_the_field_is_two_lines_and_a_migration():
    field, _ = fields_and_sheet()
    lines = [line for text in field for line in text.splitlines() if line.startswith("+")]
    assert len(lines) == 2


def fields_and_sheet() -> tuple[list[str], list[str]]:
    """The blocks of the field, and those by which old workbooks bring it."""
    found = blocks(PAGE, "diff")
    return found[:2], found[2:]


@pytest.mark.slow
def test_the_page_adds_a_field_that_works(tmp_path):
    project = copied(tmp_path / "project")
    field, sheet = fields_and_sheet()
    for text in field:
        insert(project, text)
    run(project, "-m", "django", "makemigrations", "disputes")
    run(project, "-m", "tests.house.check")
    older = ("tests/homes/test_homes.py", "-k", "is_whole or test_venue")
    told = tried(project, "test_venue.py", USED, *older)
    assert re.search(r"^tests/homes/test_homes.py\S*is_whole\S* PASSED", told, re.M)
    for text in sheet:
        insert(project, text)
    tried(project, "test_venue_of_sheets.py", IMPORTED)


def tried(project, name: str, text: str, *more: str) -> str:
    """This will run a test in the copy, with others that stand there, and see that each of it passed."""
    (project / OWN / "tests" / name).write_text(text, encoding="utf-8")
    told = run(project, "-m", "pytest", "-v", f"{OWN}/tests/{name}", *more)
    assert "failed" not in told
    assert len(re.findall(rf"^{OWN}/tests/{name}\S* PASSED", told, re.M)) == text.count("def test_")
    return told
