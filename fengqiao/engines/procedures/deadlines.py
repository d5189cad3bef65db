"""Keeping the deadlines true: at the end of a deed, for every case it touched, in bulk.

    deadlines.listen(PROCEDURES)          project/wiring.py, once

Entries are sealed after the listeners ran, so events are read from the journal and from the deed itself.
The number of queries of a deed does not grow with its cases, but for one round per thousand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Model
from django.utils import timezone

from fengqiao.ground.portions import portions
from fengqiao.trunk.journal import listeners, scope
from fengqiao.trunk.journal.deeds import Said

from . import clock_state
from .case import Case
from .clock import BIRTHS, Clock
from .history import Event
from .models import Deadline, State
from .procedure import RESTORE, TAKE_BACK, Procedure, declared, known

BATCH = 1000
DAYS = ("started_on", "stopped_on", "state")
KEPT = ("path", "label", "due_on", *DAYS)

Key = tuple[UUID, str]


def listen(procedures: Iterable[Procedure]) -> None:
    """This will hang the deadlines on every verb that moves a clock, the calendar and the settings."""
    moving = {
        procedure.verb(key)
        for procedure in procedures
        for clock in procedure.clocks
        for key in _moving(procedure, clock)
    }
    for verb in sorted(moving):
        listeners.when(verb, on_cases)
    listeners.when("divisions.mark_days", on_calendar)
    listeners.when("divisions.set", on_settings)


def _moving(procedure: Procedure, clock: Clock) -> list[str]:
    """The keys after which a clock is reckoned again; the day to which it runs may be set by any step."""
    setting = [step.key for step in procedure.steps] if clock.until else []
    return [*BIRTHS, *procedure.corrections, *clock.moved_by, *setting, TAKE_BACK, RESTORE]


def on_cases(said: Sequence[Said]) -> None:
    """This will reckon the deadlines of the cases that the entries are about, or whose rows they wrote."""
    for model, rows in _touched(said).items():
        for some in portions(list(rows), BATCH):
            born = [rows[key] for key in some if rows[key] is not None]
            older = [key for key in some if rows[key] is None]
            _keep(born, list(model._default_manager.filter(pk__in=older)), older)


def on_calendar(said: Sequence[Said]) -> None:
    """This will reckon the open deadlines of the offices whose calendar changed, never the stopped ones."""
    for office in sorted({one.subject.office for one in said}):
        reckon_open(office)


def on_settings(said: Sequence[Said]) -> None:
    """This will reckon the open deadlines of the offices that changed the length of a clock."""
    keys = {clock.setting for procedure in declared() for clock in procedure.clocks}
    for office in sorted({one.subject.office for one in said if one.facts.get("key") in keys}):
        reckon_open(office)


def reckon_open(office: UUID) -> None:
    """This will reckon every running or paused deadline of an office anew. Call it in a deed.

    Opens the office's own scope: the calendar is the whole office's, whoever edits it.
    """
    with scope.office(office):
        still = Deadline.objects.filter(office=office, state__in=(State.RUNNING, State.PAUSED))
        kinds: dict[str, set[UUID]] = defaultdict(set)
        for kind, subject in still.values_list("subject_kind", "subject"):
            kinds[kind].add(subject)
        for kind, subjects in kinds.items():
            manager = apps.get_model(kind)._default_manager
            for some in portions(sorted(subjects), BATCH):
                _keep([], list(manager.filter(pk__in=some)), some)


def reckon(case: Case, procedure: Procedure | None = None) -> None:
    """This will reckon the deadlines of one case. Call it in a deed; the listeners do it by themselves."""
    reckon_many([case], procedure)


def reckon_many(cases: Sequence[Case], procedure: Procedure | None = None) -> None:
    """This will reckon the deadlines of cases in bulk, by their own procedures unless one is given."""
    for some in portions(cases, BATCH):
        _keep([], some, [case.pk for case in some], procedure)


def _keep(
    born: Sequence[Any],
    older: Sequence[Any],
    keys: Sequence[UUID],
    procedure: Procedure | None = None,
) -> None:
    """`born` cases have neither entries nor deadlines yet; of `keys`, those not `older` are gone."""
    events = clock_state.events_of([case.pk for case in older], [case.pk for case in born])
    Deadline.objects.insert_made([*_rows(born, events, procedure).values()])
    standing = _standing(keys)
    wanted = _rows(older, events, procedure)
    changed = [row for key, row in wanted.items() if _differs(standing.get(key), row)]
    Deadline.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["office", "subject", "clock"],
        update_fields=KEPT,
        batch_size=BATCH,
    )
    if over := [row.pk for key, row in standing.items() if key not in wanted]:
        Deadline.objects.filter(pk__in=over).delete()


def _rows(
    cases: Iterable[Any],
    events: Mapping[UUID, Sequence[Event]],
    procedure: Procedure | None,
) -> dict[Key, Deadline]:
    today = timezone.localdate()
    places: dict[UUID, clock_state.Place] = {}
    rows: dict[Key, Deadline] = {}
    for case in cases:
        law = procedure or known(case.procedure_key, case.procedure_version)
        place = places.get(case.office)
        if place is None:
            place = places[case.office] = clock_state.Place(case.office, _all_clocks(law))
        rows |= _rows_of(law, place, case, events.get(case.pk, ()), today)
    return rows


def _rows_of(
    law: Procedure,
    place: clock_state.Place,
    case: Any,
    events: Sequence[Event],
    today: date,
) -> dict[Key, Deadline]:
    if getattr(case, "voided_on", None):
        return {}  # what was taken out of every count is due to nobody
    return {
        (case.pk, key): clock_state.row(
            case, law.clock(key), run, place.reckon(case, law.clock(key), run, today)
        )
        for key, run in clock_state.runs(law, case, events).items()
    }


def _all_clocks(law: Procedure) -> list[Any]:
    """Every clock a case of the office may have: the settings are read once for all of them."""
    return [clock for one in {*declared(), law} for clock in one.clocks]


def _standing(keys: Sequence[UUID]) -> dict[Key, Deadline]:
    if not keys:
        return {}
    rows = Deadline.objects.filter(subject__in=keys)
    return {(row.subject, row.clock): row for row in rows}


def _differs(standing: Deadline | None, row: Deadline) -> bool:
    """Whether the row must be written. A stopped clock whose days did not change keeps its last day,
    whatever the calendar says now."""
    if standing is None:
        return True
    if standing.state == State.STOPPED and _same(standing, row, DAYS):
        row.due_on = standing.due_on
    return not _same(standing, row, KEPT)


def _same(one: Deadline, other: Deadline, names: Sequence[str]) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in names)


def _touched(said: Sequence[Said]) -> dict[type[Model], dict[UUID, Any]]:
    """Cases by model and key, with the row itself when this deed inserted it and did nothing else to it."""
    found: dict[type[Model], dict[UUID, Any]] = defaultdict(dict)
    for one in said:
        if _is_case(type(one.subject)):
            found[type(one.subject)].setdefault(one.subject.pk, None)
        for (model, key), row in one.rows.items():
            if _is_case(model):
                found[model][key] = row
    return found


def _is_case(model: type) -> bool:
    return hasattr(model, "procedure_key") and hasattr(model, "registered_on")
