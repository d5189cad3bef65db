"""撤销: what a step did is as if it had not been; and what rests on it keeps it standing."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from fengqiao.engines.procedures import Refused, entries, holds, queries
from fengqiao.engines.procedures.steps import take
from fengqiao.engines.procedures.undo import offer, take_back
from fengqiao.trunk.journal import chain, scope
from fengqiao.trunk.journal.acts import act, deed, forget
from fengqiao.trunk.journal.models import Entry, Secret
from fengqiao.trunk.people.actors import Denied

from . import toy
from .toy import TOY, Dispute, Party, Stage

DAY = date(2024, 4, 24)
GIVEN = {
    "shut": {"words": "握手言和"},
    "extend": {"days": 3},
    "split": {"name": "赵某"},
    "suspend": {},
    "accept": {},
    "void": {},
}


def stand(case):
    """Everything of a case that a step may touch."""
    row = Dispute.objects.get(pk=case.pk)
    fields = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}
    parties = sorted(
        Party.objects.filter(dispute=case.pk).values_list("pk", "name", "side", "salt")
    )
    days = sorted(
        queries.of(case.pk).values_list("clock", "started_on", "due_on", "state", "stopped_on")
    )
    return fields, parties, days


def step(case, people, key, **more):
    take(TOY, key, case, by=people.clerk, happened_on=DAY, **GIVEN[key] | more)
    return Entry.objects.filter(subject=case.pk).latest("seq")


@pytest.fixture
def people_id(people):
    """The toy's clerk is nobody in particular; here she is somebody."""
    from dataclasses import replace

    from fengqiao.ground.ids import uuid7

    people.clerk = replace(people.clerk, person=uuid7())
    people.other = replace(people.clerk, person=uuid7())
    return people


@pytest.fixture
def with_parties(case, people_id):
    with act("toys.amend", on=case, by=people_id.clerk):
        for position, name in enumerate(("甲某", "乙某"), start=1):
            Party(
                office=case.office,
                path=case.path,
                dispute=case,
                side=position,
                name=name,
                position=position,
            ).save()
    return case


@pytest.mark.parametrize("key", list(GIVEN))
def test_every_step_comes_back_whole(with_parties, people_id, key):
    case = with_parties
    before = stand(case)
    entry = step(case, people_id, key)
    if key != "accept":
        assert stand(case) != before
    back = take_back(case, entry.pk, by=people_id.clerk, at=timezone.now())
    assert stand(case) == before
    assert back.stage == Stage.NEW
    said = Entry.objects.filter(subject=case.pk).latest("seq")
    assert (said.verb, said.by, said.facts["entry"], said.facts["step"]) == (
        "toys.take_back",
        people_id.clerk.person,
        str(entry.pk),
        key,
    )
    assert entries.standing(entries.of_steps(TOY, case)) == []
    assert chain.verify()["ok"]


def test_what_comes_after_is_as_if_it_had_not_been(with_parties, people_id):
    entry = step(with_parties, people_id, "suspend")
    take_back(with_parties, entry.pk, by=people_id.clerk, at=timezone.now())
    earlier = DAY - timedelta(days=1)
    take(TOY, "accept", with_parties, by=people_id.clerk, happened_on=earlier)
    assert queries.of(with_parties.pk).get(clock="handle").state == "running"


def test_twice_is_once(with_parties, people_id):
    entry = step(with_parties, people_id, "shut")
    for _ in range(2):
        take_back(with_parties, entry.pk, by=people_id.clerk, at=timezone.now())
    assert Entry.objects.filter(verb="toys.take_back").count() == 1


def test_personal_text_is_kept_where_it_can_be_forgotten(with_parties, people_id):
    entry = step(with_parties, people_id, "split")
    shown, hidden = entry.facts["before"], entry.facts["personal_before"]
    assert "甲某" not in str(entry.facts) and hidden.keys() == {"commitment"}
    assert f"disputes.dispute:{with_parties.pk}" in shown
    kept = Secret.objects.get(entry=entry.pk, name="personal_before").value
    assert {"甲某", "乙某"} == {image["name"] for key, image in kept.items() if "party" in key}
    with deed(), act("toys.found", on=with_parties, by=people_id.clerk):
        forget(entry.pk)
    with pytest.raises(Refused, match="已经按规定删除"):
        take_back(with_parties, entry.pk, by=people_id.clerk, at=timezone.now())


def test_ten_minutes_and_not_one_more(with_parties, people_id):
    entry = step(with_parties, people_id, "shut")
    at = entry.recorded_at
    shown = offer(with_parties, people_id.clerk, at + timedelta(minutes=3, seconds=10))
    assert (shown.entry, shown.label, shown.minutes, shown.reason) == (entry.pk, "办结", 7, "")
    late = at + timedelta(minutes=10)
    assert offer(with_parties, people_id.clerk, late) is None
    with pytest.raises(Refused, match="已经超过 10 分钟"):
        take_back(with_parties, entry.pk, by=people_id.clerk, at=late)
    take_back(with_parties, entry.pk, by=people_id.clerk, at=late - timedelta(seconds=1))


def test_only_who_pressed_it(with_parties, people_id):
    entry = step(with_parties, people_id, "shut")
    assert offer(with_parties, people_id.other, timezone.now()) is None
    with pytest.raises(Refused, match="只有办这一步的人自己"):
        take_back(with_parties, entry.pk, by=people_id.other, at=timezone.now())
    with pytest.raises(Denied):
        take_back(with_parties, entry.pk, by=people_id.leader, at=timezone.now())


def test_the_stranger_finds_no_step(office, with_parties, people_id):
    entry = step(with_parties, people_id, "shut")
    other = toy.register(office, people_id.east, DAY, people_id.clerk)
    with pytest.raises(Entry.DoesNotExist):
        take_back(other, entry.pk, by=people_id.clerk, at=timezone.now())
    no_step = Entry.objects.filter(subject=other.pk).latest("seq")
    with pytest.raises(Entry.DoesNotExist):
        take_back(other, no_step.pk, by=people_id.clerk, at=timezone.now())
    west = people_id.root + "02/"
    with (
        scope.opened(scope.Scope((scope.Reach(office.pk, west),))),
        pytest.raises(Dispute.DoesNotExist),
    ):
        take_back(with_parties, entry.pk, by=people_id.clerk, at=timezone.now())


def test_what_rests_on_it_keeps_it(with_parties, people_id):
    entry = step(with_parties, people_id, "extend")
    with act("toys.amend", on=with_parties, by=people_id.clerk):
        pass
    refused = offer(with_parties, people_id.clerk, timezone.now())
    assert refused.reason == "之后又做了“更正”，不能撤销"
    with pytest.raises(Refused, match="之后又做了“更正”"):
        take_back(with_parties, entry.pk, by=people_id.clerk, at=timezone.now())


def test_an_act_on_what_it_wrote_keeps_it(with_parties, people_id):
    entry = step(with_parties, people_id, "split")
    made = Party.objects.get(dispute=with_parties.pk, name="赵某")
    with act("toys.amend", on=made, by=people_id.clerk):
        pass
    with pytest.raises(Refused, match="之后又做了“更正”"):
        take_back(with_parties, entry.pk, by=people_id.clerk, at=timezone.now())


def test_what_was_published_after_it_keeps_it(with_parties, people_id, office, monkeypatch):
    monkeypatch.setattr(holds, "_published", set())
    holds.heed(["toys.found"])
    entry = step(with_parties, people_id, "extend")
    with act("toys.found", on=office, by=people_id.clerk):
        pass
    with pytest.raises(Refused, match="有数已经冻结"):
        take_back(with_parties, entry.pk, by=people_id.clerk, at=timezone.now())


def test_a_number_that_was_given_keeps_it(with_parties, people_id):
    entry = step(with_parties, people_id, "extend")
    take(TOY, "number", with_parties, by=people_id.clerk, happened_on=DAY)
    numbered = Entry.objects.filter(subject=with_parties.pk).latest("seq")
    assert numbered.pk != entry.pk
    with pytest.raises(Refused, match="取了编号 玩-子，编号给出就不能收回"):
        take_back(with_parties, numbered.pk, by=people_id.clerk, at=timezone.now())


def test_the_step_before_it_only_after_it(with_parties, people_id):
    first = step(with_parties, people_id, "extend")
    second = step(with_parties, people_id, "suspend")
    with pytest.raises(Refused, match="之后又做了“中止”"):
        take_back(with_parties, first.pk, by=people_id.clerk, at=timezone.now())
    take_back(with_parties, second.pk, by=people_id.clerk, at=timezone.now())
    assert offer(with_parties, people_id.clerk, timezone.now()).reason == ""
    take_back(with_parties, first.pk, by=people_id.clerk, at=timezone.now())
    assert offer(with_parties, people_id.clerk, timezone.now()) is None


def test_a_step_of_before_this_was_kept_stands(with_parties, people_id):
    """An entry of an earlier version says nothing of what stood there: it must not be guessed."""
    with act("toys.shut", on=with_parties, by=people_id.clerk) as facts:
        with_parties.stage = Stage.SHUT
        with_parties.save(update_fields=["stage"])
        facts |= {"from": "new", "to": "shut", "outcome": "shut", "words": "好"}
    entry = Entry.objects.filter(subject=with_parties.pk).latest("seq")
    with pytest.raises(Refused, match="还没有记下以前的内容，不能撤销"):
        take_back(with_parties, entry.pk, by=people_id.clerk, at=timezone.now())
    assert Dispute.objects.get(pk=with_parties.pk).stage == Stage.SHUT
