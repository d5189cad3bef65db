"""The middleware: whose scope is open, for how long, and what becomes of errors."""

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from fengqiao.trunk.journal import scope
from fengqiao.trunk.journal.models import Access
from fengqiao.trunk.people import acts as people
from fengqiao.trunk.people.models import Account, Person, Post


@pytest.fixture(autouse=True)
def addresses(settings):
    settings.ROOT_URLCONF = "fengqiao.doors.desk.tests.addresses"


@pytest.mark.parametrize("url", ["/late/", "/streamed/"])
def test_what_renders_late_or_streams_sees_its_own_office(cast, client_of, case, url):
    mine, theirs = client_of(cast.li).get(url), client_of(cast.zhao).get(url)
    assert mine.getvalue().decode() == f"[{case.number}]"
    assert theirs.getvalue().decode() == ""


def test_between_streamed_pieces_and_afterwards_no_scope_is_open(cast, client_of, register):
    register(), register()
    pieces = iter(client_of(cast.li).get("/streamed/"))
    next(pieces)
    with pytest.raises(scope.NoScope):
        scope.current()
    assert len(list(pieces)) == 1
    with pytest.raises(scope.NoScope):
        scope.current()


def test_nobody_has_no_actor_and_no_scope(client, db):
    assert client.get("/who/").content == b"nobody"
    answer = client.get("/late/")
    assert (answer.status_code, answer["Location"]) == (302, "/desk/login/?next=/late/")


def test_a_person_costs_three_queries(cast, client_of, django_assert_num_queries):
    client = client_of(cast.li)
    with django_assert_num_queries(3):
        assert client.get("/who/").content.decode() == "小李"


def test_a_denial_is_said_and_written_down(cast, client_of):
    answer = client_of(cast.zhang).get("/managed/")
    assert answer.status_code == 403
    assert "您的岗位没有“维护人员、岗位和账号”的权限" in answer.content.decode()
    with scope.office(cast.office):
        (row,) = Access.objects.all()
    assert (row.by, row.power, row.door) == (cast.zhang.person, "people.manage", "GET /managed/")


def test_a_refusal_is_a_page(cast, client_of):
    answer = client_of(cast.li).get("/refused/")
    assert answer.status_code == 422
    assert "这一步现在不能办" in answer.content.decode()


def test_a_closed_account_is_out_at_the_next_request(cast, client_of):
    client = client_of(cast.li)
    assert client.get("/who/").content.decode() == "小李"
    account = Account.objects.get(person=cast.li.person)
    with scope.office(cast.office):
        person = Person.objects.get(pk=cast.li.person)
        people.close_account(account, person, by=cast.admin)
    assert client.get("/who/").content == b"nobody"
    assert not Session.objects.exists()


def test_without_a_post_that_holds_only_the_way_out_is_open(cast, client_of):
    client = client_of(cast.zhou)
    with scope.office(cast.office):
        post = Post.objects.get(person=cast.zhou.person)
        people.relieve(post, on=timezone.localdate(), by=cast.admin)
    answer = client.get("/late/")
    assert answer.status_code == 403
    assert "没有在任的岗位" in answer.content.decode()
    assert client.post("/desk/logout/").status_code == 302
    assert client.get("/late/").status_code == 302


def test_errors_are_calm_and_say_nothing_of_the_inside(cast, client_of):
    client = client_of(cast.li)
    client.raise_request_exception = False
    answer = client.get("/broken/")
    assert answer.status_code == 500
    assert "系统出了故障" in answer.content.decode()
    assert "secret" not in answer.content.decode() and "小李" not in answer.content.decode()
    answer = client.get("/no-such-page/")
    assert answer.status_code == 404
    assert "没有这一页" in answer.content.decode()


def test_a_form_without_its_token_says_what_to_do(cast, client_of):
    client = client_of(cast.li)
    client.handler.enforce_csrf_checks = True
    answer = client.post("/desk/logout/")
    assert answer.status_code == 403
    assert "页面已过期" in answer.content.decode()
