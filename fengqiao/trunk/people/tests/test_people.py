"""Posts hold from a day up to a day; powers are their union, each in its place; an account opens by one link."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from fengqiao.trunk.divisions import queries as places
from fengqiao.trunk.journal import scope
from fengqiao.trunk.journal.models import Entry, Secret
from fengqiao.trunk.people import actors, acts, powers, queries
from fengqiao.trunk.people.models import Account, Person

DAY = date(2026, 3, 2)
GOOD = "湖边第三棵柳树下可以看鱼"  # twelve characters: exactly enough


@pytest.fixture
def admin(cast, as_):
    with as_(cast.admin):
        yield cast.admin


@pytest.fixture
def person(admin, office) -> Person:
    return acts.enter(office, name="新来的", phone="13900000000", by=admin)


@pytest.fixture
def community(admin):
    return places.communities(admin.office)[0]


@pytest.fixture
def account(person, admin) -> Account:
    return acts.open_account(person, login="newcomer", by=admin)


def test_names_and_phones_never_stand_in_the_chain(person):
    entry = Entry.objects.get(subject=person.pk)
    assert "新来的" not in str(entry.facts) and "13900000000" not in str(entry.facts)
    assert {s.name: s.value for s in Secret.objects.filter(entry=entry.pk)} == {
        "name": "新来的",
        "phone": "13900000000",
    }


def test_a_post_holds_from_its_first_day_up_to_and_without_its_last(person, community, admin):
    post = acts.appoint(
        person,
        division=community,
        role="clerk",
        starts_on=DAY,
        ends_on=DAY + timedelta(2),
        by=admin,
    )
    for days, holds in ((-1, False), (0, True), (1, True), (2, False)):
        on = DAY + timedelta(days)
        assert (post in queries.posts_on(on, [person.pk])) is holds, on
        assert actors.of_person(person, on).may("disputes.read") is holds


def test_who_is_relieved_has_no_post_from_that_day_on(person, community, admin):
    post = acts.appoint(person, division=community, role="clerk", starts_on=DAY, by=admin)
    acts.relieve(post, on=DAY + timedelta(5), by=admin)
    assert actors.of_person(person, DAY + timedelta(4)).seats
    assert not actors.of_person(person, DAY + timedelta(5)).seats
    early = acts.appoint(person, division=community, role="clerk", starts_on=DAY, by=admin)
    acts.relieve(early, on=DAY - timedelta(5), by=admin)
    assert early.ends_on == DAY, "a post never ends before it began"


def test_powers_are_the_union_of_the_posts_each_in_its_place(person, community, admin):
    root = places.root(admin.office)
    acts.appoint(person, division=root, role="administrator", starts_on=DAY, by=admin)
    post = acts.appoint(person, division=community, role="mediator", starts_on=DAY, by=admin)
    actor = actors.of_person(person, DAY)
    assert actor.may("people.manage") and actor.may("disputes.handle")
    assert actor.may("disputes.handle", community.path)
    assert not actor.may("disputes.handle", places.communities(admin.office)[1].path)
    assert actor.under("disputes.handle", community.path).post == post.pk
    assert actor.roles == {"administrator", "mediator"}
    assert powers.conflicts(actor.roles), "what a small office combines is shown"


def test_who_lacks_a_power_is_told_which(cast):
    with pytest.raises(actors.Denied, match="没有“维护人员、岗位和账号”的权限"):
        cast.li.under("people.manage")


def test_an_unknown_power_is_an_error_of_the_program(cast):
    for ask in (cast.li.may, cast.li.under, powers.label):
        with pytest.raises(KeyError):
            ask("disputes.dream")


def test_every_role_gives_declared_powers_only_and_every_power_is_given_by_a_role():
    given = set().union(*(powers.of_role(role) for role in powers.ROLES))
    assert given == set(powers.POWERS)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (([powers.Power("people.manage", "又一次")],), "people.manage 声明了两次"),
        (([], [powers.Role("guest", "客人", frozenset({"toys.fly"}))]), "toys.fly"),
        (([], [powers.Role("clerk", "又一次", frozenset())]), "clerk 声明了两次"),
        (([], [], [powers.Conflict("clerk", "guest", "为什么")]), "guest 没有声明"),
    ],
)
def test_what_is_declared_twice_or_names_nothing_raises(given, why):
    powers_, roles, conflicts = (*given, [], [])[:3]
    before = (dict(powers.POWERS), dict(powers.ROLES), list(powers.CONFLICTS))
    with pytest.raises(ValueError, match=why):
        powers.declare(powers_, roles, conflicts)
    after = (powers.POWERS, powers.ROLES, powers.CONFLICTS)
    assert before == after


def test_who_keeps_the_accounts_does_not_read_cases():
    assert not {p for p in powers.of_role("administrator") if p.startswith("disputes.")}


def test_a_fresh_account_has_no_password_and_the_link_opens_it_once(account, person, admin):
    assert not account.has_usable_password()
    token = acts.invite(account, person, by=admin)
    assert acts.invited(token) == account
    acts.set_password(account, person, password=GOOD, by=admin)
    assert acts.invited(token) is None
    assert Account.objects.get(pk=account.pk).check_password(GOOD)


def test_a_new_link_voids_the_former_and_the_password(account, person, admin):
    first = acts.invite(account, person, by=admin)
    acts.set_password(account, person, password=GOOD, by=admin)
    second = acts.invite(account, person, by=admin)
    assert acts.invited(first) is None and acts.invited(second) == account
    assert not Account.objects.get(pk=account.pk).has_usable_password()


@pytest.mark.parametrize("token", ["", ".", "x.y", "甲.乙", "AAAA.", "." * 50])
def test_a_link_that_is_none_opens_nothing(account, token):
    assert acts.invited(token) is None


def test_a_link_is_for_its_own_account(account, person, admin, cast):
    token = acts.invite(account, person, by=admin)
    other = Account.objects.get(person=cast.li.person)
    key = acts.invite(other, Person.objects.get(pk=cast.li.person), by=admin).partition(".")[0]
    assert acts.invited(f"{key}.{token.partition('.')[2]}") is None


def test_a_closed_account_is_opened_by_no_link(account, person, admin):
    token = acts.invite(account, person, by=admin)
    acts.close_account(account, person, by=admin)
    assert acts.invited(token) is None


@pytest.mark.parametrize(
    "password", ["short", GOOD[:-1], "12345678901234", "newcomer2026", "password1234"]
)
def test_a_weak_password_is_refused_with_sentences(account, person, admin, password):
    with pytest.raises(ValidationError) as refused:
        acts.set_password(account, person, password=password, by=admin)
    assert all("密码" in said for said in refused.value.messages)
    assert not Account.objects.get(pk=account.pk).has_usable_password()


def test_a_login_is_taken_once_in_the_whole_installation(account, admin, office):
    other = acts.enter(office, name="另一位", by=admin)
    with pytest.raises(IntegrityError), transaction.atomic():
        acts.open_account(other, login="newcomer", by=admin)


def test_the_command_line_administers_and_reads_no_case(cast, office):
    actor = actors.command_line(office.pk)
    assert actor.may("people.manage") and not actor.may("disputes.read")
    assert actor.person is not None and actor.post is None
    with scope.opened(actor.scope()):
        assert queries.staff(office.pk).filter(is_system=True).count() == 0


def test_an_account_gives_its_person_as_of_today(cast):
    account = Account.objects.get(person=cast.li.person)
    assert actors.of_account(account, DAY) == cast.li
    assert not actors.of_account(account, date(2019, 12, 31)).seats
