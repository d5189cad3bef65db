"""People, posts and accounts, by the administrator's hand."""

import re

import pytest
from django.utils import timezone

from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.journal import scope
from fengqiao.trunk.people.models import Account, Person, Post

LINK = re.compile(r"/desk/first/[\w.\-=]+/")


@pytest.fixture
def admin(cast, client_of):
    return client_of(cast.admin)


@pytest.fixture
def given(cast):
    """What the form of a new person asks."""
    with scope.office(cast.office):
        root = divisions.root(cast.office)
    return {
        "name": "小孙",
        "phone": "",
        "role": "clerk",
        "division": str(root.pk),
        "title": "",
        "starts_on": timezone.localdate().isoformat(),
        "login": "小孙",
    }


def person_page(pk):
    return f"/desk/people/{pk}/"


def found(cast, name):
    with scope.office(cast.office):
        return Person.objects.filter(name=name).first()


def test_a_new_person_gets_post_account_and_a_link_that_is_shown_once(cast, admin, given, client):
    answer = admin.post("/desk/people/new/", given)
    assert answer.status_code == 200
    (link,) = set(LINK.findall(answer.content.decode()))
    assert "no-store" in answer["Cache-Control"]
    person = found(cast, "小孙")
    assert not LINK.search(admin.get(person_page(person.pk)).content.decode())
    password = "一棵枫树站在桥边二零二六"
    assert client.post(link, {"password": password, "again": password}).status_code == 302
    assert "小孙" in client.get("/desk/").content.decode()


def test_it_is_one_deed(cast, admin, given, entries):
    admin.post("/desk/people/new/", given)
    verbs = ("people.enter", "people.appoint", "people.open_account", "people.invite")
    assert len({entries(verb)[-1].deed for verb in verbs}) == 1


def test_a_taken_login_name_changes_nothing_and_keeps_what_was_typed(cast, admin, given):
    taken = Account.objects.get(person=cast.li.person).login
    answer = admin.post("/desk/people/new/", given | {"login": taken})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "已经有人用了" in page and 'value="小孙"' in page
    assert found(cast, "小孙") is None


def test_who_needs_no_account_gets_none(cast, admin, given):
    answer = admin.post("/desk/people/new/", given | {"login": ""})
    person = found(cast, "小孙")
    assert answer["Location"] == person_page(person.pk)
    assert not Account.objects.filter(person=person.pk).exists()


@pytest.mark.parametrize(
    ("field", "value"), [("role", "command_line"), ("role", ""), ("division", "x")]
)
def test_a_forged_choice_is_refused(cast, admin, given, field, value):
    assert admin.post("/desk/people/new/", given | {field: value}).status_code == 422
    assert found(cast, "小孙") is None


def test_a_post_ends_and_another_begins(cast, admin, given):
    with scope.office(cast.office):
        post = Post.objects.get(person=cast.zhou.person)
    today = timezone.localdate()
    url = f"{person_page(cast.zhou.person)}posts/{post.pk}/relieve/"
    assert admin.post(url, {"day": today.isoformat()}).status_code == 302
    post_given = {key: given[key] for key in ("role", "division", "title", "starts_on")}
    assert admin.post(person_page(cast.zhou.person), post_given).status_code == 302
    with scope.office(cast.office):
        posts = list(Post.objects.filter(person=cast.zhou.person).order_by("starts_on"))
    assert [(p.role, p.ends_on) for p in posts] == [("mediator", today), ("clerk", None)]


def test_what_posts_join_is_shown(cast, admin, given):
    post_given = {key: given[key] for key in ("division", "starts_on")} | {"role": "administrator"}
    admin.post(person_page(cast.li.person), post_given)
    assert "管理账号的人同时能看纠纷" in admin.get(person_page(cast.li.person)).content.decode()


def test_account_opened_invited_closed(cast, admin, given):
    admin.post("/desk/people/new/", given | {"login": ""})
    page = person_page(found(cast, "小孙").pk)
    opened = admin.post(f"{page}account/", {"login": "小孙"})
    first = LINK.search(opened.content.decode()).group()
    again = LINK.search(admin.post(f"{page}invite/").content.decode()).group()
    assert first != again
    assert admin.post(f"{page}account/", {"login": "小孙二"}).status_code == 422
    assert admin.post(f"{page}close/").status_code == 302
    assert not Account.objects.get(login="小孙").is_active
    assert admin.get(again).status_code == 410


def test_nobody_closes_her_own_account(cast, admin):
    answer = admin.post(f"{person_page(cast.admin.person)}close/")
    assert answer.status_code == 422
    assert Account.objects.get(person=cast.admin.person).is_active


def test_the_next_street_does_not_exist_here(cast, admin):
    page = person_page(cast.zhao.person)
    assert admin.get(page).status_code == 404
    for act in ("account/", "invite/", "close/"):
        assert admin.post(page + act).status_code == 404
    assert "赵生" not in admin.get("/desk/people/").content.decode()
    with scope.office(cast.next_office):
        post = Post.objects.get(person=cast.zhao.person)
    assert admin.post(f"{page}posts/{post.pk}/relieve/").status_code == 404


def test_the_command_line_is_nobody(cast, admin):
    with scope.office(cast.office):
        system = Person.objects.get(is_system=True)
    assert admin.get(person_page(system.pk)).status_code == 404
    assert system.name not in admin.get("/desk/people/").content.decode()


def test_without_the_power(cast, client_of):
    client = client_of(cast.li)
    for url in ("/desk/people/", "/desk/people/new/", person_page(cast.zhou.person)):
        assert client.get(url).status_code == 403


def test_the_list_costs_the_same_for_many(admin, given, django_assert_max_num_queries):
    for n in range(6):
        admin.post("/desk/people/new/", given | {"name": f"新人{n}", "login": f"新人{n}"})
    with django_assert_max_num_queries(8):
        admin.get("/desk/people/")
