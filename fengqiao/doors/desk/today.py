"""Today: what is due, what waits for me, what I started; three numbers at most, each opens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from fengqiao.engines import figures
from fengqiao.engines.procedures import queries as deadlines
from fengqiao.engines.procedures.models import Deadline
from fengqiao.matters.disputes import queries as disputes
from fengqiao.trunk.people.access import signed_in
from fengqiao.trunk.people.actors import Actor
from fengqiao.ui import pager

from . import calendar
from .steps import Walk

SOON = timedelta(days=3)
FEW = 8
OVERDUE = "overdue"

# What a matter reminds a person of on a day: [{label, url, on}], most urgent first.
Ahead = Callable[[Actor, date], Sequence[dict[str, Any]]]
LastBackup = Callable[[], datetime | None]


@signed_in
def today(
    request: HttpRequest,
    walks: Sequence[Walk],
    last_backup: LastBackup | None = None,
    ahead: Sequence[Ahead] = (),
) -> HttpResponse:
    """Who may not read cases gets no number of them: an administrator sees what she has to look after."""
    actor, on = request.actor, timezone.localdate()
    reminded = [one for asked in ahead for one in asked(actor, on)]
    shown: dict[str, Any] = {"today": on, "ahead": sorted(reminded, key=lambda one: one["on"])}
    if readable := _readable(walks, actor):
        shown |= _cases(readable, actor, on)
    if actor.may("people.manage") and last_backup is not None:
        shown |= {"looks_after_backup": True, "last_backup": last_backup()}
    if actor.may("calendar.manage"):
        shown["year_missing"] = calendar.year_missing(actor.office, on)
    return render(request, "desk/today.html", shown)


@signed_in
def due(request: HttpRequest, walks: Sequence[Walk]) -> HttpResponse:
    """Everything that is due within three days, or overdue, of the matters that this person may read; what is
    overdue alone where the page asks for it."""
    on, readable = timezone.localdate(), _readable(walks, request.actor)
    only = request.GET.get("only") == OVERDUE
    page = pager.page(_due(readable, on, only), ("due_on", "id"), request.GET)
    shown = {"page": page, "due": _rows(readable, page.rows, on), "only_overdue": only}
    return render(request, "desk/due.html", shown)


def _readable(walks: Sequence[Walk], actor: Actor) -> dict[str, Walk]:
    """The kinds of cases that this person may read, each with how it is walked."""
    return {walk.kind: walk for walk in walks if actor.may(walk.reads)}


def _due(walks: dict[str, Walk], on: date, only_overdue: bool = False) -> QuerySet[Deadline]:
    found = deadlines.overdue(on) if only_overdue else deadlines.open_due(on + SOON)
    return found.filter(subject_kind__in=list(walks))


def _cases(walks: dict[str, Walk], actor: Actor, on: date) -> dict[str, Any]:
    soon = _due(walks, on)
    mine = [group for walk in walks.values() if (group := _mine(walk, actor))["cases"]]
    return {
        "numbers": list(_numbers(actor, on, soon.count())),
        "due": _rows(walks, soon[:FEW], on),
        "mine": mine,
        "may_register": actor.may("disputes.register"),
    }


def _mine(walk: Walk, actor: Actor) -> dict[str, Any]:
    """A few of the open cases that this person has on her hands, and where all of them are."""
    cases = list(walk.mine(actor).order_by("registered_on", "id")[: FEW + 1])
    name, query = walk.mine_url
    return {
        "cases": [(case, reverse(walk.page, args=[case.pk])) for case in cases[:FEW]],
        "more": f"{reverse(name)}?{query}" if len(cases) > FEW else "",
    }


def _numbers(actor: Actor, on: date, due_count: int) -> Iterator[dict[str, Any]]:
    if actor.may("disputes.read"):
        yield {
            "label": "还没办结",
            "value": disputes.open_cases().count(),
            "unit": "件",
            "url": f"{reverse('disputes:list')}?stage=open",
            "note": "",
        }
    yield {
        "label": "三天内到期和已超期",
        "value": due_count,
        "unit": "件",
        "url": reverse("desk:due"),
        "note": "",
    }
    if actor.may("figures.read"):
        found = figures.known("disputes.found")
        yield {
            "label": f"{on.year} 年{found.label}",
            "value": found.value(figures.Period.year(on.year)),
            "unit": found.unit,
            "url": f"{reverse('figures:figure', args=[found.key])}?year={on.year}",
            "note": "",
        }


def _rows(walks: dict[str, Walk], found: Iterable[Deadline], on: date) -> list[dict[str, Any]]:
    """Deadlines with the case that each belongs to, in one query for the deadlines and one a kind."""
    rows = list(found)
    cases = {}
    for kind, walk in walks.items():
        if wanted := [row.subject for row in rows if row.subject_kind == kind]:
            cases |= walk.cases().in_bulk(wanted)
    return [
        {
            "case": cases[row.subject],
            "url": reverse(walks[row.subject_kind].page, args=[row.subject]),
            "label": row.label,
            "due_on": row.due_on,
            "days_left": (row.due_on - on).days,
            "days_over": (on - row.due_on).days,
        }
        for row in rows
        if row.subject in cases
    ]
