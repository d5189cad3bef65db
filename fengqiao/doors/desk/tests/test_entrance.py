"""Login, the demo's login, the first login by a one-time link, my password."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fengqiao.doors.desk import devices
from fengqiao.trunk.divisions import acts as divisions
from fengqiao.trunk.divisions import queries
from fengqiao.trunk.journal import scope
from fengqiao.trunk.people import acts as people
from fengqiao.trunk.people.models import Account, Person, Post
from tests.casting import FOUNDER

PASSWORD = "一棵枫树站在桥边二零二六"


@pytest.fixture
def invited(cast):
    """小李's account and a fresh one-time link for it."""
    account = Account.objects.get(person=cast.li.person)
    with scope.office(cast.office):
        person = Person.objects.get(pk=account.person)
        token = people.invite(account, person, by=cast.admin)
    return account, reverse("desk:first", args=[token])


@pytest.fixture
def demo_clerk(cast):
    """An account of a demo office's clerk."""
    street = {"code": "980209001", "name": "演示街道", "communities": [{"name": "甲社区居委会"}]}
    with scope.everywhere(because="测试：建立演示街道"):
        office = divisions.init_office(
            {"streets": [street]}, street["code"], by=cast.admin, is_demo=True
        )
        person = people.enter(office, name="演示小李", by=cast.admin)
        post = {"role": "clerk", "starts_on": date(2020, 1, 1), "by": cast.admin}
        people.appoint(person, division=queries.root(office.pk), **post)
        return people.open_account(person, login="演示", by=cast.admin, is_demo=True)


@pytest.fixture
def account(client, invited):
    """小李's account after her first login; the client has left again."""
    found, link = invited
    client.post(link, {"password": PASSWORD, "again": PASSWORD})
    client.post("/desk/logout/")
    found.refresh_from_db()
    return found


def test_first_login(client, invited, entries):
    account, link = invited
    assert "小李" in client.get(link).content.decode()
    answer = client.post(link, {"password": PASSWORD, "again": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/desk/")
    assert client.get("/desk/").status_code == 200
    assert entries("people.set_password")[-1].by == account.person
    used = client.get(link)
    assert used.status_code == 410
    assert "不能再用" in used.content.decode()


@pytest.mark.parametrize(
    ("password", "again", "said"),
    [
        ("短短的", "短短的", "12"),
        ("123456789012345", "123456789012345", "数字"),
        (PASSWORD, PASSWORD + "甲", "两遍不一样"),
        ("", "", "请填新密码"),
    ],
)
def test_a_password_that_is_not_taken_is_told_why(client, invited, password, again, said):
    account, link = invited
    answer = client.post(link, {"password": password, "again": again})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    account.refresh_from_db()
    assert not account.has_usable_password()
    assert client.get(link).status_code == 200


@pytest.mark.parametrize("token", ["x", "x.y", "AAAA.bbb-ccc", "%00.1", "é.é"])
def test_a_token_of_ones_own_making_opens_nothing(client, db, token):
    assert client.get(reverse("desk:first", args=[token])).status_code == 410


def test_login_and_the_page_one_wanted(client, account):
    given = {"username": account.login, "password": PASSWORD, "next": "/desk/me/"}
    answer = client.post("/desk/login/", given)
    assert (answer.status_code, answer["Location"]) == (302, "/desk/me/")
    assert client.get("/desk/login/")["Location"] == "/desk/"


def test_login_leads_to_no_other_host(client, account):
    given = {"username": account.login, "password": PASSWORD, "next": "https://elsewhere.example/"}
    assert client.post("/desk/login/", given)["Location"] == "/desk/"


def test_a_wrong_password_keeps_the_login_name(client, account):
    answer = client.post("/desk/login/", {"username": account.login, "password": "不是这一句话吧"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "登录名或密码不对" in page and f'value="{account.login}"' in page
    assert "<title>出错：" in page
    unknown = client.post("/desk/login/", {"username": "没有这个人", "password": PASSWORD})
    assert "登录名或密码不对" in unknown.content.decode()


def guess(client, account, times=8):
    given = {"username": account.login, "password": "不是这一句话吧"}
    return [client.post("/desk/login/", given).status_code for _ in range(times)]


def come_in(client, account):
    return client.post("/desk/login/", {"username": account.login, "password": PASSWORD})


def test_who_guesses_is_slowed_for_a_minute(account):
    client = Client()
    assert guess(client, account) == [422] * 7 + [429]
    answer = come_in(client, account)
    assert answer.status_code == 429 and "请等一分钟再试" in answer.content.decode()
    with time_machine.travel(timezone.now() + timedelta(seconds=61)):
        assert come_in(client, account).status_code == 302


def test_guesses_of_another_hold_up_no_device_on_which_the_name_came_in(account):
    mine, his = Client(), Client()
    assert come_in(mine, account).status_code == 302
    mine.post("/desk/logout/")
    assert guess(his, account)[-1] == 429
    assert come_in(his, account).status_code == 429
    assert come_in(mine, account).status_code == 302


def test_a_device_tells_no_name_and_believes_no_mark_but_its_own(account):
    client = Client()
    come_in(client, account)
    kept = client.cookies[devices.COOKIE]
    assert account.login not in kept.value and kept["httponly"]
    forged = Client()
    forged.cookies[devices.COOKIE] = kept.value[:-1] + "x"
    guess(forged, account)
    assert come_in(forged, account).status_code == 429


def test_guesses_through_a_proxy_count_by_who_asks(account, settings):
    """Behind a proxy all come from one address; only a trusted one may say for whom."""
    settings.PROXIES = ["10.0.0.1"]
    seen = {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": "6.6.6.6, 192.0.2.7"}
    assert guess(Client(**seen), account)[-1] == 429
    elsewhere = Client(**seen | {"HTTP_X_FORWARDED_FOR": "192.0.2.7, 192.0.2.8"})
    assert come_in(elsewhere, account).status_code == 302


def test_a_stranger_who_says_that_he_is_another_is_still_himself(account, settings):
    settings.PROXIES = ["10.0.0.1"]
    told = [
        Client(REMOTE_ADDR="192.0.2.9", HTTP_X_FORWARDED_FOR=f"192.0.2.{n}") for n in range(10, 18)
    ]
    assert [guess(one, account, 1) for one in told][-1] == [429]


def test_only_a_trusted_proxy_says_that_a_request_came_over_https(db, settings):
    settings.PROXIES, settings.SECURE_SSL_REDIRECT = ["10.0.0.1"], True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    said = {"HTTP_X_FORWARDED_PROTO": "https"}
    assert Client(REMOTE_ADDR="10.0.0.1", **said).get("/desk/login/").status_code == 200
    assert Client(REMOTE_ADDR="192.0.2.9", **said).get("/desk/login/").status_code == 301


def test_a_closed_account_does_not_get_in(client, account):
    Account.objects.filter(pk=account.pk).update(is_active=False)
    given = {"username": account.login, "password": PASSWORD}
    assert client.post("/desk/login/", given).status_code == 422


def test_logout_is_a_post(client, account):
    assert client.get("/desk/logout/").status_code == 405


def test_demo_people_stand_on_the_login_page_of_a_local_installation(client, demo_clerk):
    page = client.get("/desk/login/").content.decode()
    assert str(demo_clerk.pk) in page and "综治中心工作人员" in page
    answer = client.post("/desk/login/demo/", {"account": demo_clerk.pk})
    assert (answer.status_code, answer["Location"]) == (302, "/desk/")
    assert "演示数据" in client.get("/desk/").content.decode()


@pytest.mark.parametrize("mode", ["lan", "https"])
def test_demo_login_is_refused_in_every_other_mode(client, demo_clerk, settings, mode):
    settings.MODE = mode
    assert str(demo_clerk.pk) not in client.get("/desk/login/").content.decode()
    assert client.post("/desk/login/demo/", {"account": demo_clerk.pk}).status_code == 404
    assert client.get("/desk/").status_code == 302


def test_a_closed_demo_account_has_no_demo_login(client, demo_clerk):
    Account.objects.filter(pk=demo_clerk.pk).update(is_active=False)
    assert client.post("/desk/login/demo/", {"account": demo_clerk.pk}).status_code == 404


def test_a_real_account_has_no_demo_login(client, cast, demo_clerk):
    real = Account.objects.get(person=cast.li.person)
    assert client.post("/desk/login/demo/", {"account": real.pk}).status_code == 404
    Account.objects.filter(pk=real.pk).update(is_demo=True)  # the mark alone is not enough
    assert client.post("/desk/login/demo/", {"account": real.pk}).status_code == 404


def test_my_password_by_the_one_i_have(client, account):
    client.post("/desk/login/", {"username": account.login, "password": PASSWORD})
    other = PASSWORD[::-1]
    wrong = client.post("/desk/me/", {"current": "不对", "password": other, "again": other})
    assert wrong.status_code == 422 and "现在的密码不对" in wrong.content.decode()
    right = client.post("/desk/me/", {"current": PASSWORD, "password": other, "again": other})
    assert right.status_code == 302
    assert client.get("/desk/me/").status_code == 200  # still in
    account.refresh_from_db()
    assert account.check_password(other)


def test_my_page_shows_combined_posts_and_what_they_join(cast, client_of):
    with scope.office(cast.office):
        person = Person.objects.get(pk=cast.admin.person)
        since = Post.objects.get(person=person).starts_on
        root = queries.root(cast.office)
        people.appoint(person, division=root, role="clerk", starts_on=since, by=FOUNDER)
    page = client_of(cast.admin).get("/desk/me/").content.decode()
    assert "综治中心工作人员" in page and "系统管理员" in page
    assert "管理账号的人同时能看纠纷" in page


def test_who_sits_in_a_grid_can_change_her_password(cast, client_of):
    account = Account.objects.get(person=cast.zhang.person)
    account.set_password(PASSWORD)
    account.save()
    other = PASSWORD[::-1]
    client = client_of(cast.zhang)
    answer = client.post("/desk/me/", {"current": PASSWORD, "password": other, "again": other})
    assert answer.status_code == 302
