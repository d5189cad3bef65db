"""The clerk's February: the draft that stands already, a word changed, a number given its source, settings, and the
list of what keeps it from being signed."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.journeys.conftest import (
    DESK,
    PHONE,
    enter_as,
    looked_at,
    seen,
    titled,
)

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_the_clerks_february(open_page, size):
    year = dt.date.today().year - (size == "phone")  # each size writes in a report of its own
    page = open_page(DESK if size == "desk" else PHONE)
    enter_as(page, "小李")
    page.goto(f"/desk/annual/{year}/")
    assert page.locator(".bound__number").count() > 3
    looked_at(page, f"annual-{size}")
    page.locator(".bound__number").first.focus()
    page.get_by_role("link", name="改 其他需要报告的情况", exact=False).or_(
        page.locator("#b-other-11 .block__edit")
    ).first.click()
    page.get_by_label("正文").fill(
        "全年接待来访群众137人次，现有{{talent.group_members}}参与调解。"
    )
    page.get_by_role("button", name="看看怎么读").click()
    looked_at(page, f"annual-write-{size}")
    page.get_by_role("button", name="保存").click()
    page.get_by_role("link", name="登记为外部数据").click()
    page.get_by_label("谁给的").fill("信访窗口登记簿")
    page.get_by_label("截至").fill(f"{year}-01-31")
    looked_at(page, f"annual-bind-{size}")
    page.get_by_role("button", name="登记").click()
    page.wait_for_url(f"**/desk/annual/{year}/")
    assert page.get_by_role("link", name="登记为外部数据").count() == 0
    seen(page.locator(".document", has_text="137人次"))
    page.get_by_role("link", name="报告设置").click()
    page.get_by_label("主送机关").fill("区委、区政府")
    looked_at(page, f"annual-settings-{size}")
    page.get_by_role("button", name="保存设置").click()
    seen(page.locator(".document", has_text="区委、区政府："))
    page.get_by_role("link", name="审议、签发、报送").click()
    today = dt.date.today().isoformat()
    page.get_by_label("党工委书记阅的日期").fill(today)
    page.get_by_label("办事处主任阅的日期").fill(today)
    page.get_by_label("党工委会审议的日期").fill(today)
    page.get_by_label("哪一次会议").fill("党工委会议第2次")
    looked_at(page, f"annual-steps-{size}")
    page.get_by_role("button", name="记下").click()
    seen(page.locator("main", has_text="已审议"))
    page.get_by_role("link", name="和去年对照").click()
    looked_at(page, f"annual-compare-{size}")
    page.goto(f"/desk/figures/prose/?year={year}&part=3")
    looked_at(page, f"annual-prose-{size}")
    page.goto(f"/desk/annual/{year}/corrections/")
    looked_at(page, f"annual-corrections-{size}")


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_what_is_handed_to_leaders_and_inspectors(open_page, size):
    year = dt.date.today().year
    page = open_page(DESK if size == "desk" else PHONE)
    enter_as(page, "小李")
    page.goto(f"/desk/annual/{year}/")
    page.locator(".beside summary").click()
    page.locator(".beside").scroll_into_view_if_needed()
    looked_at(page, f"annual-plan-{size}")
    page.get_by_role("link", name="一页简报").click()
    assert page.locator(".brief__figures tbody tr").count() >= 5
    looked_at(page, f"brief-{size}")
    page.get_by_label("哪一期").select_option(label="3月")
    page.get_by_role("button", name="看这一期").click()
    assert f"{year}年3月" in page.locator(".document__title").inner_text()
    page.get_by_role("link", name="换开头的指标").click()
    looked_at(page, f"brief-figures-{size}")
    page.goto(f"/desk/annual/{year}/")
    page.get_by_role("link", name="督察材料清单").click()
    looked_at(page, f"inspection-{size}")
    page.get_by_role("link", name="矛盾纠纷台账和调解组织名册").click()
    # A paper of the same name is the same paper: each walk names its own.
    paper = {"desk": "调解组织花名册", "phone": "调解员聘书存根"}[size]
    page.get_by_label("材料名称").fill(paper)
    page.get_by_role("button", name="写明在哪里").click()
    titled(page, "出错：")
    page.get_by_label("存在哪里").fill("综治中心档案柜")
    page.get_by_role("button", name="写明在哪里").click()
    looked_at(page, f"inspection-item-{size}")
    page.goto(f"/desk/annual/{year}/inspection/add/")
    looked_at(page, f"inspection-add-{size}")
