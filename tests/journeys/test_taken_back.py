"""What was registered beside the registers a minute ago is taken back where it stands, on a desk and on a phone."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.journeys.conftest import DESK, PHONE, Hand, enter_as, looked_at, seen

pytestmark = pytest.mark.journey
TODAY = date.today().isoformat()


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_a_round_a_notice_and_a_number_are_taken_back(open_page, size):
    page = open_page(DESK if size == "desk" else PHONE)
    enter_as(page, "小李")
    hand = Hand(page)

    page.goto("/desk/disputes/screenings/new/")
    hand.type("名称", f"夏季欠薪排查（{size}）")
    hand.type("开始日期", TODAY)
    hand.type("报回期限", TODAY)
    hand.click(page.get_by_role("button", name="开始排查"))
    page.wait_for_url(re.compile(r"screenings/[0-9a-f-]{36}/"))
    undo(page, hand, "开展排查", f"screening-undo-{size}")
    page.wait_for_url("**/screenings/")
    assert page.locator("td a").filter(has_text=f"（{size}）").count() == 0

    page.goto("/desk/figures/external/record/")
    for label, text in (
        ("名称", f"网格巡查{size}"),
        ("数值", "12"),
        ("单位", "次"),
        ("来源", "综治办"),
    ):
        hand.type(label, text)
    hand.type("截至", TODAY)
    hand.click(page.locator("form .button--primary").last)
    page.wait_for_url(re.compile(r"figures/external\."))
    undo(page, hand, "登记外部数据", f"number-undo-{size}")
    page.wait_for_url("**/figures/external/")
    seen(page.get_by_text("已停用"))

    page = open_page(DESK if size == "desk" else PHONE)
    enter_as(page, "孙书记")
    hand = Hand(page)
    page.goto("/desk/integrity/notices/")
    hand.type("文号", f"某纪函〔2026〕{len(size)}号")
    page.get_by_label("来自机关").select_option(index=1)
    hand.type("收到日期", TODAY)
    hand.type("所涉期间", str(date.today().year - 1))
    hand.click(page.get_by_role("button", name="登记", exact=True))
    undo(page, hand, "登记通报收文", f"notice-undo-{size}")
    seen(page.get_by_text("已作废"))


def undo(page, hand, label, name):
    """Offered with the minutes that are left; a press takes it back."""
    seen(page.get_by_text(f"撤销刚刚办的“{label}”"))
    looked_at(page, name)
    hand.click(page.get_by_role("button", name="撤销", exact=True))
