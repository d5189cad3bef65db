"""A clerk brings in a messy ledger: three questions, the workbook back, corrected, and in."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font

from tests.journeys.conftest import (
    DESK,
    PHONE,
    check_axe,
    enter_as,
    picture,
    seen,
)

pytestmark = pytest.mark.journey

HEAD = (
    "编号",
    "哪天的事儿",
    "属地",
    None,
    "谁跟谁",
    "类别",
    None,
    None,
    "咋回事儿",
    "结果",
    "结案日期",
)
BELOW = (None, None, "社区", "网格", None, "邻里", "物业", "其他", None, None, None)
ROWS = (
    (
        "2023.3.5",
        "{0}",
        "王某；张某",
        "邻里",
        "楼上装修漏水，把楼下的天花板泡坏了",
        "达成口头协议",
        "3月9日",
    ),
    (
        "３月８日",
        "同上",
        "李某；某物业公司",
        "物业",
        "电梯停了一个星期没有人来修理",
        "达成书面协议",
        "2023.3.20",
    ),
    (
        "三月十二日",
        "{1}",
        "赵某与钱某",
        "其他",
        "借款到期不还，双方对利息说法不一",
        "当场化解",
        "3月12日",
    ),
    (
        "2023-02-30",
        "{1}",
        "孙某；周某",
        "邻里",
        "院墙边的树枝伸到了隔壁房顶上",
        "当场化解",
        "3月15日",
    ),
    (
        "2023.3.18",
        "云上社区",
        "吴某；郑某",
        "物业",
        "小区门口的路灯坏了一直没有人修",
        "达成口头协议",
        "3月19日",
    ),
    (
        "2023.3.21",
        "{1}",
        "冯某；陈某",
        "邻里",
        "这一行登记错了，已经划掉不算数",
        "当场化解",
        "3月21日",
    ),
)


def messy(places: list[str]) -> bytes:
    """A ledger as a street keeps it: a title, a heading of two merged lines, ticks, a band, a total."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "一季度"
    page.append(["某街道2023年矛盾纠纷排查化解台账"])
    page.append(["填报单位：综治中心　　单位：件、元"])
    page.append(HEAD)
    page.append(BELOW)
    page.append(["3月"])
    for number, (day, place, who, kind, what, how, closed) in enumerate(ROWS, 1):
        ticks = ["√" if kind == name else None for name in ("邻里", "物业", "其他")]
        place = place.format(*places)
        page.append([number, day, place, "第一网格", who, *ticks, what, how, closed])
    page.append(["3月小计", None, f"{len(ROWS)}件"])
    page.append(["制表：某某　　审核：某某"])
    for cell in page[11]:
        cell.font = Font(strike=True)
    for merged in ("A1:K1", "A2:K2", "C3:D3", "F3:H3", "A5:K5"):
        page.merge_cells(merged)
    for column in "ABEIJK":
        page.merge_cells(f"{column}3:{column}4")
    page.column_dimensions["I"].width = 40
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _corrected(data: bytes, places: list[str]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    page = book.active
    assert page["L4"].value == "退回意见"
    assert page["I3"].value == "咋回事儿" and page.column_dimensions["I"].width == 40
    assert "日期不存在" in page["L9"].value and "社区" in page["L10"].value
    page["B9"], page["C10"] = "2023.3.13", places[1]
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_a_messy_ledger_is_asked_about_returned_corrected_and_in(open_page, size, tmp_path: Path):
    page = open_page(DESK if size == "desk" else PHONE)
    enter_as(page, "小李")
    page.goto("/desk/disputes/new/")
    options = page.get_by_label("社区或网格").locator("option").all_inner_texts()
    names = [text.strip(" 　") for text in options if text.strip(" 　").endswith("社区")]
    places = names[:2] if size == "desk" else names[2:4]
    first = _give(page, tmp_path / f"台账2023{size}.xlsx", messy(places), size)
    if first:  # the office remembers: who comes second is not asked again
        asked = page.locator("form.questions .field").filter(has_text="是哪一列")
        assert asked.count() == 3
        picture(page, f"import-asked-{size}")
        check_axe(page, "import asked")
        for heading, label in {
            "哪天": "登记日期",
            "谁跟谁": "当事人",
            "咋回事": "简要情况",
        }.items():
            page.get_by_label(heading, exact=False).first.select_option(label=label)
        page.get_by_role("button", name="记住回答").click()
    page.get_by_role("button", name="导入这 3 条").wait_for()
    picture(page, f"import-check-{size}")
    check_axe(page, "import check")
    page.get_by_role("button", name="导入这 3 条").click()
    page.get_by_role("link", name="下载退回的工作簿").wait_for()
    page.wait_for_url("**/desk/imports/*/")
    picture(page, f"import-done-{size}")
    check_axe(page, "import done")
    with page.expect_download() as given:
        page.get_by_role("link", name="下载退回的工作簿").click()
    assert given.value.suggested_filename.endswith("_退回.xlsx")
    back = Path(given.value.path()).read_bytes()
    _give(page, tmp_path / f"台账2023{size}_改.xlsx", _corrected(back, places), size)
    page.get_by_role("button", name="导入这 2 条").click()
    page.wait_for_url("**/desk/imports/*/")
    tally = page.locator("dl.tally").inner_text().split()
    assert tally[:6] == ["读到", "6", "导入", "2", "重复", "3"]
    page.goto("/desk/imports/words/")
    seen(page.get_by_text("咋回事儿"))
    picture(page, f"import-words-{size}")
    check_axe(page, "import words")
    page.goto("/desk/imports/suggestions/")
    check_axe(page, "import suggestions")


def _give(page: Any, path: Path, data: bytes, size: str) -> bool:
    """This will give a file and wait for its check. True when something is asked."""
    path.write_bytes(data)
    page.goto("/desk/imports/")
    picture(page, f"imports-{size}")
    check_axe(page, "imports")
    page.set_input_files("input[type=file]", str(path))
    page.get_by_role("button", name="检查这个文件").click()
    page.locator("dl.tally, form.questions").first.wait_for()
    return page.get_by_text("看不出是什么").count() > 0
