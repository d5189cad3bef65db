"""What a clock says of a case, and why: events of the journal, the office's calendar and settings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from typing import Any
from uuid import UUID

from fengqiao.ground import clocks as ground
from fengqiao.ground.clocks import Reckoning, Span
from fengqiao.ground.documents import Json
from fengqiao.ground.workdays import Calendar
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.journal import gate, labels
from fengqiao.trunk.journal.bulk.maker import maker
from fengqiao.trunk.journal.models import Entry

from . import queries
from .case import Case
from .clock import BIRTHS, Clock
from .history import Event, Run, corrected, run_of
from .models import Deadline, State
from .procedure import RESTORE, TAKE_BACK, Procedure, known

_NO_CALENDAR = Calendar({}, ())


class Place:
    """What differs from office to office: its settings, and its calendar, read once when first asked."""

    def __init__(self, office: UUID, clocks: Iterable[Clock]) -> None:
        self.office = office
        self._keys = {clock.setting for clock in clocks if clock.setting}
        self._reckoned: dict[Any, Reckoning] = {}

    @cached_property
    def settings(self) -> Mapping[str, Json]:
        return divisions.settings(self.office, self._keys) if self._keys else {}

    @cached_property
    def calendar(self) -> Calendar:
        return divisions.calendar(self.office)

    def reckon(self, case: Case, clock: Clock, run: Run, today: date) -> Reckoning:
        """This will reckon one run of a case's clock in this office; runs that are equal only once. Plain
        days never ask the calendar."""
        span = clock.length(self.settings, case, run.start)
        asked = (span, run, clock.asks_calendar, today)
        if asked not in self._reckoned:
            self._reckoned[asked] = ground.reckon(
                start=run.start,
                span=span,
                calendar=self.calendar if clock.asks_calendar else _NO_CALENDAR,
                extensions=run.extensions,
                pauses=run.pauses,
                stopped_on=run.stopped_on,
                today=today,
            )
        return self._reckoned[asked]


@dataclass(frozen=True)
class Explanation:
    """A clock of a case with everything the page of it shows. `reckoning` is None when it never ran."""

    clock: Clock
    length: Span
    is_own_length: bool
    run: Run | None
    reckoning: Reckoning | None


def explain(case: Case, key: str, today: date) -> Reckoning | None:
    """This will reckon a case's clock and explain it day by day, or give None when it never ran.

    Raises KeyError for a clock that the case's procedure does not have.
    """
    return explanation(case, key, today).reckoning


def explanation(case: Case, key: str, today: date) -> Explanation:
    """This will explain a clock of a case with its length, where that comes from, and its run.

    A stopped clock keeps the last day that held when it stopped, whatever was edited since.
    """
    procedure = known(case.procedure_key, case.procedure_version)
    clock = procedure.clock(key)
    place = Place(case.office, [clock])
    run = runs(procedure, case, events_of([case.pk]).get(case.pk, ())).get(key)
    start = run.start if run else case.registered_on
    length = clock.length(place.settings, case, start) if clock.runs_for(case) else clock.within
    is_own = clock.setting in place.settings and length != clock.within
    if run is None:
        return Explanation(clock, length, is_own, None, None)
    reckoning = _as_it_stopped(case, clock, run, place.reckon(case, clock, run, today))
    return Explanation(clock, length, is_own, run, reckoning)


def runs(procedure: Procedure, case: Case, events: Sequence[Event]) -> dict[str, Run]:
    """The runs of a case's clocks by key; a clock that never ran is absent."""
    events = on_their_days(procedure, events)
    found = {
        clock.key: run_of(clock, case.registered_on, events, ends(procedure, clock))
        for clock in procedure.clocks
        if clock.runs_for(case)
    }
    return {key: run for key, run in found.items() if run is not None}


def on_their_days(procedure: Procedure, events: Sequence[Event]) -> list[Event]:
    """The events by the names that clocks know them by, on the days that hold now."""
    named = [_as_birth(procedure, event) for event in events]
    return corrected(named, procedure.corrections, procedure.dated)


def _as_birth(procedure: Procedure, event: Event) -> Event:
    """A birth under the name that clocks know it by; a declared ledger tells its columns as `values`."""
    if event.key not in procedure.births:
        return event
    key = BIRTHS[procedure.births.index(event.key)]
    return Event(key, event.on, {**event.facts, **event.within("values")})


@cache
def ends(procedure: Procedure, clock: Clock) -> frozenset[str]:
    """The stages to which the steps that stop a clock lead."""
    return frozenset(str(step.to) for step in procedure.steps if step.key in clock.stops)


def events_of(subjects: Collection[UUID], unborn: Collection[UUID] = ()) -> dict[UUID, list[Event]]:
    """Events by case: the entries sealed so far and, in a deed, those settled and those being said.

    `subjects` are looked up in the journal in one query; `unborn` are cases that the running deed
    inserted, so nothing is sealed about them yet.
    """
    found: dict[UUID, list[Event]] = defaultdict(list)
    if subjects:
        entries = Entry.objects.filter(subject__in=list(subjects)).order_by("office", "seq")
        for subject, key, verb, on, facts in entries.values_list(
            "subject", "id", "verb", "happened_on", "facts"
        ):
            found[subject].append(Event(_key(verb), on, facts, key))
    deed = gate.deed_open.get()
    if deed is None:
        return _that_stand(found)
    if older := set(subjects):  # nothing was settled about a case that is being born
        for draft in deed.drafts:
            if draft.subject in older:
                event = Event(_key(draft.verb), draft.happened_on, draft.facts, draft.pk)
                found[draft.subject].append(event)
    wanted = {*subjects, *unborn}
    for said in deed.said:
        if said.subject.pk in wanted:
            event = Event(_key(said.verb), said.happened_on, said.facts, said.id)
            found[said.subject.pk].append(event)
    return _that_stand(found)


def _that_stand(found: dict[UUID, list[Event]]) -> dict[UUID, list[Event]]:
    """The events without the steps that were taken back, and without the voiding of what was restored: clocks run
    as if they had not been."""
    for subject, events in found.items():
        for over in (TAKE_BACK, RESTORE):
            if gone := {event.facts.get("entry") for event in events if event.key == over}:
                events = [e for e in events if e.key != over and str(e.entry) not in gone]
        found[subject] = events
    return found


def _key(verb: str) -> str:
    return verb.partition(".")[2]


def _as_it_stopped(case: Case, clock: Clock, run: Run, now: Reckoning) -> Reckoning:
    kept = queries.of(case.pk).filter(clock=clock.key, state=State.STOPPED).first()
    if run.stopped_on is None or kept is None or kept.due_on in (None, now.due_on):
        return now
    note = f"停止时的到期日是 {kept.due_on}；放假安排或期限长度此后改过，已停止的期限不变"
    state = ground.STOPPED if run.stopped_on <= kept.due_on else ground.LATE
    return replace(now, due_on=kept.due_on, state=state, notes=(*now.notes, note))


def row(case: Case, clock: Clock, run: Run, reckoning: Reckoning) -> Deadline:
    """The deadline of a run, made but not stored."""
    state = State.PAUSED if reckoning.due_on is None else State.RUNNING
    return maker(Deadline)(
        office=case.office,
        path=case.path,
        subject_kind=labels.of(type(case)),
        subject=case.pk,
        clock=clock.key,
        label=clock.label,
        started_on=run.start,
        due_on=reckoning.due_on,
        state=State.STOPPED if run.stopped_on else state,
        stopped_on=run.stopped_on,
    )
