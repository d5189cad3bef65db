"""撤销登记, register by register: whoever has just registered a record takes it back, nobody else and no later; then it
counts nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from fengqiao.engines.figures import Figure, Period
from fengqiao.engines.figures.catalogue import declared
from fengqiao.engines.procedures import Refused, holds
from fengqiao.engines.procedures import registration as registrations
from fengqiao.engines.procedures.models import Deadline
from fengqiao.engines.registers import registration
from fengqiao.matters.decisions import acts as decisions
from fengqiao.project.catalogue import REGISTERS
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.journal import chain
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people import actors
from fengqiao.trunk.people import acts as people
from tests.casting import SINCE
from tests.specimens import DAY, a_record, what_it_names

pytestmark = pytest.mark.django_db
KEYS = [one.key for one in REGISTERS]
REGISTERS = {one.key: one for one in REGISTERS}
LATE = timedelta(minutes=11)


class Registered:
    """A record that 小李 has just registered, with what its office counted before."""

    def __init__(self, key: str, cast: Any, client_of: Any) -> None:
        self.register, self.li = REGISTERS[key], cast.li
        self.hers, self.colleague = client_of(cast.li), client_of(a_colleague(cast.li))
        place = divisions.communities(cast.office)[1]
        self.named = what_it_names(self.register, cast.li, place)
        self.before = figures()
        self.record = a_record(self.register, cast.li, place)

    @property
    def show(self) -> str:
        return reverse(self.register.page("show"), args=[self.record.pk])

    @property
    def take_back(self) -> str:
        return reverse(self.register.page("take_back"), args=[self.record.pk])

    def faults(self) -> list[str]:
        """What is wrong with taking this registration back."""
        told = [*self.refused(), *self.taken()]
        return [f"{self.register.key}: {fault}" for fault in told]

    def refused(self) -> Iterator[str]:
        """She is offered it where she lands; a colleague of the same powers is not, nor is she eleven minutes later."""
        if self.take_back not in self.hers.get(self.show).content.decode():
            yield "its page does not offer it"
        if self.take_back in self.colleague.get(self.show).content.decode():
            yield "it is offered to a colleague"
        said = self.colleague.post(self.take_back)
        if said.status_code != 422 or "只有登记的人" not in said.content.decode():
            yield "a colleague takes it back"
        with at_once(LATE):
            said = self.hers.post(self.take_back)
        if said.status_code != 422 or "超过 10 分钟" not in said.content.decode():
            yield "it is taken back after eleven minutes"
        if registration.offer(self.register, self.record, self.li, timezone.now() + LATE):
            yield "it is offered after eleven minutes"
        if self.stands() != 1:
            yield "it is void before she took it back"

    def taken(self) -> Iterator[str]:
        """Taken back it counts nowhere, is due to nobody, and the journal says by whom."""
        said = self.hers.post(self.take_back)
        if said.status_code != 302 or said["Location"] != self.show:
            yield f"she does not take it back: {said.status_code}"
        if self.stands():
            yield "it stands"
        if counted := [key for key, value in figures().items() if value != self.before[key]]:
            yield f"it counts in {counted}"
        if Deadline.objects.filter(subject=self.record.pk).exists():
            yield "it is due"
        last = Entry.objects.filter(subject=self.record.pk).latest("seq")
        if (last.verb, last.by) != (self.register.verb("take_back"), self.li.person):
            yield f"the journal says {last.verb}"
        if self.take_back in self.hers.get(self.show).content.decode():
            yield "it is offered twice"
        if not (verdict := chain.verify())["ok"]:
            yield f"the journal does not verify: {verdict}"

    def stands(self) -> int:
        return self.register.standing().filter(pk=self.record.pk).count()


def figures() -> dict[str, Any]:
    period = Period.year(DAY.year)
    return {one.key: one.value(period) for one in declared() if isinstance(one, Figure)}


def a_colleague(li: Any, role: str = "clerk") -> Any:
    """Another clerk of the same office, or another of that role."""
    person = people.enter(divisions.office(li.office), name="小周", by=li)
    given = {"role": role, "title": "综治中心工作人员", "is_leader": False}
    people.appoint(person, division=divisions.root(li.office), starts_on=SINCE, by=li, **given)
    people.open_account(person, login="xiaozhou", by=li)
    return actors.of_person(person, timezone.localdate())


@contextmanager
def at_once(later: timedelta) -> Iterator[None]:
    """The clock is some minutes on."""
    left = holds.minutes_left
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(holds, "minutes_left", lambda said, at: left(said, at + later))
        yield


@pytest.fixture
def registered(cast, as_, client_of):
    with as_(cast.li):
        yield lambda key: Registered(key, cast, client_of)


@pytest.mark.slow
@pytest.mark.parametrize("key", KEYS)
def test_a_registration_is_taken_back_by_her_and_counts_nowhere(registered, key):
    assert registered(key).faults() == []


@pytest.mark.parametrize("key", ["disputes", "publicity.activities"])
def test_one_that_still_counts_would_be_named(registered, key, monkeypatch):
    one = registered(key)
    assert one.before != figures()
    monkeypatch.setattr(registration, "_void", lambda register, record, by, facts: None)
    told = one.faults()
    assert f"{key}: it stands" in told and any("it counts in" in fault for fault in told)


def test_one_that_anybody_takes_back_would_be_named(registered, monkeypatch):
    one = registered("decisions.register")
    monkeypatch.setattr(registrations, "_is_by", lambda said, actor: True)
    monkeypatch.setattr(holds, "minutes_left", lambda said, at: 5)
    told = [fault.partition(": ")[2] for fault in one.faults()]
    assert {"it is offered to a colleague", "a colleague takes it back"} <= {*told}


def test_one_that_something_rests_on_stands_and_says_why(registered):
    one = registered("decisions.register")
    decisions.add_opinion(one.record, source="public", giver="甲", text="多听听", on=DAY, by=one.li)
    assert "之后又做了“收到意见”，不能撤销" in one.hers.get(one.show).content.decode()
    with pytest.raises(Refused, match="之后又做了“收到意见”"):
        registration.take_back(one.register, one.record, by=one.li, at=timezone.now())
    assert one.stands() == 1


def test_one_that_another_record_names_stands_and_says_why(registered):
    """A talk names its venue: the venue stands as long as the talk is there."""
    one, venues = registered("talent.talks"), REGISTERS["talent.venues"]
    venue = reverse(venues.page("take_back"), args=[one.named[venues.key].pk])
    for said in (one.hers.get(venue.replace("take-back/", "")), one.hers.post(venue)):
        assert "别的记录已经引用了这一条，不能撤销" in said.content.decode()
    assert said.status_code == 422 and venues.standing().count() == 1
