"""A column that is a count and no record becomes an external figure, and goes with its import."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import Workbook

from fengqiao.engines.figures.models import ExternalFigure
from fengqiao.ground.sheets import read
from fengqiao.project.catalogue import REGISTERS

from .. import acts, stages

HEAD = ["服务社区", "法律顾问", "所在机构", "2024年到场服务次数"]


@pytest.fixture
def li(cast, as_):
    with as_(cast.li):
        yield cast.li


def brought(li, *rows):
    book = Workbook()
    book.active.title = "法律顾问"
    for row in (HEAD, *rows):
        book.active.append(row)
    kept = BytesIO()
    book.save(kept)
    staged = stages.stage(read(kept.getvalue(), "顾问2024.xlsx"), REGISTERS, li.office)
    return staged, acts.commit(staged, kept.getvalue(), "顾问2024.xlsx", by=li)


def test_accepted_rows_add_up_and_are_taken_back_with_the_import(li):
    staged, batch = brought(
        li,
        ["东门社区", "甲律师", "甲所", 7],
        ["钟楼社区", "乙律师", "乙所", "8次"],
        ["南塔社区", "丙律师", "丙所", 100],
        ["东门社区", "丁律师", "丁所", "若干"],
    )
    wrong = [row["reasons"] for row in staged.told()["quarantined"]]
    assert wrong == [["foreign_community"], ["negative_amount"]]
    (one,) = ExternalFigure.objects.all()
    assert (one.label, one.value, one.unit, one.period) == ("法律顾问到场服务", 15, "次", "2024年")
    assert "顾问2024.xlsx" in one.source and one.as_of.isoformat() == "2024-12-31"
    acts.undo(batch, {register.key: register for register in REGISTERS}, by=li)
    assert not ExternalFigure.objects.exists()


def test_a_number_that_stands_is_left_for_a_person_to_correct(li):
    brought(li, ["东门社区", "甲律师", "甲所", 7])
    brought(li, ["东门社区", "乙律师", "乙所", 9])
    assert [one.value for one in ExternalFigure.objects.all()] == [7]
