"""What any case's page shows of its procedure: its steps, its clocks, what was done. Plain values for the
kit's components; the matter adds its own words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people import chronicle
from fengqiao.trunk.people.actors import Actor

from . import queries
from .declaring import Case, OpenStep, known

SOON = 2


def steps(case: Case, actor: Actor, on: date, usual: Iterable[str] = ()) -> list[dict[str, Any]]:
    """The steps of the stage for `{% step_button %}`: possible ones first, of those the usual next ones;
    the first is the primary one."""
    procedure = known(case.procedure_key, case.procedure_version)
    order = {key: place for place, key in enumerate(usual)}
    found = sorted(
        procedure.open_steps(case, actor, on=on),
        key=lambda one: (not one.allowed, order.get(one.step.key, len(order))),
    )
    return [_step(procedure.matter, case, one, place, order) for place, one in enumerate(found)]


def _step(
    matter: str, case: Case, found: OpenStep, place: int, order: Mapping[str, int]
) -> dict[str, Any]:
    key = found.step.key
    return {
        "key": key,
        "label": found.step.label,
        "url": reverse("desk:step", kwargs={"matter": matter, "pk": case.pk, "key": key}),
        "allowed": found.allowed,
        "reason": found.reason,
        "primary": place == 0 and found.allowed and key in order,
    }


def clocks(case: Case, on: date, page: str) -> list[dict[str, Any]]:
    """The clocks of a case for `{% clock_card %}`; `page` is the URL name that explains one."""
    return [_clock(case, row, on, page) for row in queries.of(case.pk)]


def _clock(case: Case, row: Any, on: date, page: str) -> dict[str, Any]:
    left = (row.due_on - on).days if row.due_on and row.state == "running" else None
    state = row.state
    if left is not None:
        state = "overdue" if left < 0 else "due_soon" if left <= SOON else "running"
    return {
        "label": row.label,
        "due_on": row.due_on,
        "days_left": left,
        "state": state,
        "url": reverse(page, args=[case.pk, row.clock]),
        "basis": "",
    }


def timeline(
    case: Case, lines: Callable[[Mapping[str, Any]], list[str]] = lambda facts: []
) -> list[dict[str, Any]]:
    """What was done to a case, in the order it happened, for `{% timeline %}`. `lines(facts)` says in the
    matter's words what an entry shows beyond its verb; hidden facts stay hidden here."""
    entries = Entry.objects.filter(office=case.office, subject=case.pk).order_by("seq")
    said = chronicle.told(entries, lambda entry: lines(entry.facts))
    return sorted(said, key=lambda one: one["order"])
