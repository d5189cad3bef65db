"""Today: what is due, what waits for me, what I started; three numbers at most, each opens."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from fengqiao.engines import figures
from fengqiao.engines.procedures import queries as deadlines
from fengqiao.engines.procedures.models import Deadline
from fengqiao.matters.disputes import queries as disputes
from fengqiao.trunk.people.access import needs, signed_in
from fengqiao.trunk.people.actors import Actor
from fengqiao.ui import paging

from . import calendar

SOON = timedelta(days=3)
FEW = 8

LastBackup = Callable[[], datetime | None]


@signed_in
def today(request: HttpRequest, last_backup: LastBackup | None = None) -> HttpResponse:
    """Who may not read cases gets no number of them: an administrator sees what she has to look after."""
    actor, on = request.actor, timezone.localdate()
    shown: dict[str, Any] = {"today": on}
    if actor.may("disputes.read"):
        shown |= _cases(actor, on)
    if actor.may("people.manage") and last_backup is not None:
        shown |= {"looks_after_backup": True, "last_backup": last_backup()}
    if actor.may("calendar.manage"):
        shown["year_missing"] = calendar.year_missing(actor.office, on)
    return render(request, "desk/today.html", shown)


@needs("disputes.read")
def due(request: HttpRequest) -> HttpResponse:
    """Everything that is due within three days, or overdue."""
    on = timezone.localdate()
    page = paging.page(deadlines.open_due(on + SOON), ("due_on", "id"), request.GET)
    return render(request, "desk/due.html", {"page": page, "due": _rows(page.rows, on)})


def _cases(actor: Actor, on: date) -> dict[str, Any]:
    soon = deadlines.open_due(on + SOON)
    mine = disputes.begun_or_handled_by(actor).order_by("registered_on", "id")
    return {
        "numbers": list(_numbers(actor, on, soon.count())),
        "due": _rows(soon[:FEW], on),
        "mine": list(mine.select_related("type", "community")[: FEW + 1]),
        "mine_url": f"{reverse('disputes:list')}?mine=on&stage=open",
        "few": FEW,
        "may_register": actor.may("disputes.register"),
    }


def _numbers(actor: Actor, on: date, due_count: int) -> Iterable[dict[str, Any]]:
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
            "url": f"{reverse('overview:figure', args=[found.key])}?year={on.year}",
            "note": "",
        }


def _rows(found: Iterable[Deadline], on: date) -> list[dict[str, Any]]:
    """Deadlines with the case that each belongs to, in two queries."""
    rows = list(found)
    cases = disputes.cases().in_bulk([row.subject for row in rows])
    return [
        {
            "case": cases[row.subject],
            "url": reverse("disputes:show", args=[row.subject]),
            "label": row.label,
            "due_on": row.due_on,
            "days_left": (row.due_on - on).days,
            "days_over": (on - row.due_on).days,
        }
        for row in rows
        if row.subject in cases
    ]
