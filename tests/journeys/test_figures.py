"""A clerk makes a figure of her own, records a number from outside, and takes a picture along."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from tests.journeys.conftest import (
    DESK,
    PHONE,
    check_axe,
    enter_as,
    looked_at,
    picture,
    seen,
    titled,
)

pytestmark = pytest.mark.journey
ALL = "/desk/figures/"


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_a_figure_of_the_offices_own(open_page, size):
    page = open_page(DESK if size == "desk" else PHONE)
    enter_as(page, "小李")
    page.goto(f"{ALL}own/")
    looked_at(page, f"figures-own-{size}")
    page.get_by_role("link", name="排查受理", exact=True).click()
    name = f"物业占比{size}"
    page.get_by_label("名称").fill(name)
    page.get_by_label("怎么算").select_option(label="占另一指标的比率")
    page.get_by_role("button", name="保存").click()
    titled(page, "出错：")
    assert page.get_by_label("名称").input_value() == name
    looked_at(page, f"figures-save-errors-{size}")
    page.get_by_label("分母").select_option(label="排查受理")
    page.get_by_text("年报分类只算").first.click()
    page.get_by_label("物业管理类").check()
    page.get_by_role("button", name="保存").click()
    page.wait_for_url("**/desk/figures/saved.*/**")
    seen(page.locator("h1", has_text="%"))
    looked_at(page, f"figures-rate-{size}")
    page.locator(".stat").first.click()
    rows = page.locator("table.ledger tbody tr").count()
    seen(page.locator("main", has_text=f"共 {rows} 件"))
    looked_at(page, f"figures-numerator-{size}")
    page.goto(ALL)
    seen(page.get_by_role("link", name=name, exact=True))


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_a_number_from_outside(open_page, size):
    page = open_page(DESK if size == "desk" else PHONE)
    enter_as(page, "小李")
    page.goto(f"{ALL}external/")
    looked_at(page, f"figures-external-{size}")
    name = f"法律咨询{size}"
    page.goto(f"{ALL}external/record/?label={name}&value=120余&unit=人次")
    page.get_by_role("button", name="确定").click()
    titled(page, "出错：")
    looked_at(page, f"figures-record-errors-{size}")
    page.get_by_label("数值").fill("120")
    page.get_by_label("来源").fill("公共法律服务工作站登记本")
    page.get_by_label("截至").fill(dt.date.today().isoformat())
    page.get_by_role("button", name="确定").click()
    page.wait_for_url("**/desk/figures/external.*/**")
    page.get_by_role("link", name="更正").click()
    page.get_by_label("数值").fill("125")
    page.get_by_label("更正理由").fill("漏数一页")
    page.get_by_role("button", name="确定").click()
    page.wait_for_url("**/desk/figures/external.*/**")
    seen(page.locator("h1", has_text="125"))
    seen(page.locator("main", has_text="漏数一页"))
    looked_at(page, f"figures-outside-{size}")


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_pictures(open_page, size):
    page = open_page(DESK if size == "desk" else PHONE, accept_downloads=True)
    enter_as(page, "小李")
    page.goto(f"{ALL}pictures/")
    looked_at(page, f"pictures-{size}")
    for one in page.locator(".picture summary").all():
        one.click()
    looked_at(page, f"pictures-tables-{size}")
    with page.expect_download() as taken:
        page.get_by_role("button", name="PNG").first.click()
    data = taken.value.path().read_bytes()
    assert taken.value.suggested_filename.endswith("逐月走势.png")
    assert data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) > 5_000
    page.locator(".picture table a").first.click()
    page.wait_for_url("**/desk/figures/disputes.found/**")
    looked_at(page, f"pictures-opened-{size}")
    if size == "desk":
        page.goto(f"{ALL}pictures/")
        page.locator(".picture__drawing a").first.click()
        assert re.search("排查受理", page.locator("h1").inner_text())


@pytest.mark.parametrize("theme", ["dark", "contrast"])
def test_pictures_in_other_themes(open_page, theme):
    page = open_page()
    enter_as(page, "小李")
    for name, url in (("pictures", f"{ALL}pictures/"), ("rate", f"{ALL}disputes.resolved_rate/")):
        page.goto(url)
        page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
        picture(page, f"{name}-{theme}")
        check_axe(page, f"{name} {theme}")


def test_without_script_the_files_and_tables_are_there(open_page):
    page = open_page(java_script_enabled=False)
    enter_as(page, "小李")
    page.goto(f"{ALL}pictures/")
    seen(page.get_by_role("link", name="SVG"))
    assert not page.locator("[data-png]").first.is_visible()
    page.locator(".picture summary").first.click()
    seen(page.locator(".picture table a"))
