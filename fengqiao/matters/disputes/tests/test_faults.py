"""Samples of files that went wrong, brought in: nothing that cannot be read is taken for empty."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.urls import reverse

from fengqiao.engines.imports import acts, stages
from fengqiao.ground.sheets import read
from fengqiao.ground.sheets.books import CUT_MARK
from fengqiao.matters.disputes.registers import REGISTER
from tests.faults import fault

from .test_sheets import GOOD, HEAD

pytestmark = pytest.mark.django_db

PLACES = dict.fromkeys(("河西社区", "文庙社区", "柳林社区", "河东社区"), "钟楼社区")


@pytest.fixture
def staged(cast, as_):
    def stage(data, name):
        return stages.stage(read(data, name), (REGISTER,), cast.office, 2024)

    with as_(cast.li):
        yield stage


def book(*rows, merged=()):
    made = openpyxl.Workbook()
    for row in (HEAD, *rows):
        made.active.append(row)
    for one in merged:
        made.active.merged_cells.add(one)  # what it covers stays, as a person's hand can leave it
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def told(done):
    return {row.number: row.understood.message for row in done.refused}


@pytest.mark.parametrize(("name", "rows"), [("A06", 8), ("A12", 4), ("F10", 6)])
def test_a06_a12_f10_every_row_comes_in(staged, name, rows):
    done = staged(fault(name, PLACES), f"{name}.{'csv' if name == 'F10' else 'xlsx'}")
    assert (done.accepted, done.refused) == (rows, [])


def test_f04_six_come_in_and_two_go_back_as_struck(staged):
    done = staged(fault("F04", PLACES), "F04.xlsx")
    assert done.accepted == 6
    assert {number: "划掉" in said for number, said in told(done).items()} == {4: True, 6: True}


def test_f06_each_error_is_named_and_none_is_taken_for_empty(staged):
    done = staged(fault("F06", PLACES), "F06.xlsx")
    assert done.accepted == 1
    assert told(done) == {
        3: "“涉及金额”（J3）是错误值 #DIV/0!，请改成真实的内容",
        4: "“当事人”（D4）是错误值 #N/A，请改成真实的内容",
        5: "“调解员”（G5）是错误值 #REF!，请改成真实的内容",
        6: "“结果”（H6）是错误值 #VALUE!，请改成真实的内容",
        7: "“结案日期”（I7）是错误值 #N/A，请改成真实的内容",
    }


def test_an_error_that_a_ditto_repeats_is_an_error_again(staged):
    rows = [[*GOOD[:3], "#N/A", *GOOD[4:]], [2, *GOOD[1:3], "同上", GOOD[4], "摊位占道", *GOOD[6:]]]
    assert [said.count("#N/A") for said in told(staged(book(*rows), "台账.xlsx")).values()] == [
        1,
        1,
    ]


def test_a_formula_without_a_value_is_no_empty_cell(staged):
    done = staged(book([*GOOD[:7], "=TODAY()"]), "台账.xlsx")
    assert told(done)[2].startswith("“结案日期”（H2）是没有算出结果的公式，请用 WPS 或 Excel 打开")


def test_what_stands_under_a_merged_cell_is_told(staged):
    data = book(GOOD, [2, *GOOD[1:6], "调解不成", GOOD[7]], merged=["G2:G3"])
    done = staged(data, "台账.xlsx")
    assert list(told(done).values()) == [
        "“结果”（G3）被合并的单元格盖住，里面还写着“调解不成”，请取消合并，核对后再来"
    ]


def test_a_row_of_errors_alone_is_a_record_still(staged):
    done = staged(book(GOOD, [2, *["#REF!"] * 7]), "台账.xlsx")
    assert done.accepted == 1 and told(done)[3].count("#REF!") == 7


def test_f12_a_text_of_signs_beyond_the_plane_is_cut_as_excel_counts(staged, cast, as_, client_of):
    """Twenty thousand signs are forty thousand for Excel: what goes out opens, and says where it was cut."""
    data = fault("F12", PLACES)
    done = staged(data, "F12.csv")
    assert (done.accepted, done.refused) == (1, [])
    with as_(cast.li):
        acts.commit(done, data, "F12.csv", by=cast.li)
    answer = client_of(cast.li).get(reverse(REGISTER.page("export")))
    assert answer.status_code == 200
    page = openpyxl.load_workbook(io.BytesIO(b"".join(answer))).active
    (cell,) = [one.value for row in page for one in row if "𠮷" in str(one.value)]
    assert cell.endswith(CUT_MARK) and len(cell.encode("utf-16-le")) // 2 <= 32_767
