"""The first days of a month: the table is looked at, sealed, typed elsewhere; a case is corrected and the table says so."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from tests.journeys.conftest import (
    DESK,
    PHONE,
    enter_as,
    looked_at,
    seen,
)

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_the_month_goes_to_the_superiors(open_page, size):
    page = open_page(DESK if size == "desk" else PHONE)
    enter_as(page, "小李")
    page.goto("/desk/returns/")
    looked_at(page, f"returns-{size}")
    last = dt.date.today().replace(day=1) - dt.timedelta(days=1)
    if size == "phone":  # each size seals a month of its own
        last = last.replace(day=1) - dt.timedelta(days=1)
    url = f"/desk/returns/justice/{last.year}/{last.month}/"
    page.goto(url)
    looked_at(page, f"returns-justice-{size}")
    url = url.replace("justice", "screening")
    page.goto(url)
    looked_at(page, f"returns-screening-{size}")
    seen(page.get_by_text("对得上"))
    with page.expect_download() as saved:
        page.get_by_role("link", name="Excel").click()
    assert saved.value.suggested_filename.endswith(".xlsx")
    page.get_by_role("button", name="封账").click()
    seen(page.get_by_text("已封账，第 1 版"))
    page.get_by_role("link", name=re.compile("排查数，小计")).first.click()
    page.get_by_role("heading", name=re.compile("排查数，小计")).wait_for()
    looked_at(page, f"returns-cell-{size}")
    case = page.locator("table.ledger tbody a").first.get_attribute("href")
    page.goto(f"{case}amend/")
    page.get_by_label("纠纷类型").select_option(label="医疗纠纷")
    page.get_by_label("更正理由").fill("细类选错了")
    page.get_by_role("button", name=re.compile("更正|保存")).last.click()
    page.wait_for_url(re.compile(r"/desk/disputes/[0-9a-f-]{36}/$"))
    page.goto(url)
    page.get_by_role("link", name="看更正：改了什么、谁改的").click()
    seen(page.get_by_text("细类选错了"))
    looked_at(page, f"returns-corrections-{size}")
    page.goto(f"{url}typing/")
    page.locator("#f1 .typing__copy").click()
    page.locator("#f1 .typing__copy").filter(has_text="已复制").wait_for()
    page.locator("#f1").get_by_role("button", name=re.compile("^已转录")).click()
    page.wait_for_url("**/typing/#f2")
    seen(page.locator("#f1", has_text="小李"))
    looked_at(page, f"returns-typing-{size}")
    page.goto("/desk/returns/mediation/")
    looked_at(page, f"returns-mediation-{size}")
    page.goto("/desk/returns/screening/arrange/")
    looked_at(page, f"returns-arrange-{size}")
    page.goto("/desk/returns/screening/lines/veterans_found/")
    looked_at(page, f"returns-line-{size}")
