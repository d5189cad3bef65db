"""Nothing typed is lost and nothing is shown to the next one: a session that ends, two people at one computer, Back."""

from __future__ import annotations

import re
from datetime import datetime

import pytest

from tests.journeys.conftest import (
    DESK,
    PHONE,
    PICTURES,
    enter_as,
    looked_at,
    picture,
    seen,
    taken,
)
from tests.journeys.test_first_case import one_time_link

pytestmark = pytest.mark.journey
SIZES = {"desk": DESK, "phone": PHONE}
WORD = "一棵枫树站在桥边2026"
NEW = "/desk/disputes/new/"
CASE = re.compile(r"/desk/disputes/[0-9a-f-]{36}/")
STORED = "Object.keys(localStorage).filter(key => key.indexOf('fengqiao.draft.') === 0)"
FOUND = re.compile(r"^找回了 \d\d:\d\d 没交的内容$")


def typed(page, summary: str) -> None:
    """Every kind of control: words, a choice out of a list, one of three, a number behind 更多."""
    page.get_by_label("发生了什么").fill(summary)
    page.get_by_label("申请一方").fill(f"周某（{summary[:6]}）")  # others than in the walk before
    page.locator("[name=side_two]").fill(f"吴某（{summary[-8:]}）")
    page.get_by_label("纠纷类型").select_option(label="邻里纠纷")
    page.get_by_label("社区或网格").select_option(index=2)
    page.get_by_label("如何发现").select_option(label="群众来访")
    page.get_by_label("结果").select_option(label="当场化解")


def opened(page, address: str = NEW) -> None:
    page.goto(address)
    page.wait_for_selector("html[data-drafts=ready]")


def over(page) -> None:
    """The session of this browser is over."""
    page.context.clear_cookies(name="fengqiao_session")


def until(page, holds: str) -> None:
    """The page's policy lets no script be made out of words, which Playwright's own waiting does."""
    for _ in range(50):
        if page.evaluate(holds):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"never: {holds}")


def shot(page, name: str) -> None:
    """A picture of a page without scripts: it never says that it was painted."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    taken(page, PICTURES / f"{name}.png")


def kept(page) -> None:
    """What was typed is in the browser's store."""
    until(page, f"{STORED}.length > 0")


def forgotten(page) -> None:
    until(page, f"{STORED}.length === 0")


def a_clerk(open_page, name: str):
    """A clerk with a password of her own, who has just come in."""
    link = one_time_link(open_page, name)
    page = open_page()
    page.goto(link)
    for box in page.locator("input[type=password]").all():
        box.fill(WORD)
    page.get_by_role("button").last.click()
    page.wait_for_url("**/desk/")
    return page


@pytest.mark.parametrize("size", SIZES)
def test_the_session_ends_while_typing(open_page, size):
    page = open_page(SIZES[size])
    enter_as(page, "何所长")
    opened(page)
    typed(page, {"desk": "楼上空调外机夜里响", "phone": "地下车库里车位被占"}[size])
    over(page)
    page.get_by_role("button", name="登记", exact=True).click()
    seen(page.get_by_role("heading", name="请再登录一次"))
    assert page.get_by_label("发生了什么").input_value()
    looked_at(page, f"session-over-{size}")
    page.get_by_role("button", name="以何所长的身份继续").click()
    page.wait_for_url(CASE)
    seen(page.get_by_text("已化解"))
    forgotten(page)


def test_she_comes_in_again_by_her_password_and_nobody_else_does(open_page):
    page = a_clerk(open_page, "新来的小冯")
    page.goto("/desk/publicity/activities/new/")
    page.get_by_label("活动名称").fill("消防安全进楼栋")
    over(page)
    page.get_by_role("button", name="登记", exact=True).click()
    for name, word, said in (
        ("新来的小冯", "不是这一句话", "登录名或密码不对"),
        ("", WORD, "请填登录名"),
    ):
        page.get_by_label("登录名").fill(name)
        page.locator("#sign-in-word").fill(word)
        page.get_by_role("button", name="登录", exact=True).click()
        seen(page.get_by_text(said))
    looked_at(page, "session-password")
    page.get_by_label("登录名").fill("新来的小冯")
    page.locator("#sign-in-word").fill(WORD)
    page.get_by_role("button", name="登录", exact=True).click()
    seen(page.locator(".error-summary"))  # the form was taken in, and asks for the rest
    assert page.get_by_label("活动名称").input_value() == "消防安全进楼栋"


def test_another_at_the_same_computer_gets_nothing_of_it(open_page):
    """She types and goes; he comes in, by the login page and in a second window; she finds it again."""
    page = open_page()
    enter_as(page, "何所长")
    opened(page)
    typed(page, "某家的事，只给经办人知道")
    page.get_by_label("对方不明").check()
    page.get_by_text("更多：金额、人数").click()
    page.get_by_label("涉及人数").fill("3")
    kept(page)
    at = datetime.now()
    page.get_by_role("button", name="退出").click()
    page.wait_for_url("**/login/**")
    enter_as(page, "陈姐") if page.get_by_text("陈姐").count() else enter_as(page, "管理员")
    page.goto(NEW if page.locator("a[href='/desk/disputes/new/']").count() else "/desk/me/")
    page.wait_for_timeout(500)
    assert "某家的事" not in page.content() and "找回了" not in page.content()
    stored = page.evaluate("JSON.stringify(localStorage)")
    assert "某家" not in stored and "周某" not in stored
    page.get_by_role("button", name="退出").click()
    page.wait_for_url("**/login/**")
    enter_as(page, "何所长")
    opened(page)
    seen(page.get_by_text(FOUND))
    said = page.get_by_text(FOUND).inner_text()
    assert at.strftime("%H:%M") in said or str(at.minute + 1).zfill(2) in said
    assert page.get_by_label("发生了什么").input_value() == "某家的事，只给经办人知道"
    assert page.get_by_label("对方不明").is_checked()
    assert page.get_by_label("纠纷类型").locator("option:checked").inner_text() == "邻里纠纷"
    assert (
        page.get_by_label("涉及人数").input_value() == "3"
        and page.get_by_label("涉及人数").is_visible()
    )
    looked_at(page, "draft-found-desk")
    page.set_viewport_size(PHONE)
    looked_at(page, "draft-found-phone")
    page.get_by_role("button", name="放弃").click()
    assert page.get_by_label("发生了什么").input_value() == ""
    assert page.get_by_label("有对方", exact=True).is_checked()
    assert page.evaluate(STORED) == []
    opened(page)
    assert page.get_by_text("找回了").count() == 0


def test_a_page_of_one_pressed_in_the_session_of_another(open_page):
    """Two windows: he has come in meanwhile. Her page is not pressed as his."""
    page = open_page()
    enter_as(page, "何所长")
    opened(page)
    typed(page, "两扇窗口的事")
    his = page.context.new_page()
    his.context.clear_cookies(name="fengqiao_session")
    enter_as(his, "管理员")
    page.get_by_role("button", name="登记", exact=True).click()
    seen(page.get_by_text("这台电脑上现在登录的是别人"))
    picture(page, "session-of-another")
    page.get_by_role("button", name="先不登录").click()
    assert page.get_by_label("发生了什么").input_value() == "两扇窗口的事"


def test_what_the_server_took_is_forgotten_and_what_it_refused_is_not(open_page):
    page = open_page()
    enter_as(page, "何所长")
    opened(page)
    page.get_by_label("发生了什么").fill("只写了一句")
    kept(page)
    page.get_by_role("button", name="登记", exact=True).click()
    seen(page.locator(".error-summary"))
    opened(page)  # closed before it was mended
    seen(page.get_by_text(FOUND))
    assert page.get_by_label("发生了什么").input_value() == "只写了一句"
    typed(page, "晾衣服滴水，说好了")
    page.get_by_role("button", name="登记", exact=True).click()
    page.wait_for_url(CASE)
    forgotten(page)
    page.go_back()
    page.wait_for_timeout(700)
    assert page.get_by_text("找回了").count() == 0
    assert page.evaluate(STORED) == []


def test_a_lost_connection_leaves_the_page_as_it_is(open_page):
    page = open_page()
    enter_as(page, "何所长")
    opened(page)
    typed(page, "网络断了的时候写的")
    page.context.set_offline(True)
    page.get_by_role("button", name="登记", exact=True).click()
    seen(page.get_by_text("现在连不上，没有交出去"))
    assert page.get_by_label("发生了什么").input_value() == "网络断了的时候写的"
    page.context.set_offline(False)
    page.get_by_role("button", name="登记", exact=True).click()
    page.wait_for_url(CASE)


def test_what_somebody_changed_since_is_told_and_not_overwritten(open_page):
    page = open_page()
    enter_as(page, "何所长")
    page.goto("/desk/publicity/activities/")
    page.locator("table[data-rows] tbody a").first.click()
    page.get_by_role("link", name="更正", exact=True).click()
    page.wait_for_selector("html[data-drafts=ready]")
    here = page.url
    page.get_by_label("地点").fill("她写的地点")
    page.get_by_label("参加人次").fill("77")
    kept(page)
    page.goto("/desk/me/")
    other = open_page()
    enter_as(other, "何所长")
    other.goto(here)
    other.get_by_label("地点").fill("别人改的地点")
    other.get_by_label("更正理由").fill("现场核对过")
    other.get_by_role("button", name="保存更正").click()
    other.wait_for_url(re.compile(r"activities/[0-9a-f-]{36}/$"))
    opened(page, here)
    assert page.get_by_label("地点").input_value() == "别人改的地点"
    assert page.get_by_label("参加人次").input_value() == "77"
    seen(page.get_by_text(re.compile("地点.*她写的地点")))
    picture(page, "draft-beside")


def test_drafts_of_earlier_versions_go_at_the_first_page(open_page):
    page = open_page()
    page.goto("/desk/login/")
    page.evaluate("localStorage.setItem('fengqiao-draft-register', '{\"summary\": \"某家\"}')")
    page.evaluate("localStorage.setItem('fengqiao-theme', 'dark')")
    page.reload()
    assert page.evaluate("Object.keys(localStorage)") == ["fengqiao-theme"]


def test_the_cipher_is_the_one_of_the_standard(open_page):
    """RFC 8439, 2.4.2, the first 16 and the last 4 bytes; and what is sealed opens again."""
    page = open_page()
    page.goto("/desk/login/")
    told = page.evaluate(
        """() => {
            const key = Uint8Array.from({length: 32}, (_, n) => n), c = window.fengqiaoCipher;
            const text = "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, "
                + "sunscreen would be it.";
            const out = c.crypt(key, c.fromHex("000000000000004a00000000"), new TextEncoder().encode(text), 1);
            const hex = Array.from(out, one => ("0" + one.toString(16)).slice(-2)).join("");
            const long = "枫桥𠮷".repeat(5000);
            return [hex.slice(0, 32), hex.slice(-8), c.open(key, c.seal(key, long)) === long];
        }"""
    )
    assert told == ["6e2e359a2568f98041ba0728dd0d6981", "5e42874d", True]


def test_a_sentence_ten_minutes_before_the_end(open_page):
    page = open_page()
    page.clock.install()
    enter_as(page, "何所长")
    opened(page)
    page.clock.fast_forward("07:40:00")
    assert page.get_by_text("再过十分钟").count() == 0
    page.clock.fast_forward("00:11:00")
    seen(page.get_by_text("再过十分钟登录就要过期"))
    picture(page, "session-ending")
    page.get_by_role("button", name="继续工作").click()
    until(page, "!document.querySelector('.ending')")


def test_enter_registers_and_adds_no_rows(open_page):
    page = open_page()
    enter_as(page, "何所长")
    page.goto("/desk/publicity/activities/new/")
    rows = page.locator(".rows__row").count()
    page.get_by_label("活动名称").fill("回车")
    page.get_by_label("活动名称").press("Enter")
    seen(page.locator(".error-summary"))
    assert page.locator(".rows__row").count() == rows


def test_without_javascript_it_waits_behind_the_login(open_page):
    page = open_page(java_script_enabled=False)
    enter_as(page, "何所长")
    page.goto(NEW)
    typed(page, "没有脚本的时候写的")
    over(page)
    page.get_by_role("button", name="登记", exact=True).click()
    seen(page.get_by_text("填的内容已经给填的人留着"))
    shot(page, "waiting-login")
    page.locator("form, li, div").filter(has_text="管理员").get_by_role("button").first.click()
    page.wait_for_url("**/desk/")
    assert "没有脚本的时候写的" not in page.content()
    page.get_by_role("button", name="退出").click()
    page.locator("form, li, div").filter(has_text="何所长").get_by_role("button").first.click()
    page.wait_for_url("**/desk/waiting/")
    seen(page.get_by_text("没有脚本的时候写的"))
    shot(page, "waiting-desk")
    page.set_viewport_size(PHONE)
    shot(page, "waiting-phone")
    page.get_by_role("button", name="接着交").click()
    page.wait_for_url(CASE)
    seen(page.get_by_text("已化解"))


@pytest.mark.parametrize("size", SIZES)
def test_the_same_case_on_desk_and_phone_is_asked(open_page, size):
    """Entered at the counter, and once more in the stairwell: she is asked, sees both, and goes on if she means it."""
    said = {"desk": "三楼养的狗夜里叫，吵得四楼睡不着", "phone": "楼道里堆的纸箱挡了消防门"}[size]
    page = open_page(SIZES[size])
    enter_as(page, "何所长")
    for text in (said, f"{said}，来反映"):
        opened(page)
        typed(page, text)
        page.locator("[name=side_one]").fill(f"沈某{size}")
        page.get_by_role("button", name="登记", exact=True).click()
        page.wait_for_load_state()
        if text == said:
            page.wait_for_url(CASE)
            first = page.locator("h1").inner_text().split()[0]
    seen(page.get_by_role("heading", name=f"像 {first}，是同一件吗"))
    assert page.get_by_role("link", name=first, exact=True).get_attribute("target") == "_blank"
    looked_at(page, f"twin-{size}")
    page.get_by_label("发生了什么").press("Control+End")
    page.get_by_role("button", name="不是同一件，照样登记").click()
    page.wait_for_url(CASE)
    assert first not in page.locator("h1").inner_text()


def test_a_number_of_a_person_is_asked_about(open_page):
    page = open_page()
    enter_as(page, "何所长")
    opened(page)
    typed(page, "电话13812345678的住户反映水管漏水")
    page.get_by_role("button", name="登记", exact=True).click()
    seen(page.get_by_text("像是手机号").first)
    looked_at(page, "asked-number")
    page.get_by_label("就这样写，照原样留着").check()
    page.get_by_role("button", name="登记", exact=True).click()
    page.wait_for_url(CASE)
