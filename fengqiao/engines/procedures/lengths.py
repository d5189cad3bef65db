"""How long the clocks of an office run where that is its own to say: each length with the day from which it holds.

A case keeps the length that held when its clock began, so a new length never moves the day of an old case.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from fengqiao.ground.clocks import Span
from fengqiao.trunk.divisions import acts as divisions
from fengqiao.trunk.divisions.models import Setting
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people.actors import Actor
from fengqiao.trunk.people.models import Person

from .clock import LONGEST, Clock, own_lengths
from .procedure import Procedure, Refused, declared


@dataclass(frozen=True)
class Change:
    """One length of an office: how much, from which day, set when and by whom."""

    length: Span
    since: date
    by: str
    at: Any


@dataclass(frozen=True)
class Length:
    """A clock whose length the office may say: what it began with, what holds on a day, what was said."""

    key: str
    procedure: Procedure
    clock: Clock
    now: Span
    changes: tuple[Change, ...]

    @property
    def label(self) -> str:
        return f"{self.procedure.label}：{self.clock.label}"


def adjustable() -> dict[str, tuple[Procedure, Clock]]:
    """The clocks whose length is a setting, by its key; the newest version of a procedure speaks."""
    return {
        clock.setting: (procedure, clock)
        for procedure in declared()
        for clock in procedure.clocks
        if clock.setting
    }


def of_office(office: UUID, on: date) -> list[Length]:
    """Every adjustable clock as it stands in an office on a day, in a constant number of queries."""
    clocks = adjustable()
    rows = {row.key: row for row in Setting.objects.filter(office=office, key__in=clocks)}
    said = _said(office, rows)
    return [
        Length(
            key,
            procedure,
            clock,
            clock.span_on({key: rows[key].value} if key in rows else {}, on),
            tuple(_changes(clock, rows[key].value, said.get(rows[key].pk, {})))
            if key in rows
            else (),
        )
        for key, (procedure, clock) in clocks.items()
    ]


def set_length(key: str, amount: int, since: date, *, by: Actor, today: date) -> Setting:
    """This will let a clock run so long for cases whose clock begins on or after a day. Raises Denied, and Refused
    for a day that has passed: cases that run keep their length."""
    by = by.under("clocks.manage")
    if key not in adjustable():
        raise Refused("这个期限的长度不是本街道的设置，不能改")
    if not 0 < amount <= LONGEST:
        raise Refused(f"期限要写 1 到 {LONGEST} 的整数")
    if since < today:
        raise Refused("从今天或者以后的某一天起用；已经起算的，仍按原来的期限")
    row = Setting.objects.filter(office=by.office, key=key).first()
    kept = [one for one in own_lengths(row.value if row else None) if one[0] < since]
    value = [[day.isoformat(), n] for day, n in [*kept, (since, amount)]]
    return divisions.set_setting(by.office, key, value, by=by)


def _changes(clock: Clock, value: Any, said: dict[str, tuple[Entry, str]]) -> Iterator[Change]:
    for since, amount in reversed(own_lengths(value)):
        length = Span(amount, clock.within.unit, clock.within.rolls_over)
        told = said.get(since.isoformat())
        yield Change(length, since, told[1] if told else "", told[0].recorded_at if told else None)


def _said(
    office: UUID, rows: dict[str, Setting]
) -> dict[UUID | None, dict[str, tuple[Entry, str]]]:
    """{setting: {since: (entry, who)}}: the last entry that said a length from that day."""
    subjects = [row.pk for row in rows.values()]
    entries = list(Entry.objects.filter(office=office, subject__in=subjects).order_by("seq"))
    people = Person.objects.filter(pk__in={one.by for one in entries if one.by})
    names = dict(people.values_list("pk", "name"))
    found: dict[UUID | None, dict[str, tuple[Entry, str]]] = {}
    for one in entries:
        after = one.facts.get("after")
        since = after[-1][0] if isinstance(after, list) and after else ""
        found.setdefault(one.subject, {})[since] = (one, names.get(one.by, "") if one.by else "")
    return found
