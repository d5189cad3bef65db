"""Every kind of page, at 1440 and 390 px: no violation by axe, no sideways scroll, a picture of each."""

from __future__ import annotations

import re

import pytest

from tests.journeys.conftest import (
    DESK,
    PHONE,
    check_axe,
    check_targets,
    enter_as,
    picture,
    seen,
    titled,
)

pytestmark = pytest.mark.journey

PAGES = {
    "小李": (
        ("today", "/desk/"),
        ("disputes", "/desk/disputes/"),
        ("disputes-none", "/desk/disputes/?stage=void"),
        ("register-empty", "/desk/disputes/new/"),
        ("figures", "/desk/figures/"),
        ("rows", "/desk/figures/disputes.found/"),
        ("imports", "/desk/imports/"),
        ("publicity", "/desk/publicity/"),
        ("activities", "/desk/publicity/activities/"),
        ("activity-new", "/desk/publicity/activities/new/"),
        ("posts", "/desk/publicity/posts/?sort=title&col=title&col=reads"),
        ("search", "/desk/search/?q=%E6%BC%8F%E6%B0%B4"),
        ("journal", "/desk/journal/"),
        ("me", "/desk/me/"),
        ("kit", "/desk/ui/"),
    ),
    "管理员": (
        ("admin-today", "/desk/"),
        ("admin-people", "/desk/people/"),
        ("admin-divisions", "/desk/divisions/"),
        ("admin-calendar", "/desk/calendar/"),
    ),
}
PHOTO = {"name": "现场.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8\xff\xe0" + b"0" * 9000}


@pytest.mark.parametrize("size", ["desk", "phone"])
@pytest.mark.parametrize("name", list(PAGES))
def test_pages(open_page, size, name):
    page = open_page(DESK if size == "desk" else PHONE)
    page.goto("/desk/login/")
    picture(page, f"login-{size}")
    check_axe(page, "login")
    enter_as(page, name)
    for key, url in PAGES[name]:
        answer = page.goto(url)
        assert answer.status == 200, url
        picture(page, f"{key}-{size}")
        check_axe(page, f"{key} {size}")
        check_targets(page, f"{key} {size}")


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_a_case_step_by_step(open_page, size):
    page = open_page(DESK if size == "desk" else PHONE)
    enter_as(page, "小李")
    page.goto("/desk/disputes/?stage=handling")
    page.get_by_role("link", name=re.compile(r"^\d{4}-\d{4}$")).first.click()
    picture(page, f"case-begun-{size}")
    check_axe(page, "case")
    page.get_by_role("link", name="期限怎么算的").first.click()
    page.wait_for_url("**/clocks/**")
    picture(page, f"clock-{size}")
    check_axe(page, "clock")
    page.go_back()
    page.get_by_role("link", name="谁可以办").click()
    page.wait_for_url("**/procedure/")
    picture(page, f"procedure-{size}")
    check_axe(page, "procedure")
    page.go_back()
    page.get_by_role("link", name="延长期限").first.click()
    page.get_by_role("button", name=re.compile("延长|确定|办理")).last.click()
    titled(page, "出错")
    picture(page, f"step-error-{size}")
    check_axe(page, "step with errors")
    page.get_by_label("理由").fill("等物业公司开会")
    page.get_by_label("延长几天").fill("3")
    page.get_by_role("button", name=re.compile("延长|确定|办理")).last.click()
    page.wait_for_url(re.compile(r"/desk/disputes/[0-9a-f-]{36}/$"))
    seen(page.get_by_text("延长 3 天"))
    page.get_by_label("记一笔").fill("双方约好周五上午在社区调解室见面。")
    page.get_by_role("button", name="记下").click()
    page.get_by_text("附上文件：").click()
    page.set_input_files("input[type=file]", {**PHOTO, "name": "安装.exe"})
    page.get_by_role("button", name="附上", exact=True).click()
    seen(page.get_by_text("这种文件不能存"))
    check_axe(page, "attach with errors")
    page.set_input_files("input[type=file]", PHOTO)
    page.get_by_role("button", name="附上", exact=True).click()
    seen(page.get_by_text(f"已附上 {PHOTO['name']}"))
    page.reload()  # what has been said once is not said again
    picture(page, f"case-{size}")
    check_axe(page, "case with a note and a file")
    check_targets(page, "case with a note and a file")
    with page.expect_download() as saved:
        page.get_by_role("link", name=PHOTO["name"]).first.click()
    assert saved.value.suggested_filename == PHOTO["name"]


def test_wrong_input_keeps_what_was_typed(open_page):
    page = open_page()
    enter_as(page, "小李")
    page.goto("/desk/disputes/new/")
    page.get_by_label("发生了什么").fill("只写了这一句")
    page.get_by_role("button", name="登记", exact=True).last.click()
    titled(page, "出错：")
    assert page.get_by_label("发生了什么").input_value() == "只写了这一句"
    picture(page, "register-errors")
    check_axe(page, "register with errors")


@pytest.mark.parametrize("theme", ["dark", "contrast"])
def test_themes(open_page, theme):
    page = open_page()
    enter_as(page, "小李")
    for key, url in PAGES["小李"][:4]:
        page.goto(url)
        page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
        picture(page, f"{key}-{theme}")
        check_axe(page, f"{key} {theme}")


def test_narrow_and_large(open_page):
    page = open_page({"width": 320, "height": 640})
    enter_as(page, "小李")
    for key, url in PAGES["小李"]:
        page.goto(url)
        picture(page, f"{key}-320")
        page.evaluate("document.documentElement.dataset.size = 'large'")
        picture(page, f"{key}-320-large")
