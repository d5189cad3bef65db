"""From the first login by a one-time link to the first closed case, on a desk and on a phone."""

from __future__ import annotations

import re

import pytest

from tests.journeys.conftest import (
    DESK,
    PHONE,
    Hand,
    check_axe,
    enter_as,
    picture,
    registered,
    seen,
)

pytestmark = pytest.mark.journey


def one_time_link(open_page, name: str) -> str:
    """The administrator enters a new clerk and is shown the link once."""
    page = open_page()
    enter_as(page, "管理员")
    page.goto("/desk/people/")
    picture(page, "people")
    page.get_by_role("link", name=re.compile("登记人员|添加人员|新人员")).first.click()
    page.get_by_label("姓名").fill(name)
    page.get_by_label("岗位").select_option(label="综治中心工作人员")
    page.get_by_label("登录名").fill(name)
    page.get_by_role("button", name=re.compile("保存|登记|添加")).last.click()
    link = re.search(r"/desk/first/[\w.\-=]+/", page.content())
    assert link, page.inner_text("main")
    return link.group(0)


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_first_login_to_first_closed_case(open_page, size, capsys):
    name = {"desk": "新来的小孙", "phone": "新来的小钱"}[size]
    link = one_time_link(open_page, name)
    page = open_page(DESK if size == "desk" else PHONE)
    hand = Hand(page)
    page.goto(link)
    picture(page, f"first-login-{size}")
    for box in page.locator("input[type=password]").all():
        box.fill("一棵枫树站在桥边2026")
        hand.fields += 1
        hand.keys += 20
    hand.click(page.get_by_role("button").last)
    page.wait_for_url("**/desk/")
    login_seconds = hand.seconds
    picture(page, f"first-today-{size}")
    hand.click(page.get_by_role("link", name="登记").locator("visible=true").first)
    hand.type("发生了什么", "楼上阳台浇花滴水，打湿楼下晾晒的被子")
    hand.choose("纠纷类型", "邻里纠纷")
    place = page.get_by_label("社区或网格").locator("option").nth(2).inner_text()
    hand.choose("社区或网格", place)
    hand.type("申请一方", "周某")
    page.locator("input[name=side_two]").fill("吴某")
    hand.fields, hand.keys = hand.fields + 1, hand.keys + 6
    hand.choose("如何发现", "群众来访")
    hand.choose("怎么办理", "劝导")
    hand.choose("结果", "当场化解")
    picture(page, f"register-{size}")
    hand.click(page.get_by_role("button", name="登记", exact=True).last)
    registered(page, re.compile(r"/desk/disputes/[0-9a-f-]{36}/"))
    seen(page.get_by_text("已化解"))
    picture(page, f"first-case-{size}")
    check_axe(page, "case")
    with capsys.disabled():
        print("\n" + hand.told(f"first login to first closed case ({size})"))
    assert hand.seconds <= 180
    assert hand.seconds - login_seconds <= 120
