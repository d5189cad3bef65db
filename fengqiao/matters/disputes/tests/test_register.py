"""登记: does it, the journal says so, the clock starts, the stranger finds nothing, refused with reason."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fengqiao.engines.procedures import queries as deadlines
from fengqiao.ground.ids import uuid7
from fengqiao.matters.disputes import acts, queries
from fengqiao.matters.disputes.models import Dispute, Party
from fengqiao.matters.disputes.words import Nature, Stage
from fengqiao.trunk.journal import chain, scope
from fengqiao.trunk.journal.models import Entry, Secret
from fengqiao.trunk.people.actors import Denied

from .conftest import DAY

pytestmark = pytest.mark.django_db


def registration(place, **given):
    kind = queries.types(place.office).get(code=given.pop("type", "neighbor"))
    return acts.Registration(
        **{
            "summary": "楼上漏水",
            "type": kind,
            "division": place,
            "side_one": ["甲某"],
            "side_two": ["乙某"],
            "found": "walk_in",
            "registered_on": DAY,
        }
        | given
    )


def test_it_registers_with_both_sides_and_class_following_type(li, place):
    case = acts.register(registration(place), by=li)
    assert (case.stage, case.nature) == (Stage.REGISTERED, Nature.DISPUTE)
    assert case.report_class.code == "neighbor"
    assert case.path == place.path
    assert [p.name for p in Party.objects.filter(dispute=case).order_by("side")] == ["甲某", "乙某"]


def test_numbers_follow_each_other_in_a_year(li, place):
    numbers = [acts.register(registration(place), by=li).number for _ in range(3)]
    last = [int(number.split("-")[1]) for number in numbers]
    assert last == list(range(last[0], last[0] + 3))
    assert all(number.startswith("2026-") for number in numbers)


def test_the_journal_says_so_and_hides_the_names(li, place):
    case = acts.register(registration(place), by=li)
    entry = Entry.objects.get(subject=case.pk)
    assert (entry.verb, entry.happened_on, entry.by) == ("disputes.register", DAY, li.person)
    assert entry.post is not None
    assert "甲某" not in str(entry.facts) and "漏水" not in str(entry.facts)
    assert Secret.objects.get(entry=entry.pk, name="personal").value["summary"] == "楼上漏水"
    assert chain.verify()["ok"]


def test_the_clock_starts_on_the_day_of_registration(li, place):
    case = acts.register(registration(place), by=li)
    clock = deadlines.of(case.pk).get()
    assert clock.due_on == DAY + timedelta(days=7)


def test_one_side_is_a_concern_and_an_unknown_opponent_a_dispute(li, place):
    assert acts.register(registration(place, side_two=[]), by=li).nature == Nature.CONCERN
    unknown = acts.register(registration(place, side_two=[], unknown_opponent=True), by=li)
    assert (unknown.nature, unknown.unknown_opponent) == (Nature.DISPUTE, True)


def test_the_same_form_sent_twice_is_one_case(li, place):
    key = uuid7()
    first = acts.register(registration(place), by=li, id=key)
    again = acts.register(registration(place), by=li, id=key)
    assert first.pk == again.pk
    assert Dispute.objects.filter(pk=key).count() == 1


def test_it_is_refused_without_the_power(cast, as_, place):
    with as_(cast.wang), pytest.raises(Denied, match="登记纠纷和诉求"):
        acts.register(registration(place), by=cast.wang)


def test_nobody_registers_in_the_next_street(cast, as_, place):
    given = registration(place)
    with as_(cast.zhao), pytest.raises((Denied, scope.OutOfScope)):
        acts.register(given, by=cast.zhao)


def test_the_stranger_finds_nothing(cast, as_, a_dispute):
    case = a_dispute()
    with as_(cast.zhao):
        assert not Dispute.objects.filter(pk=case.pk).exists()
        assert not Entry.objects.filter(subject=case.pk).exists()
        assert not deadlines.of(case.pk).exists()


def test_a_community_sees_its_own_cases_only(cast, as_, li, a_dispute, place):
    from fengqiao.trunk.divisions import queries as divisions

    there = divisions.communities(li.office)[1]
    mine, other = a_dispute(division=place), a_dispute(division=there)
    seen = {cast.chen.seats[0].path}
    with as_(cast.chen):
        found = set(Dispute.objects.values_list("pk", flat=True))
        assert all(
            path.startswith(next(iter(seen)))
            for path in Dispute.objects.values_list("path", flat=True)
        )
        assert not {mine.pk, other.pk} <= found


def test_it_takes_at_most_twenty_statements(li, place):
    given = registration(place)
    with CaptureQueriesContext(connection) as asked:
        acts.register(given, by=li)
    assert len(asked) <= 20, [q["sql"][:80] for q in asked]
