"""A day is typed as people write it, or picked; with and without JavaScript."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import DESK, PHONE, enter_as, looked_at, seen

pytestmark = pytest.mark.journey

NEW = "/desk/publicity/activities/new/"


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_a_day_is_typed_or_picked(open_page, size):
    page = open_page(DESK if size == "desk" else PHONE)
    enter_as(page, "小李")
    page.goto(NEW)
    box = page.locator("input[name=held_on]")
    box.fill("24.2.30")
    page.get_by_role("button", name="登记", exact=True).last.click()
    seen(page.get_by_text("“24.2.30”不止一种读法，请写全年月日"))
    assert box.input_value() == "24.2.30"
    looked_at(page, f"day-refused-{size}")
    box.fill("2024.3.5")
    box.press("Alt+ArrowDown")
    calendar = page.locator("input.day__calendar").first
    assert calendar.input_value() == "2024-03-05"
    page.keyboard.press("Escape")
    page.get_by_role("button", name="打开日历").first.click()
    page.keyboard.press("Escape")
    calendar.evaluate(
        "one => { one.value = '2024-03-08'; one.dispatchEvent(new Event('change')); }"
    )
    assert box.input_value() == "2024-03-08"
    page.goto(
        "/desk/disputes/?registered_on_from=24.3.5&registered_on_to=2024%E5%B9%B46%E6%9C%881%E6%97%A5"
    )
    assert page.locator("input[name=registered_on_from]").input_value() == "24.3.5"
    assert page.locator(".field__error").count() == 0
    looked_at(page, f"day-filter-{size}")
    page.goto("/desk/publicity/activities/?held_on_from=3.5.24")
    assert "不止一种读法" in page.content()


def test_a_day_is_typed_without_javascript(open_page):
    page = open_page(DESK, java_script_enabled=False)
    page.goto("/desk/login/")
    page.locator("form, li, div").filter(has_text="小李").get_by_role("button").first.click()
    page.goto(NEW)
    assert page.get_by_role("button", name="打开日历").count() == 0
    page.locator("input[name=held_on]").fill("2024年2月30日")
    page.get_by_role("button", name="登记", exact=True).last.click()
    seen(page.get_by_text("不是能用的日期"))
