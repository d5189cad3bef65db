"""Decide before the review: refused, with the reason. Review, answer, decide; and the dossier holds it all."""

from __future__ import annotations

import re

import pytest

from tests.journeys.conftest import (
    DESK,
    PHONE,
    check_axe,
    enter_as,
    picture,
    registered,
    seen,
    titled,
)

pytestmark = pytest.mark.journey


def _step(page, label: str) -> None:
    page.get_by_role("link", name=label, exact=True).first.click()
    page.wait_for_url("**/steps/**")


def _take(page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).last.click()
    page.wait_for_url(re.compile(r"/desk/decisions/one/[0-9a-f-]{36}/$"))


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_nothing_is_decided_before_its_review(open_page, size):
    page = open_page(DESK if size == "desk" else PHONE)
    enter_as(page, "何所长")
    title = f"{size} 冬季供暖应急采购合同"
    page.goto("/desk/decisions/register/new/")
    page.get_by_label("决策事项").fill(title)
    page.get_by_label("类别", exact=True).select_option(label="合同")
    picture(page, f"decision-new-{size}")
    page.get_by_role("button", name="登记", exact=True).click()
    registered(page, re.compile(r"/desk/decisions/one/[0-9a-f-]{36}/$"))
    case = page.url
    seen(page.get_by_text("合法性审查还没有通过，不能提交讨论和决定"))
    picture(page, f"decision-begun-{size}")
    check_axe(page, "decision begun")

    page.goto(case.replace("/decisions/one/", "/decisions/") + "steps/decide/")
    seen(page.get_by_text("合法性审查还没有通过"))
    assert not page.get_by_role("button", name="集体讨论决定").count()
    picture(page, f"decision-refused-{size}")

    page.goto(case)
    page.get_by_role("link", name="几个关口一起办结").click()
    for gate in ("公众参与", "专家论证", "风险评估", "公平竞争审查"):
        page.get_by_label(re.compile(f"^{gate}（")).first.select_option(label="不适用")
    for box in page.get_by_label(re.compile("：材料，或者理由")).all():
        box.fill("应急采购，只涉及本单位")
    picture(page, f"decision-gates-{size}")
    check_axe(page, "several gates")
    page.get_by_role("button", name="办结", exact=True).click()
    page.wait_for_url(case)
    _step(page, "送合法性审查")
    _take(page, "送合法性审查")
    _step(page, "审查通过")
    page.get_by_label("修改后通过").check()
    page.get_by_label("审查意见").fill("写明质量保证期\n写明违约责任")
    picture(page, f"decision-review-{size}")
    _take(page, "审查通过")
    seen(page.get_by_text("还有 2 条意见没有答复"))
    for _ in range(2):
        page.get_by_role("link", name="答复", exact=True).first.click()
        page.get_by_label("采纳", exact=True).check()
        page.get_by_role("button", name="答复", exact=True).click()
        page.wait_for_url(case)
    _step(page, "集体讨论决定")
    page.get_by_label("哪次会议").fill("党工委会议第6次")
    page.get_by_label("同意", exact=True).first.check()
    page.get_by_label("到会人数").fill("9")
    page.locator("input[name=votes_for]").fill("8")
    page.locator("input[name=votes_against]").fill("1")
    page.get_by_role("button", name="集体讨论决定", exact=True).last.click()
    titled(page, "出错")
    seen(page.get_by_text("有反对票"))
    picture(page, f"decision-dissent-{size}")
    page.locator("textarea[name=dissent]").fill("价格偏高，建议再询价一次")
    _take(page, "集体讨论决定")
    seen(page.get_by_text("已决定"))
    picture(page, f"decision-decided-{size}")
    check_axe(page, "decision decided")
    page.get_by_role("link", name="决策卷宗").click()
    page.wait_for_url("**/dossier/")
    for said in ("价格偏高，建议再询价一次", "写明违约责任", "采纳", "同意 8"):
        seen(page.get_by_text(said))
    picture(page, f"decision-dossier-{size}")
    check_axe(page, "dossier")


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_pages_of_decisions_and_supervision(open_page, size):
    page = open_page(DESK if size == "desk" else PHONE)
    enter_as(page, "小李")
    for key, url in (
        ("decisions-front", "/desk/decisions/"),
        ("decisions-list", "/desk/decisions/register/"),
        ("decisions-none", "/desk/decisions/register/?q=%E6%B2%A1%E6%9C%89%E8%BF%99%E4%BB%B6"),
        ("reviews-list", "/desk/decisions/reviews/"),
        ("contract-new", "/desk/decisions/contracts/new/"),
        ("documents-empty", "/desk/decisions/documents/"),
        ("supervision-front", "/desk/supervision/"),
        ("incoming-list", "/desk/supervision/incoming/"),
        ("incoming-new", "/desk/supervision/incoming/new/"),
        ("issues-list", "/desk/supervision/issues/"),
    ):
        assert page.goto(url).status == 200, url
        picture(page, f"{key}-{size}")
        check_axe(page, f"{key} {size}")
    page.goto("/desk/supervision/incoming/")
    page.get_by_role("link", name="窗口等候时间过长").first.click()
    seen(page.get_by_text("本人看不到这一件"))
    picture(page, f"complaint-{size}")
    check_axe(page, "complaint")
