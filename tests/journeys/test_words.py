"""The justice office adds a type of dispute of its own; a case is registered with it, and its figure opens the case."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone

from fengqiao.engines.terms.bases import LONGEST
from tests.journeys.conftest import (
    DESK,
    PHONE,
    Hand,
    enter_as,
    looked_at,
    picture,
    registered,
    seen,
    titled,
)

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_a_type_added_by_an_office_and_its_figure(open_page, size, capsys):
    page = open_page(DESK if size == "desk" else PHONE)
    enter_as(page, "何所长")
    hand, name = Hand(page), f"噪声扰民纠纷{'一' if size == 'desk' else '二'}"
    page.goto("/desk/words/")
    looked_at(page, f"words-front-{size}")
    hand.click(page.get_by_role("link", name="纠纷类型", exact=True))
    looked_at(page, f"words-types-{size}")
    _added(page, hand, name, size)
    with capsys.disabled():
        print("\n" + hand.told(f"a type of the office's own ({size})"))
    case = _registered(page, name, size)
    _counted(page, name, case, size)
    _renamed(page, name, case, size)


def _added(page, hand, name: str, size: str) -> None:
    page.locator("#add").get_by_label("名称").fill("邻里纠纷")
    page.get_by_role("button", name="添上").click()
    titled(page, "出错：")
    seen(page.get_by_text("请选“年报分类”").locator("visible=true"))
    hand.type("名称", name)
    hand.choose("年报分类", "邻里纠纷类")
    hand.choose("司法部统计分类", "02 邻里纠纷")
    hand.type("其他写法", f"噪音{size}、夜间噪声{size}")
    hand.click(page.get_by_role("button", name="添上"))
    seen(page.get_by_text(f"已添“{name}”"))
    looked_at(page, f"words-added-{size}")


def _registered(page, name: str, size: str) -> str:
    page.goto("/desk/disputes/new/")
    page.get_by_label("发生了什么").fill("烧烤摊夜里放音乐，楼上住户睡不好")
    page.get_by_label("申请一方").first.fill("周某")
    page.locator("input[name=side_two]").fill("吴某")
    page.get_by_label("纠纷类型").select_option(label=name)
    page.get_by_label("社区或网格").select_option(index=2)
    page.get_by_label("如何发现").select_option(label="群众来访")
    page.get_by_label("结果").select_option(label="当场化解")
    picture(page, f"words-register-{size}")
    page.get_by_role("button", name="登记", exact=True).last.click()
    registered(page, re.compile(r"/desk/disputes/[0-9a-f-]{36}/"))
    seen(page.get_by_text(name).locator("visible=true"))
    return page.locator("h1").inner_text().split()[0]


def _counted(page, name: str, case: str, size: str) -> None:
    """The figure is split by the new type, and the part opens the case."""
    page.goto(f"/desk/figures/disputes.found/?year={timezone.localdate().year}")
    row = page.get_by_role("row").filter(has_text=name)
    if not row.first.is_visible():
        page.get_by_text("纠纷类型", exact=True).first.click()
    seen(row)
    picture(page, f"words-figure-{size}")
    row.get_by_role("link").first.click()
    seen(page.get_by_role("link", name=case, exact=True))
    looked_at(page, f"words-figure-opened-{size}")


def _renamed(page, name: str, case: str, size: str) -> None:
    """To the longest that is allowed: no page on which it stands scrolls sideways."""
    longest = f"{name}（{'夜间施工烧烤摊音响广场舞' * 3}"[: LONGEST - 1] + "）"
    page.goto("/desk/words/disputes.type/")
    page.get_by_role("link", name=name, exact=True).click()
    page.get_by_label("名称").fill(longest)
    page.get_by_role("button", name="改名", exact=True).click()
    seen(page.get_by_text(f"{name} → {longest}"))
    looked_at(page, f"words-word-{size}")
    page.goto("/desk/words/disputes.type/")
    looked_at(page, f"words-long-list-{size}")
    _everywhere(page, longest, case, size)


def _everywhere(page, longest: str, case: str, size: str) -> None:
    """The list narrowed by it, the case that says it, the form that chooses it, the figure that is split by it."""
    page.goto("/desk/disputes/")
    page.locator("summary").filter(has_text="更多条件").click()
    page.get_by_label("纠纷类型").first.select_option(label=longest)
    page.get_by_role("button", name="筛选").first.click()
    seen(page.get_by_role("link", name=case, exact=True))
    looked_at(page, f"words-long-filter-{size}")
    page.get_by_role("link", name=case, exact=True).first.click()
    seen(page.get_by_text(longest).locator("visible=true"))
    looked_at(page, f"words-long-case-{size}")
    page.goto("/desk/disputes/new/")
    page.get_by_label("纠纷类型").select_option(label=longest)
    looked_at(page, f"words-long-register-{size}")
    page.goto(f"/desk/figures/disputes.found/?year={timezone.localdate().year}")
    looked_at(page, f"words-long-figure-{size}")
