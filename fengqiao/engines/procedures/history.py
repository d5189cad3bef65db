"""What happened to a clock: from the events of a case, in the order they were said, to one run of it.

Plain functions of plain values: the same events give the same run, in whatever batches they were said.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from fengqiao.ground.clocks import Span
from fengqiao.ground.documents import Fact

from .clock import BIRTHS, Clock

CLOSED = "closed_on"  # the fact that says how far a record from an old ledger had come


@dataclass(frozen=True)
class Event:
    """One entry about a case: the step's key (or "register", "backfill"), its day, its shown facts, its id."""

    key: str
    on: date
    facts: Mapping[str, Fact] = field(default_factory=dict)
    entry: UUID | None = None

    @property
    def changed(self) -> list[str]:
        """The columns that a correction changed."""
        columns = self.facts.get("changed")
        return [str(one) for one in columns] if isinstance(columns, list | tuple) else []

    def within(self, name: str) -> Mapping[str, Fact]:
        """The facts that stand under one name."""
        facts = self.facts.get(name)
        return facts if isinstance(facts, Mapping) else {}


@dataclass(frozen=True)
class Run:
    """One run of a clock. `pauses`: (first day, day of resumption or None while it lasts)."""

    start: date
    extensions: tuple[tuple[date, Span], ...] = ()
    pauses: tuple[tuple[date, date | None], ...] = ()
    stopped_on: date | None = None


def corrected(
    events: Iterable[Event], corrections: Collection[str], dated: Mapping[str, str]
) -> list[Event]:
    """The events on the days that hold now: a correction that moved a day moves the last step which had set it.

    `dated` names, by step, the column that holds its day; a record that came in from an old ledger has its
    closing day among its facts.
    """
    told: list[Event] = []
    for event in events:
        told.append(event)
        if event.key not in corrections:
            continue
        for column in event.changed:
            before, after = (_day_of(event, name, column) for name in ("before", "after"))
            if before is None or after is None:
                continue
            for place in range(len(told) - 1, -1, -1):
                one = told[place]
                if dated.get(one.key) == column:
                    told[place] = replace(one, on=after)
                    break
                if one.key in BIRTHS:
                    if column == CLOSED and day(one.facts.get(CLOSED)) == before:
                        told[place] = replace(one, facts={**one.facts, CLOSED: after})
                    break
    return told


def _day_of(event: Event, name: str, column: str) -> date | None:
    """What a correction says of a column, where that is a day."""
    value = event.within(name).get(column)
    try:
        return day(value) if isinstance(value, str | date) else None
    except ValueError:
        return None


def run_of(
    clock: Clock, registered_on: date, events: Iterable[Event], ends: frozenset[str] = frozenset()
) -> Run | None:
    """The run of a clock that counts today, or None when it never ran.

    The last start counts. What comes after a stop (voiding a closed case, say) no longer moves it.
    `ends` are the stages in which the clock has stopped: a case that was brought in at one of them
    ran up to the fact `closed_on` of its backfill, and not at all when it was closed on the day it was
    registered or nobody knows when.
    """
    writing: _Writing | None = None
    for event in events:
        if event.key in clock.started_by:
            writing = _begun(registered_on, event, ends)
        elif writing is not None and writing.stopped_on is None:
            writing.note(clock, event)
    return writing.run() if writing is not None else None


@dataclass
class _Writing:
    start: date
    stopped_on: date | None = None
    extensions: list[tuple[date, Span]] = field(default_factory=list)
    pauses: list[tuple[date, date | None]] = field(default_factory=list)

    def note(self, clock: Clock, event: Event) -> None:
        paused, resumed = clock.paused_by or (None, None)
        if event.key in clock.stops:
            self.stopped_on = event.on
        if event.key in clock.extended_by and (
            more := clock.extended_by[event.key].span(event.facts)
        ):
            self.extensions.append((event.on, more))
        is_paused = bool(self.pauses) and self.pauses[-1][1] is None
        if event.key == paused and not is_paused:
            self.pauses.append((event.on, None))
        elif event.key == resumed and is_paused:
            begin = self.pauses[-1][0]
            self.pauses[-1] = (begin, max(begin, event.on))

    def run(self) -> Run:
        return Run(self.start, tuple(self.extensions), tuple(self.pauses), self.stopped_on)


def _begun(registered_on: date, event: Event, ends: frozenset[str]) -> _Writing | None:
    if event.key not in BIRTHS:
        return _Writing(event.on)
    closed_on = day(event.facts.get(CLOSED))
    if closed_on is None:
        return None if event.facts.get("stage") in ends else _Writing(registered_on)
    return _Writing(registered_on, closed_on) if closed_on > registered_on else None


def day(value: Fact) -> date | None:
    """A day among facts: a date while the deed runs, its text once it is sealed."""
    if isinstance(value, str) and value:
        return date.fromisoformat(value)
    return value if isinstance(value, date) else None
