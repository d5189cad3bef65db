"""docs/new-matter.md is true: its tenth ledger is built from the page in a copy of the project, and used."""

from __future__ import annotations

import re

import pytest

from tests.house.sources import ROOT
from tests.house.tutorial import blocks, copied, insert, run, write

PAGE = ROOT / "docs" / "new-matter.md"
MOST_LINES = 60

USED = """
from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from fengqiao.engines.imports import acts, stages
from fengqiao.ground.sheets import read
from fengqiao.matters.legalaid.models import Referral
from fengqiao.project.catalogue import REGISTERS
from fengqiao.trunk.divisions import queries as places
from fengqiao.trunk.journal.models import Entry
from tests.filled import filled


def test_a_record_is_entered_listed_amended_and_taken_out(cast, as_, client_of):
    client = client_of(cast.li)
    with as_(cast.li):
        place = places.communities(cast.office)[0]
    given = {"sent_on": "2026-03-06", "person": "甲某", "cause": "wages", "community": str(place.pk)}
    assert client.post(reverse("legalaid.referrals:add"), given | {"person": ""}).status_code == 422
    assert client.post(reverse("legalaid.referrals:add"), given).status_code == 302
    page = client.get(reverse("legalaid.referrals:list"), {"cause": "wages"}).content.decode()
    assert "甲某" in page and "讨要报酬" in page and "/desk/legalaid/" in page
    with as_(cast.li):
        kept = Referral.objects.get()
        entry = Entry.objects.get(subject=kept.pk)
        assert entry.verb == "legalaid.add_referral"
        assert "甲某" not in str(entry.facts)
    form = filled(client.get(reverse("legalaid.referrals:amend", args=[kept.pk])).content.decode())
    changed = form | {"person": "乙某", "reason": "听错了"}
    assert client.post(reverse("legalaid.referrals:amend", args=[kept.pk]), changed).status_code == 302
    assert "甲某 → 乙某" in client.get(reverse("legalaid.referrals:show", args=[kept.pk])).content.decode()
    said = client.get(reverse("legalaid.referrals:prose")).content.decode()
    assert f"2026年3月6日，{place.name}的乙某因讨要报酬引荐到法律援助" in said
    book = load_workbook(BytesIO(client.get(reverse("legalaid.referrals:export")).content)).active
    assert "乙某" in [cell.value for row in book.iter_rows() for cell in row]
    assert "□讨要报酬" in client.get(reverse("legalaid.referrals:blank")).content.decode()
    assert "乙某" in client.get(reverse("desk:search"), {"q": "乙某"}).content.decode()


def test_an_old_ledger_comes_in(cast, as_):
    book = Workbook()
    book.active.title = "法律援助"
    for row in (
        ["转介日期", "姓名", "案由", "村居", "是否受理"],
        ["2025.4.2", "丙某", "拖欠工资", "东门社区", "是"],
        ["2025年5月", "丁某", "工伤", "东门社区", "否"],
    ):
        book.active.append(row)
    kept = BytesIO()
    book.save(kept)
    with as_(cast.li):
        staged = stages.stage(read(kept.getvalue(), "法律援助2025.xlsx"), REGISTERS, cast.office, 2025)
        assert [row["reasons"] for row in staged.told()["quarantined"]] == [["incomplete_date"]]
        batch = acts.commit(staged, kept.getvalue(), "法律援助2025.xlsx", by=cast.li)
        one = Referral.objects.get(origin=batch.pk)
        assert (one.sent_on, one.cause, one.is_granted) == (date(2025, 4, 2), "wages", True)
"""


def test_the_tenth_ledger_is_short():
    lines = [line for text in blocks(PAGE, "python") for line in text.splitlines() if line.strip()]
    code = [line for line in lines if not line.startswith("# matters/")]
    assert 20 < len(code) <= MOST_LINES, f"{len(code)} lines of Python"


@pytest.mark.slow
def test_the_page_builds_a_matter_that_works(tmp_path):
    project = copied(tmp_path / "project")
    for text in (*blocks(PAGE, "python"), *blocks(PAGE, "markdown")):
        write(project, text)
    for text in blocks(PAGE, "diff"):
        insert(project, text)
    matter = project / "fengqiao" / "matters" / "legalaid"
    for room in ("", "migrations", "tests"):
        (matter / room).mkdir(exist_ok=True)
        (matter / room / "__init__.py").touch()
    (matter / "tests" / "test_used.py").write_text(USED, encoding="utf-8")
    run(project, "-m", "django", "makemigrations", "legalaid")
    run(project, "-m", "tests.house.check")
    own, walked = "fengqiao/matters/legalaid", "tests/house/test_ledger_doors.py"
    told = run(project, "-m", "pytest", "-v", own, walked, "-k", "legalaid")
    assert "failed" not in told
    assert len(re.findall(rf"^{own}/\S+ PASSED", told, re.M)) == USED.count("def test_")
    assert len(re.findall(rf"^{walked}\S+ PASSED", told, re.M)) >= 1
