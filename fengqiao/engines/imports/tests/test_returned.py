"""The workbook goes back whole, in its own layout or anew, however it was spelt when it came."""

from __future__ import annotations

import io

import openpyxl
import pytest

from fengqiao.engines.imports import workbook
from fengqiao.engines.imports.workbook import own
from fengqiao.ground.sheets import read
from tests.faults import SPELLINGS, fault

SAID = "“结案日期”（I3）请改"
RETURNED = {
    "heads": {"台账": 1},
    "rows": [
        {
            "sheet": "台账",
            "row": 3,
            "record": "2",
            "reasons": ["unread"],
            "message": SAID,
            "columns": [9],
        }
    ],
}


@pytest.mark.parametrize("name", ["A12", "F04", "F06"])
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_nothing_is_lost_on_the_way_back(name, spelling):
    data = SPELLINGS[spelling](fault(name))
    back = read(workbook.marked(data, f"{name}.xlsx", RETURNED), f"{name}.xlsx").sheets[0]
    rows = read(data, f"{name}.xlsx").sheets[0].rows
    assert [_shown(row[: len(rows[0])]) for row in back.rows] == [_shown(row) for row in rows]
    assert back.rows[2][-1] == SAID


def _shown(row):
    """The cells as they show; the editor keeps a formula and leaves its value to whoever opens it."""
    return ["=" if cell == "#DIV/0!" else str(cell) for cell in row]


def test_a_workbook_that_the_editor_would_empty_is_not_given_to_it():
    data = fault("A12")
    assert own.marked(data, read(data, "A12.xlsx"), RETURNED) is None


def test_a_workbook_of_an_office_program_keeps_its_layout():
    kept, made = io.BytesIO(), openpyxl.Workbook()
    made.active.title = "台账"
    for row in (["序号", "结案日期"], [1, "3月"], [2, "4月"]):
        made.active.append(row)
    made.save(kept)
    assert own.marked(kept.getvalue(), read(kept.getvalue(), "表.xlsx"), RETURNED)
