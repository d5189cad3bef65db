"""A clerk keeps a ledger: enters like the last one, filters, keeps the filter, takes out, corrects, voids, prints."""

from __future__ import annotations

import re
from datetime import date

import pytest
from openpyxl import load_workbook

from tests.journeys.conftest import (
    DESK,
    PHONE,
    Hand,
    check_axe,
    check_targets,
    enter_as,
    picture,
    seen,
    titled,
)

pytestmark = pytest.mark.journey

LIST = "/desk/publicity/activities/"
RECORD = re.compile(r"/desk/publicity/activities/[0-9a-f-]{36}/$")


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_a_ledger_is_kept(open_page, size, capsys, tmp_path):
    page = open_page(DESK if size == "desk" else PHONE, accept_downloads=True)
    enter_as(page, "何所长")
    title = f"反诈宣传进广场{'一' if size == 'desk' else '二'}"
    hand = Hand(page)
    page.goto("/desk/publicity/")
    _looked_at(page, f"publicity-{size}")
    hand.click(page.get_by_role("link", name="普法活动", exact=True).first)
    hand.click(page.get_by_role("link", name="登记", exact=True).locator("visible=true").first)
    hand.click(page.get_by_role("link", name="照抄上一条"))
    _wrong_first(page, size)
    hand.type("日期", date.today().isoformat())
    hand.type("活动名称", title)
    hand.type("参加人次", "85")
    page.locator("[name=handouts-0-kind]").select_option(label="宣传单")
    page.locator("[name=handouts-0-quantity]").fill("120")
    hand.fields, hand.clicks, hand.keys = hand.fields + 2, hand.clicks + 2, hand.keys + 3
    picture(page, f"ledger-form-{size}")
    hand.click(page.get_by_role("button", name="登记", exact=True))
    page.wait_for_url(RECORD)
    seen(page.get_by_text("宣传单", exact=True))
    _looked_at(page, f"ledger-record-{size}")
    with capsys.disabled():
        print("\n" + hand.told(f"one activity, like the last ({size})"))
    assert hand.seconds <= 60
    _filtered_and_kept(page, size, title)
    _taken_out(page, size, title, tmp_path)
    _corrected(page, size, title)


def _looked_at(page, name: str) -> None:
    picture(page, name)
    check_axe(page, name)
    check_targets(page, name)


def _wrong_first(page, size: str) -> None:
    """What is wrong is said at its field; what was typed stays."""
    page.get_by_label("地点").fill("文化广场东侧")
    page.get_by_role("button", name="登记", exact=True).click()
    titled(page, "出错：")
    seen(page.get_by_text("请填活动名称"))
    assert page.get_by_label("地点").input_value() == "文化广场东侧"
    check_axe(page, f"ledger form with errors {size}")


def _filtered_and_kept(page, size: str, title: str) -> None:
    page.goto(f"{LIST}?text={title[:4]}&sort=-title")
    seen(page.get_by_role("link", name=title))
    page.get_by_text("存为常用筛选").click()
    page.get_by_placeholder("起个名字").fill(f"反诈{size}")
    page.get_by_role("button", name="存", exact=True).click()
    seen(page.get_by_role("link", name=f"反诈{size}", exact=True))
    _looked_at(page, f"ledger-list-{size}")


def _taken_out(page, size: str, title: str, tmp_path) -> None:
    with page.expect_download() as saved:
        page.get_by_role("link", name="导出所见").click()
    kept = tmp_path / f"{size}.xlsx"
    saved.value.save_as(kept)
    cells = [cell.value for row in load_workbook(kept).active.iter_rows() for cell in row]
    assert title in cells and any("演示" in str(cell) for cell in cells)
    page.get_by_role("link", name="复制成一段话").click()
    assert f"开展“{title}”" in page.get_by_label("可以直接复制").input_value()
    page.get_by_role("button", name="复制", exact=True).click()
    page.get_by_role("button", name="已复制").wait_for()
    _looked_at(page, f"ledger-prose-{size}")
    page.goto(f"{LIST}blank/")
    picture(page, f"ledger-blank-{size}")
    check_axe(page, "blank form")


def _corrected(page, size: str, title: str) -> None:
    page.goto(f"{LIST}?text={title}")
    page.get_by_role("link", name=title).click()
    page.get_by_role("link", name="更正").click()
    page.get_by_label("参加人次").fill("80")
    page.get_by_label("更正理由").fill("签到表只有八十人")
    page.get_by_role("button", name="保存更正").click()
    page.wait_for_url(RECORD)
    seen(page.get_by_text("参加人次：85 → 80"))
    page.get_by_role("link", name="作废").click()
    page.get_by_label("作废理由").fill("重复登记")
    page.get_by_role("button", name="作废", exact=True).click()
    page.wait_for_url(RECORD)
    seen(page.get_by_text("已作废"))
    _looked_at(page, f"ledger-void-{size}")
    page.goto(f"{LIST}?text={title}")
    seen(page.get_by_text("没有符合条件的"))
    _looked_at(page, f"ledger-none-{size}")


def test_without_javascript(open_page):
    """The same form, list and prose; the copy button stays away, the text can be copied by hand."""
    page = open_page(java_script_enabled=False)
    enter_as(page, "何所长")
    page.goto(f"{LIST}new/")
    page.get_by_role("link", name="照抄上一条").click()
    page.get_by_role("button", name="再加几行").click()
    seen(page.locator("[name=handouts-7-quantity]"))
    page.get_by_label("日期", exact=True).fill(date.today().isoformat())
    page.get_by_label("活动名称").fill("无脚本登记")
    page.get_by_role("button", name="登记", exact=True).click()
    page.wait_for_url(RECORD)
    page.goto(f"{LIST}prose/")
    assert "无脚本登记" in page.get_by_label("可以直接复制").input_value()
    assert not page.get_by_role("button", name="复制", exact=True).is_visible()
