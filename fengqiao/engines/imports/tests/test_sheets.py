"""Sheets beside registers: tables that count, hidden sheets, legends, sheets that nobody knows."""

from __future__ import annotations

import io

import openpyxl
import pytest

from fengqiao.ground.sheets import UnusableFile, read
from fengqiao.project.catalogue import REGISTERS

from .. import stages

pytestmark = pytest.mark.django_db

HEAD = ["序号", "登记日期", "社区", "当事人", "纠纷类别", "简要情况", "结果"]
ONE = [1, "2024-03-05", "钟楼社区", "甲某；乙某", "邻里纠纷类", "楼上漏水淹了楼下", "当场化解"]
TWO = [2, "2024-04-05", "东门社区", "丙某；丁某", "其他类别", "押金不退闹到社区", "当场化解"]
COUNTS = [
    ["年度统计"],
    ["社区", "邻里纠纷类", "物业管理类", "其他类别", "合计"],
    ["钟楼社区", 1, 0, 0, 1],
    ["东门社区", 0, 0, 1, 1],
    ["合计", 1, 0, 1, 2],
]


@pytest.fixture
def staged(cast, as_):
    def stage(sheets, hidden=(), name="台账2024.xlsx"):
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            page = book.create_sheet(title)
            page.sheet_state = "hidden" if title in hidden else "visible"
            for row in rows:
                page.append(row)
        kept = io.BytesIO()
        book.save(kept)
        return stages.stage(read(kept.getvalue(), name), REGISTERS, cast.office)

    with as_(cast.li):
        yield stage


def test_a_table_that_counts_is_compared_cell_by_cell_and_not_imported(staged):
    done = staged({"台账": [HEAD, ONE, TWO], "统计": COUNTS})
    assert done.accepted == 2 and done.said == []
    assert done.differences == ["“统计”是统计表，没有导入；它的每个数都与读到的一致。"]
    wrong = [*COUNTS[:2], ["钟楼社区", 3, 0, 0, 1], *COUNTS[3:]]
    done = staged({"台账": [HEAD, ONE, TWO], "统计": wrong})
    assert done.differences == ["“统计”第 3 行“钟楼社区·邻里纠纷类”写的是 3，读到 1。"]


def test_a_hidden_ledger_is_compared_and_not_imported(staged):
    done = staged({"台账": [HEAD, ONE], "旧": [HEAD, ONE, TWO]}, hidden=("旧",))
    assert done.accepted == 1
    assert len(done.differences) == 1 and "有 2 条，其中 1 条不在" in done.differences[0]


def test_a_sheet_that_nobody_knows_is_named_and_the_rest_comes_in(staged):
    done = staged({"台账": [HEAD, ONE], "值班": [["姓名", "星期", "电话"], ["甲", "一", "1"]]})
    assert done.accepted == 1
    assert done.said == ["工作表“值班”没有认出是哪一种台账，没有导入。"]


def test_a_legend_on_a_sheet_of_its_own_explains_the_codes(staged):
    legend = [["类别代码"], ["A 邻里纠纷"], ["B 物业管理"], ["C 其他"]]
    rows = [HEAD, [*ONE[:4], "A", *ONE[5:]], [*TWO[:4], "C", *TWO[5:]]]
    done = staged({"台账": rows, "说明": legend}, hidden=("说明",))
    codes = [row.understood.counted["report_class"] for row in done.all_rows]
    assert codes == ["neighbor", "other"]


def test_codes_without_a_legend_are_refused_and_asked(staged):
    rows = [HEAD, [*ONE[:4], 1, *ONE[5:]], [*TWO[:4], 4, *TWO[5:]]]
    done = staged({"台账": rows})
    assert done.accepted == 0
    assert {reason.value for row in done.refused for reason in row.understood.reasons} == {
        "unknown_category"
    }
    assert sorted(value.text for value in done.values) == ["1", "4"]


def test_a_ledger_without_a_column_it_needs_says_which(staged):
    head = [text for text in HEAD if text != "纠纷类别"]
    rows = [head, [*ONE[:4], *ONE[5:]], [*TWO[:4], *TWO[5:]]]
    with pytest.raises(UnusableFile, match="纠纷类型或大类"):
        staged({"台账": rows})


def test_several_years_without_one_year_said_are_taken_as_they_stand(staged):
    rows = [HEAD, [1, "2019-03-05", *ONE[2:]], [2, "2023年4月5日", *TWO[2:]]]
    assert staged({"历年": rows}, name="历年台账.xlsx").accepted == 2
    rows = [HEAD, [1, "3月5日", *ONE[2:]]]
    done = staged({"历年": rows}, name="历年台账.xlsx")
    assert [r.value for r in done.all_rows[0].understood.reasons] == ["incomplete_date"]


def values(done):
    return [row.understood.record.values for row in done.all_rows if row.accepted]


def test_what_stands_around_the_rows_of_any_ledger_completes_them(staged):
    """The month of a band or of a sheet's name, a year turned, a community as section or sheet's name."""
    head = ["日期", "培训主题", "培训对象", "实到人数"]
    bands = [["2024年干部学法培训台账"], head, ["3月"], ["5日", "民法典", "机关干部", 30]]
    bands += [["12", "行政处罚法", "社区工作者", 20], ["四月份"], [8, "宪法", "机关干部", 9]]
    months = [["2024年干部学法培训台账"], head, ["6日", "民法典", "机关干部", 30]]
    done = staged({"培训": bands, "5月": months})
    days = sorted(str(one["held_on"]) for one in values(done))
    assert days == ["2024-03-05", "2024-03-12", "2024-04-08", "2024-05-06"]
    head = ["来源", "反馈日期", "问题", "整改完成日期", "整改结果"]
    issues = [
        ["2024年督察问题整改台账"],
        head,
        ["12月"],
        ["督察", "5日", "执法不规范", "1月8日", "完成"],
    ]
    done = staged({"整改": [*issues, ["督察", "6日", "卷宗不齐", "20日", "完成"]]})
    assert [str(one["rectified_on"]) for one in values(done)] == ["2025-01-08", "2024-12-20"]
    head = ["日期", "活动主题", "活动形式", "参加人数"]
    talk = ["3月5日", "民法典进社区", "讲座", 30]
    sections = [["2024年普法活动台账"], head, ["钟楼社区"], talk, ["东门社区（1场）"], [*talk]]
    done = staged({"普法": sections, "织布巷社区": [["2024年普法活动台账"], head, talk]})
    places = [one["community"].name for one in values(done)]
    assert places == ["钟楼社区", "东门社区", "织布巷社区"]


def test_signs_that_nobody_sees_stay_outside(staged):
    """In a heading, a name, a text: what is read is what a person sees; where something showed, the cells are named."""
    head = [*HEAD[:3], "当\u200b事人", *HEAD[4:]]
    one = [*ONE[:3], "甲\u200d某；乙\ufeff某", *ONE[4:]]
    done = staged({"台\u200b账": [head, one]})
    assert (done.accepted, done.said) == (1, [])
    (row,) = done.all_rows
    assert row.understood.parties == {"甲某", "乙某"}
    done = staged({"台账": [HEAD, [*ONE[:5], "楼上\u202e漏水淹了楼下", ONE[6]]]})
    assert done.accepted == 1
    assert done.said == [
        "工作表“台账”的 F2 里有看不见的控制符或不通用的编码，已经去掉或换成通用的字，请核对。"
    ]
