"""Wherever a person is given, she is chosen: every register's form asks which of two namesakes is meant, takes
the words that tell them apart, and keeps a stranger's name as text."""

from __future__ import annotations

import pytest
from django.urls import reverse

from fengqiao.engines.registers.columns import Frame, Person
from fengqiao.project.catalogue import REGISTERS
from fengqiao.trunk.people.models import Person as Staff
from tests.house import names

ASKED = "有 2 位王强，请选是哪一位"
GRID = "王强（东门社区第一网格网格长）"
COLUMNS = [
    (register, f"{table.key}-0-{column.key}" if table else column.key, column)
    for register in REGISTERS
    for table, columns in ((None, register.typed), *((t, t.columns) for t in register.tables))
    for column in columns
    if isinstance(column, Person) and column.entered
]


def sent(client, register, field: str, name: str):
    """The register's form with this one field filled: whatever else it lacks, it says of the name."""
    counts = {f"{t.key}-TOTAL_FORMS": "1" for t in register.tables}
    counts |= {f"{t.key}-INITIAL_FORMS": "0" for t in register.tables}
    page = client.post(reverse(register.page("add")), counts | {field: name})
    assert page.status_code == 422
    return page.content.decode()


def test_there_are_people_to_choose():
    assert len(COLUMNS) >= 8


@pytest.mark.parametrize(
    ("register", "field", "column"), COLUMNS, ids=[f"{r.key} {f}" for r, f, _ in COLUMNS]
)
def test_every_form_asks_which_of_two_is_meant(
    register, field, column, cast, as_, client_of, namesakes
):
    client = client_of(cast.li)
    asked = sent(client, register, field, "王强")
    assert ASKED in asked and f'name="{field}" value="王强"' in asked
    assert f'<option value="{GRID}">' in asked, "both are offered"
    for name in (GRID, "周调解", "外请的甲律师"):
        taken = sent(client, register, field, name)
        assert ASKED not in taken and f'name="{field}" value="{name}"' in taken
    with as_(cast.li):
        frame = Frame(cast.office, cast.li)
        grid = Staff.objects.get(pk=namesakes[1].person)
        assert column.read("王强", frame) == (None, "王强"), "a sheet cannot be asked"
        assert column.read(GRID, frame) == (grid, GRID), "a workbook that was given back says which"
        assert column.read("外请的甲律师", frame) == (None, "外请的甲律师")
    with as_(namesakes[2]):
        there = column.read("王强", Frame(cast.next_office, namesakes[2]))
        assert there[0].pk == namesakes[2].person


def test_nobody_else_looks_for_a_person_by_name():
    assert names.faults() == []


@pytest.mark.parametrize(
    "text",
    [
        "found = Person.objects.get(office=1, name='王强')\n",
        "found = people.staff(office).filter(name__in=['王强'])\n",
        "found = {p.name: p for p in Person.objects.filter(office=1)}\n",
    ],
)
def test_who_looks_for_one_is_named(tmp_path, text):
    package = tmp_path / "fengqiao"
    (package / "matters").mkdir(parents=True)
    (package / "matters" / "guess.py").write_text(text, encoding="utf-8")
    (told,) = names.faults(package)
    assert told.startswith("matters/guess.py:1")
