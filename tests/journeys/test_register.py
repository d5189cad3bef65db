"""The list of disputes and the form of a case: found in four clicks, corrected by two, moved, sent after Back, done
alike. Each in the place of who does it."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import DESK, PHONE, Hand, enter_as, looked_at, registered, seen, titled

pytestmark = pytest.mark.journey
LIST = "/desk/disputes/"
CASE = re.compile(r"/desk/disputes/[0-9a-f-]{36}/$")
SIZES = pytest.mark.parametrize("size", ["desk", "phone"])
VIEW = {"desk": DESK, "phone": PHONE}
TODAY = dt.date.today()
LAST_MONTH = TODAY.replace(day=1) - dt.timedelta(days=1)


def _choose(page, name: str, words: str) -> None:
    """This will choose the option that has the words, indented or not."""
    box = page.locator(f"select[name={name}]").first
    option = box.locator("option", has_text=re.compile(rf"^\s*{words}\s*$")).first
    box.select_option(value=option.get_attribute("value"))


def _filled(page, summary: str, one: str, other: str, place: str = "河东社区", day=TODAY) -> None:
    page.get_by_label("发生了什么").fill(summary)
    page.get_by_label("纠纷类型").first.select_option(label="邻里纠纷")
    _choose(page, "place", place)
    page.get_by_label("申请一方").first.fill(one)
    page.locator("input[name=side_two]").fill(other)
    page.get_by_label("如何发现").select_option(label="群众来访")
    page.get_by_label("怎么办理").select_option(label="劝导")
    page.get_by_label("结果").first.select_option(label="还在办理")
    page.locator("input[name=day]").fill(day.isoformat())


def _registered(page, *given, **more) -> str:
    """This will register a case and give the address of its page."""
    page.goto(f"{LIST}new/")
    _filled(page, *given, **more)
    page.get_by_role("button", name="登记", exact=True).last.click()
    registered(page, CASE)
    return page.url


def _saved(page, reason: str) -> None:
    page.get_by_label("更正理由").fill(reason)
    page.get_by_role("button", name="保存更正").click()


@SIZES
def test_two_clerks_correct_one_case(open_page, size):
    li, he = open_page(VIEW[size]), open_page(VIEW[size])
    enter_as(li, "小李")
    enter_as(he, "何所长")
    case = _registered(li, f"两人同改一件{size}", "金某", "陶某")
    for page in (li, he):
        page.goto(f"{case}amend/")
    li.get_by_label("发生了什么").fill(f"两人同改一件{size}，小李补了经过")
    _saved(li, "补写经过")
    li.wait_for_url(CASE)
    he.get_by_label("怎么办理").select_option(label="现场调解")
    _saved(he, "去过现场")
    he.wait_for_url(CASE)
    seen(he.get_by_text("小李补了经过"))
    seen(he.get_by_text("现场调解"))
    looked_at(he, f"both-fields-stand-{size}")

    for page in (li, he):
        page.goto(f"{case}amend/")
    li.get_by_label("发生了什么").fill("小李的写法：夜里浇花滴水")
    _saved(li, "改写")
    li.wait_for_url(CASE)
    he.get_by_label("发生了什么").fill("何所长的写法：阳台漏水")
    _saved(he, "也改写")
    titled(he, "出错")
    both = he.locator("fieldset.both")
    seen(both.get_by_text("用我写的：何所长的写法：阳台漏水"))
    seen(both.get_by_text("小李的写法：夜里浇花滴水"))
    seen(both.get_by_text("（小李"))
    assert he.get_by_label("更正理由").input_value() == "也改写"
    looked_at(he, f"clash-{size}")
    he.get_by_label(re.compile("用现在的")).check()
    he.get_by_role("button", name="保存更正").click()
    he.wait_for_url(CASE)
    seen(he.get_by_text("小李的写法：夜里浇花滴水"))

    he.goto(f"{case}amend/")
    li.goto(f"{case}amend/")
    li.get_by_label("发生了什么").fill("小李第三稿")
    _saved(li, "再改")
    li.wait_for_url(CASE)
    he.get_by_label("发生了什么").fill("何所长第三稿")
    _saved(he, "以这一稿为准")
    titled(he, "出错")
    he.get_by_label(re.compile("用我写的")).check()
    he.get_by_role("button", name="保存更正").click()
    he.wait_for_url(CASE)
    seen(he.get_by_text("何所长第三稿"))
    looked_at(he, f"clash-chosen-{size}")


@SIZES
def test_a_misspelled_name_is_corrected_everywhere(open_page, size):
    page = open_page(VIEW[size])
    enter_as(page, "小李")
    wrong, right = {"desk": ("章珊珊", "张姗姗"), "phone": ("李思思", "黎思诗")}[size]
    case = _registered(page, f"姓名写错的一件{size}", wrong, "邹某")
    number = page.locator("h1").first.inner_text()
    page.goto(f"{case}amend/")
    page.locator("[name=side_one-0-name]").fill(right)
    looked_at(page, f"name-amend-{size}")
    _saved(page, "身份证上是这样写")
    page.wait_for_url(CASE)
    seen(page.get_by_text(right, exact=True))
    looked_at(page, f"name-case-{size}")
    page.goto(f"/desk/search/?q={right}")
    expect(page.locator(f"main a[href*='{case.split('/')[-2]}']")).to_have_count(1)
    looked_at(page, f"name-search-{size}")
    page.goto(f"/desk/search/?q={wrong}")
    expect(page.locator(f"main a[href*='{case.split('/')[-2]}']")).to_have_count(0)
    page.goto(f"{LIST}?text=姓名写错的一件{size}")
    row = page.locator("table.ledger tbody tr")
    assert row.count() == 1 and right in row.inner_text() and wrong not in row.inner_text()
    looked_at(page, f"name-list-{size}")
    assert number


@SIZES
def test_a_case_moves_to_another_community_and_the_month_follows(open_page, size):
    page = open_page(VIEW[size])
    enter_as(page, "小李")
    case = _registered(page, f"登记错社区的一件{size}", "毕某", "郝某", place="柳林社区")
    month = f"/desk/figures/disputes.found/?from={TODAY.replace(day=1)}&to={TODAY}"
    before = _by_community(page, month)
    page.goto(f"{case}amend/")
    _choose(page, "community", "南坡村")
    _saved(page, "事情在南坡村，登记时选错")
    page.wait_for_url(CASE)
    seen(page.get_by_text("南坡村"))
    looked_at(page, f"moved-case-{size}")
    after = _by_community(page, month)
    looked_at(page, f"moved-month-{size}")
    assert after["柳林社区"] == before["柳林社区"] - 1
    assert after["南坡村"] == before.get("南坡村", 0) + 1
    assert after["合计"] == before["合计"]
    page.goto(f"/desk/returns/screening/{TODAY.year}/{TODAY.month}/")
    looked_at(page, f"moved-return-{size}")


def _by_community(page, url: str) -> dict[str, int]:
    """The month's figures by community, as the page tells them; who has none stands with nought."""
    page.goto(url)
    table = page.locator("table", has=page.locator("caption", has_text="按社区")).first
    told = {"柳林社区": 0}
    for row in table.locator("tr").all():
        words = row.inner_text().split()
        if len(words) >= 2 and words[-1].isdigit():
            told[words[0]] = int(words[-1])
    return told


@SIZES
def test_last_months_noise_of_one_community_is_found_in_four_clicks(open_page, size, capsys):
    page = open_page(VIEW[size])
    enter_as(page, "小李")
    words = f"广场舞噪声扰民{size}"
    _registered(page, words, "戚某", "谢某", place="文庙社区", day=LAST_MONTH)
    _registered(page, f"{words}今天", "戚某", "谢某", place="文庙社区")
    _registered(page, f"{words}别处", "戚某", "谢某", place="果园社区", day=LAST_MONTH)
    page.goto(LIST)
    looked_at(page, f"register-list-{size}")
    if size == "desk":
        whole = "r => r.filter(one => one.getBoundingClientRect().bottom <= innerHeight).length"
        assert page.locator("table.ledger tbody tr").evaluate_all(whole) >= 14
    hand = Hand(page)
    hand.click(page.get_by_role("link", name="上月", exact=True))
    page.wait_for_url("**registered_on_from**")
    hand.clicks += 2  # the box of communities is opened, one is chosen
    _choose(page, "community", "文庙社区")
    page.get_by_label("含有文字").fill(f"噪声扰民{size}")
    hand.click(page.get_by_role("button", name="筛选", exact=True))
    seen(page.get_by_text("共 1 件"))
    rows = page.locator("table.ledger tbody tr")
    assert rows.count() == 1 and words in rows.inner_text()
    assert hand.clicks <= 4
    with capsys.disabled():
        print(f"\nlast month's noise of one community ({size}): {hand.clicks} clicks")
    looked_at(page, f"register-found-{size}")
    rows.locator("td.date, td.day").first.click()
    page.wait_for_url(CASE)


@SIZES
def test_back_to_the_form_with_another_case_keeps_both(open_page, size):
    page = open_page(VIEW[size])
    enter_as(page, "小李")
    page.goto(f"{LIST}new/")
    # Of its own at each width: a page that was asked about a twin is no page to go back to.
    before, one, two = {
        "desk": ("楼道堆物挡了门", "施某", "孔某"),
        "phone": ("院墙外的树根拱坏地砖", "尤某", "许某"),
    }[size]
    _filled(page, before, one, two)
    keys = {name: page.locator(f"main input[name={name}]").input_value() for name in ("once", "id")}
    page.get_by_role("button", name="登记", exact=True).last.click()
    registered(page, CASE)
    first = page.url
    page.go_back()
    page.wait_for_url("**/new/")
    for (
        name,
        key,
    ) in keys.items():  # a browser that keeps the page whole keeps its keys; this one asks anew
        page.locator(f"main input[name={name}]").evaluate("(box, key) => { box.value = key; }", key)
    _filled(page, f"回退后写的另一件{size}", "严某", "华某")
    page.get_by_role("button", name="登记", exact=True).last.click()
    titled(page, "这张表已经交过")
    seen(page.get_by_text(f"回退后写的另一件{size}"))
    seen(page.get_by_text("严某"))
    looked_at(page, f"sent-again-{size}")
    page.get_by_role("button", name="按这次写的再交一次").click()
    registered(page, CASE)
    assert page.url != first
    seen(page.get_by_text(f"回退后写的另一件{size}"))
    looked_at(page, f"sent-again-other-{size}")
    page.goto(first)
    seen(page.get_by_text(before))


def test_several_are_closed_alike_after_a_look(open_page):
    page = open_page(DESK)
    enter_as(page, "小李")
    for other in ("甲某", "乙某"):
        _registered(page, "同一次会上说好的", "罗某", other)
    page.goto(f"{LIST}?text=同一次会上说好的")
    page.get_by_role("checkbox", name="勾选这一件").first.check()
    page.get_by_role("checkbox", name="勾选这一件").last.check()
    page.get_by_label("勾选的").select_option(label="化解办结")
    looked_at(page, "several-ticked")
    page.get_by_role("button", name="先看一遍").click()
    titled(page, "化解办结")
    looked_at(page, "several-asked")
    page.get_by_label("结果", exact=True).select_option(label="达成口头协议")
    page.get_by_role("button", name="先看一遍").click()
    assert page.get_by_text("已化解：达成口头协议").count() == 2
    looked_at(page, "several-shown")
    page.set_viewport_size(PHONE)
    looked_at(page, "several-shown-phone")
    page.get_by_role("button", name="确认化解办结").click()
    seen(page.get_by_text("已办 2 条：化解办结"))


@SIZES
def test_long_words_stay_inside_the_page(open_page, size):
    page = open_page(VIEW[size])
    enter_as(page, "小李")
    summary = "很长的经过ABCDEFGHIJKLMNOPQRSTUVWXYZ" * 31
    case = _registered(page, f"{summary}{size}"[:1000], "长" * 80, "W" * 80)
    looked_at(page, f"long-case-{size}")
    page.goto(f"{case}amend/")
    looked_at(page, f"long-amend-{size}")
    page.goto(f"{LIST}?text=很长的经过")
    looked_at(page, f"long-list-{size}")
    page.goto(f"{LIST}?stage=void")
    seen(page.get_by_text("没有符合条件的"))
    looked_at(page, f"empty-list-{size}")
    page.goto(LIST)
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    looked_at(page, f"dark-list-{size}")
