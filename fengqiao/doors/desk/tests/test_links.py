"""Who keeps accounts reads no cases: no link and no post without a second person, and the owner is told."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.journal import scope
from fengqiao.trunk.people import actors, acts
from fengqiao.trunk.people.models import Account, Person, Post
from tests.casting import FOUNDER, SINCE

LINK = re.compile(r"/desk/first/[\w.\-=]+/")
PASSWORD = "一棵枫树站在桥边二零二六"


@pytest.fixture
def admin(cast, client_of):
    return client_of(cast.admin)


@pytest.fixture
def second(cast):
    """小周, another administrator."""
    with scope.office(cast.office):
        person = acts.enter(divisions.office(cast.office), name="小周", by=FOUNDER)
        _appointed(person, cast.office)
        acts.open_account(person, login="xiaozhou", by=FOUNDER)
        return actors.of_person(person, timezone.localdate())


@pytest.fixture
def in_use(cast, client_of):
    """小李, who is signed in with a password of her own."""
    account = Account.objects.get(person=cast.li.person)
    with scope.office(cast.office):
        person = Person.objects.get(pk=account.person)
        acts.set_password(account, person, password=PASSWORD, by=cast.li)
    return client_of(cast.li)


def _appointed(person, office, role="administrator", since=SINCE):
    root = divisions.root(office)
    return acts.appoint(person, division=root, role=role, starts_on=since, by=FOUNDER)


def page(actor):
    return f"/desk/people/{actor.person}/"


def said(answer):
    return answer.content.decode()


def test_no_administrator_alone_makes_a_link_for_an_account_in_use(cast, admin, in_use, second):
    answer = admin.post(f"{page(cast.li)}invite/")
    assert answer.status_code == 422 and "要两位管理员" in said(answer)
    assert admin.post(f"{page(cast.li)}ask-link/").status_code == 302
    again = admin.post(f"{page(cast.li)}invite/")
    assert again.status_code == 422 and not LINK.search(said(again))
    assert in_use.get("/desk/").status_code == 200, "her session stands"


def test_another_makes_it_and_the_owner_is_told(cast, admin, in_use, second, client_of, client):
    admin.post(f"{page(cast.li)}ask-link/")
    other = client_of(second)
    assert "管理员提出给" in said(other.get("/desk/")) and "小李" in said(other.get("/desk/"))
    assert "等您确认" not in said(admin.get("/desk/"))
    answer = other.post(f"{page(cast.li)}invite/")
    link = LINK.search(said(answer)).group()
    assert in_use.get("/desk/").status_code == 302, "her sessions have ended"
    assert "等您确认" not in said(other.get("/desk/"))
    assert other.post(f"{page(cast.li)}invite/").status_code == 422, "one wish, one link"
    client.post(link, {"password": PASSWORD, "again": PASSWORD})
    first = said(client.get("/desk/"))
    assert "您的登录链接在" in first and "由小周重新生成" in first
    assert client.post("/desk/me/links/").status_code == 302
    assert "您的登录链接在" not in said(client.get("/desk/"))


def test_who_asks_for_her_own_gets_none(cast, admin, second):
    answer = admin.post(f"{page(cast.admin)}invite/")
    assert answer.status_code == 422 and "不能给自己重新生成登录链接" in said(answer)


def test_an_old_wish_is_none(cast, admin, in_use, second, client_of, monkeypatch):
    admin.post(f"{page(cast.li)}ask-link/")
    monkeypatch.setattr("fengqiao.trunk.people.links.WAITS", timedelta(0))
    assert client_of(second).post(f"{page(cast.li)}invite/").status_code == 422


def test_with_no_other_administrator_the_command_is_named(cast, admin, in_use):
    answer = admin.post(f"{page(cast.li)}ask-link/")
    assert answer.status_code == 422
    login = Account.objects.get(person=cast.li.person).login
    assert f"fengqiao people link {login}" in said(answer)


def test_the_owner_of_the_link_is_no_second_person(cast, admin, second, client_of):
    """In an office of two the other has forgotten her password: nobody is left to ask."""
    client_of(second)  # she has been in
    answer = admin.post(f"{page(second)}ask-link/")
    assert answer.status_code == 422 and "fengqiao people link xiaozhou" in said(answer)


def test_a_first_link_tells_nobody_of_another(cast, client):
    account = Account.objects.get(person=cast.zhou.person)
    with scope.office(cast.office):
        person = Person.objects.get(pk=account.person)
        token = acts.invite(account, person, by=FOUNDER)
    client.post(f"/desk/first/{token}/", {"password": PASSWORD, "again": PASSWORD})
    assert "您的登录链接在" not in said(client.get("/desk/"))


def test_nobody_appoints_herself(cast, admin):
    given = _a_post(cast)
    answer = admin.post(page(cast.admin), given)
    assert answer.status_code == 422 and "不能给自己任职" in said(answer)
    with scope.office(cast.office):
        assert Post.objects.filter(person=cast.admin.person).count() == 1
        own = Person.objects.get(pk=cast.admin.person)
        with pytest.raises(acts.Barred):
            acts.appoint(
                own,
                division=divisions.root(cast.office),
                role="clerk",
                starts_on=timezone.localdate(),
                by=cast.admin,
            )


@pytest.mark.parametrize(("days", "status"), [(-1, 422), (0, 302), (1, 302)])
def test_a_post_begins_today_at_the_earliest(cast, admin, days, status):
    day = timezone.localdate() + timedelta(days)
    answer = admin.post(page(cast.zhou), _a_post(cast, day))
    assert answer.status_code == status
    assert ("任职最早从今天起" in said(answer)) is (status == 422)


def test_a_new_person_begins_today_at_the_earliest_too(cast, admin):
    given = _a_post(cast, timezone.localdate() - timedelta(1)) | {"name": "小孙", "login": ""}
    answer = admin.post("/desk/people/new/", given)
    assert answer.status_code == 422 and "任职最早从今天起" in said(answer)


def test_the_last_administrator_stays(cast, admin):
    answer = _relieve(cast, admin, cast.admin)
    assert answer.status_code == 422 and "最后一位管理员，不能离任" in said(answer)
    with scope.office(cast.office):
        assert Post.objects.get(person=cast.admin.person).ends_on is None


@pytest.mark.parametrize("kind", ["none", "leaves", "comes", "closed"])
def test_another_is_one_who_can_come_in_and_stays(cast, admin, second, kind):
    today = timezone.localdate()
    with scope.office(cast.office):
        post = Post.objects.select_related("person").get(person=second.person)
        account = Account.objects.get(person=second.person)
        if kind == "leaves":
            acts.relieve(post, on=today + timedelta(30), by=FOUNDER)
        if kind == "comes":
            acts.relieve(post, on=today, by=FOUNDER)
            _appointed(post.person, cast.office, since=today + timedelta(30))
        if kind == "closed":
            acts.close_account(account, post.person, by=FOUNDER)
    assert _relieve(cast, admin, cast.admin).status_code == (302 if kind == "none" else 422)


def test_who_leaves_later_is_not_left_alone(cast, admin, second, client_of):
    """管理员 goes in a month; until then 小周 may not go, nor lose her account."""
    assert _relieve(cast, admin, cast.admin, days=30).status_code == 302
    assert _relieve(cast, admin, second).status_code == 422
    assert admin.post(f"{page(second)}close/").status_code == 422
    assert Account.objects.get(person=second.person).is_active


def _a_post(cast, day=None):
    with scope.office(cast.office):
        root = divisions.root(cast.office)
    starts_on = (day or timezone.localdate()).isoformat()
    return {"role": "clerk", "division": str(root.pk), "title": "", "starts_on": starts_on}


def _relieve(cast, client, whom, days=0):
    with scope.office(cast.office):
        post = Post.objects.get(person=whom.person)
    day = timezone.localdate() + timedelta(days)
    return client.post(f"{page(whom)}posts/{post.pk}/relieve/", {"day": day.isoformat()})
