"""Somebody's report is checked: pasted, marked, each mark opened to the rows behind it; with and without script."""

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

TEXT = """河湾街道关于2026年法治政府建设年度报告
区委、区政府：
　　2026年，街道扎实推进法治建设。现将2026年度法治政府建设情况报告如下：
　　一、2025年度推进法治政府建设的主要举措和成效
　　（一）抓实纠纷化解。2026年共排查矛盾纠纷60件，其中邻里纠纷类31件，物业管理类12件，其他类别16件。接待来访30余人次。
　　（二）抓好普法宣传。举办普法宣传活动、讲座8次。街道2026年度未发生领导干部违规干预司法活动的行为。
　　二、存在的不足和原因
　　专职人员不足，工作人员身兼数职。
　　三、党政主要负责人履行推进法治建设第一责任人职责的有关情况
　　对重要工作亲自部署。
　　四、2027年度推进法治政府建设的主要安排
　　计划开展专题学习12次。
"""


@pytest.mark.parametrize("size", ["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_report_is_checked(open_page, size, scheme):
    page = open_page(DESK if size == "desk" else PHONE, color_scheme=scheme)
    enter_as(page, "小李")
    page.goto("/desk/reconcile/")
    check_axe(page, f"reconcile {size} {scheme}")
    check_targets(page, "reconcile")
    page.get_by_label("报告的年份").fill("2026")
    page.get_by_role("button", name="核对", exact=True).click()
    titled(page, "出错")
    check_axe(page, "reconcile with errors")
    page.get_by_label("要核对的文字").fill(TEXT)
    page.get_by_role("button", name="核对", exact=True).click()
    page.wait_for_selector(".document")
    picture(page, f"reconcile-{size}-{scheme}")
    check_axe(page, f"reconcile result {size} {scheme}")
    page.locator(".mark--mismatch").first.click()
    seen(page.locator(".note:target"))
    page.locator(".note:target").get_by_role("link", name="看台账里的这些记录").click()
    assert page.url.split("?")[0].endswith("/desk/figures/disputes.found/")


def test_a_report_is_checked_without_script(open_page):
    page = open_page(java_script_enabled=False)
    enter_as(page, "小李")
    page.goto("/desk/reconcile/")
    page.get_by_label("报告的年份").fill("2026")
    page.get_by_label("要核对的文字").fill(TEXT)
    page.get_by_role("button", name="核对", exact=True).click()
    seen(page.get_by_role("heading", name=re.compile("核对结果")))
    page.get_by_role("link", name="缺少必备部分").click()
    page.get_by_role("link", name="60件").first.click()
    seen(page.locator(".note:target"))
    with page.expect_download() as saved:
        page.get_by_role("button", name="下载核对单").click()
    assert saved.value.suggested_filename == "reconcile-2026.xlsx"
