"""Ticks under the words of a choice of the record's own: one is the value, none is blank, two and what is no tick are
said in the row's own words; nothing is guessed."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.apps import apps

from fengqiao.engines.imports.layout import ticks
from fengqiao.engines.imports.layout.headings import Leaf
from fengqiao.engines.imports.told import UNUSED_LABEL
from fengqiao.project.catalogue import REGISTERS

APPEARANCES = next(one for one in REGISTERS if one.key == "supervision.appearances")
pytestmark = pytest.mark.django_db
HEAD = (
    "开庭日期",
    "案号",
    "案由",
    "主要负责人",
    "其他负责人",
    "只有律师",
    "维持",
    "确认违法",
    "责令履行",
)
WHY = "不能出庭理由"


def book(*rows, head=(HEAD,), merged=()):
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "出庭应诉"
    for row in (["枫桥街道2024年出庭应诉登记表"], *head, *rows):
        sheet.append([*row])
    for one in merged:
        sheet.merge_cells(one)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def row(number, *ticked, **other):
    """A row whose columns of these headings are ticked; `other` says what else stands in one."""
    said = {"开庭日期": "2024-05-06", "案号": f"（2024）行初{number}号", "案由": "信息公开"}
    said |= dict.fromkeys(ticked, "√") | other
    return [said.get(name) for name in HEAD]


def brought():
    rows = apps.get_model("supervision", "Appearance").objects.order_by("case_no")
    return [(one.rank, one.result) for one in rows]


def test_one_tick_is_the_value_and_none_is_blank(clerk, scoped):
    rows = row(1, "主要负责人", "维持"), row(2, "其他负责人", 责令履行="✔"), row(3, "主要负责人")
    page = clerk.give(book(*rows))
    assert "导入这 3 条" in page and "打勾" in page
    clerk.do("start")
    assert brought() == [("head", "upheld"), ("deputy", "ordered"), ("head", "")]


def test_a_needed_choice_without_a_tick_is_missing(clerk, scoped):
    page = clerk.give(book(row(1, "维持"), row(2, "主要负责人", "维持")))
    assert "导入这 1 条" in page and "没有写" in page


def test_two_ticks_are_said_and_never_guessed(clerk, scoped):
    rows = (
        row(1, "主要负责人", "维持", "确认违法"),
        row(2, "其他负责人", "主要负责人"),
        row(3, "主要负责人"),
    )
    page = clerk.give(book(*rows))
    assert "“维持”“确认违法”都打了勾，请只留一个" in page
    assert "“主要负责人”“其他负责人”都打了勾，请只留一个" in page
    assert "导入这 1 条" in page
    clerk.do("start")
    assert brought() == [("head", "")]


@pytest.mark.parametrize("text", ["3", "二审再看", "同上", 2.5])
def test_what_is_no_tick_is_said(clerk, scoped, text):
    rows = (
        row(1, "主要负责人", 确认违法=text),
        row(2, "主要负责人", "维持"),
        row(3, "主要负责人", "维持"),
    )
    page = clerk.give(book(*rows))
    assert f"“确认违法”下面写着“{text}”，看不出是不是打勾" in page and "导入这 2 条" in page
    clerk.do("start")
    assert brought() == [("head", "upheld")] * 2


def test_a_one_among_numbers_is_no_tick(clerk, scoped):
    """1 stands for a tick where nothing else is counted in these columns."""
    ones = row(1, "主要负责人", 维持=1), row(2, "主要负责人", 责令履行=1, 维持=0)
    clerk.bring_in(book(*ones))
    assert brought() == [("head", "upheld"), ("head", "ordered")]
    others = (
        row(4, "主要负责人", 维持=1),
        row(5, "主要负责人", 确认违法=4),
        row(6, "主要负责人", "维持"),
    )
    page = clerk.give(book(*others), "又一本.xlsx")
    assert "“维持”下面写着“1”" in page and "“确认违法”下面写着“4”" in page and "导入这 1 条" in page


def test_the_heading_above_says_which_choice_it_is_whatever_stands_below(clerk, scoped):
    above = ["开庭日期", "案号", "案由", "出庭情况", None, None, "裁判结果", None, None]
    below = [None, None, None, *HEAD[3:]]
    merged = ("A2:A3", "B2:B3", "C2:C3", "D2:F2", "G2:I2")
    rows = (
        row(1, "主要负责人", 维持="7"),
        row(2, "主要负责人", 确认违法="已上诉"),
        row(3, "其他负责人"),
    )
    page = clerk.give(book(*rows, head=(above, below), merged=merged))
    assert "“维持”下面写着“7”" in page and "“确认违法”下面写着“已上诉”" in page
    assert "导入这 1 条" in page


def test_columns_of_numbers_under_words_are_not_taken_for_ticks(clerk, scoped):
    """Nobody says that they are a choice's: they are listed as columns that are not read."""
    rows = [row(n, "主要负责人", 维持=n, 确认违法=n + 1) for n in (3, 4)]
    page = clerk.give(book(*rows))
    assert "导入这 2 条" in page and page.count(UNUSED_LABEL) >= 3
    clerk.do("start")
    assert brought() == [("head", "")] * 2


def test_a_returned_workbook_is_corrected_and_comes_in(clerk, scoped):
    clerk.bring_in(book(row(1, "主要负责人", "维持"), row(2, "主要负责人", "维持", "责令履行")))
    back = openpyxl.load_workbook(io.BytesIO(clerk.returned()))
    sheet = back["出庭应诉"]
    assert "请只留一个" in "".join(str(one.value) for line in sheet.iter_rows() for one in line)
    shown = [sheet.cell(4, at).fill.fgColor.rgb for at in range(1, len(HEAD) + 1)]
    assert {*shown[6:]} != {shown[0]} and len({*shown[6:]}) == 1 and len({*shown[:6]}) == 1
    sheet.cell(4, 1 + HEAD.index("维持")).value = None
    clerk.bring_back(back)
    assert brought() == [("head", "upheld"), ("head", "ordered")]


def leaves(*words):
    return [Leaf(at, (word,)) for at, word in enumerate(words, 1)]


def test_which_choice_two_have_the_same_words_for_is_not_guessed():
    """Two words fit both choices: neither; a third that only one has decides."""
    words = {"rank": {"甲类", "乙类"}, "result": {"甲类", "乙类", "丙类"}}
    heads = lambda key, text: text in words.get(key, ())  # noqa: E731
    every = {"cells": lambda at: ["√", "√"], "heads": heads, "there": ()}
    assert ticks.of_words(leaves("案号", "甲类", "乙类"), APPEARANCES, **every) == {}
    three = ticks.of_words(leaves("甲类", "乙类", "丙类"), APPEARANCES, **every)
    assert three == {"result": {1: "甲类", 2: "乙类", 3: "丙类"}}
    own = ticks.of_words(leaves("甲类", "乙类", "丙类", "裁判结果"), APPEARANCES, **every)
    assert own == {"rank": {1: "甲类", 2: "乙类"}}


def test_yes_beside_no_says_nothing_by_itself(cast, as_):
    """Of what it is yes or no only the heading above says."""
    heads = lambda key, text: key == "result" and text in {"是", "否"}  # noqa: E731
    every = {"cells": lambda at: ["√"], "heads": heads, "there": ()}
    assert ticks.of_words(leaves("案号", "是", "否"), APPEARANCES, **every) == {}
    under = [Leaf(1, ("案号",)), Leaf(2, ("裁判结果", "是")), Leaf(3, ("裁判结果", "否"))]
    assert ticks.of_words(under, APPEARANCES, **every) == {"result": {2: "是", 3: "否"}}


def test_the_second_row_of_a_record_is_not_read_in_silence():
    told = [*ticks.below({"result": {2: "维持"}}, Grid({(5, 2): "√"}), 5)]
    assert told == [("result", "“维持”在同一条的下一行写着“√”，请写在这一条的第一行")]
    assert [*ticks.below({"result": {2: "维持"}}, Grid({(5, 2): "×"}), 5)] == []


class Grid:
    """As much of a grid as is asked for."""

    anchor: dict = {}

    def __init__(self, cells):
        self.cells = cells

    def at(self, row, column):
        return self.cells.get((row, column))
