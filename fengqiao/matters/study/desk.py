"""The door of study: a year's plan and list against what was done, and the yes to a suggestion."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from fengqiao.engines.registers import acts as records
from fengqiao.ground.dates import known_year
from fengqiao.trunk.journal.acts import deed
from fengqiao.trunk.people.access import DeskRequest, needs
from fengqiao.trunk.people.actors import Actor

from .models import Session
from .registers import SHELF, progress

# The tables of a session in which what it met stands, each with the name of its link.
LINKS = {"met": "line", "covered": "item"}


@needs("study.read")
def against(request: DeskRequest) -> HttpResponse:
    today = timezone.localdate()
    year = _year(request) or today.year
    shown = {
        "parts": progress.of_year(request.actor.office, year, today),
        "year": year,
        "before": year - 1,
        "after": year + 1 if year < today.year + 1 else None,
        "may_keep": request.actor.may("study.keep"),
    }
    return render(request, "study/progress.html", shown)


@needs("study.keep")
@require_POST
def confirm(request: DeskRequest) -> HttpResponse:
    """A person says which suggestions are right: each is written into the session's own table, all in one
    deed. What is not suggested is not taken."""
    year = _year(request) or timezone.localdate().year
    parts = progress.of_year(request.actor.office, year, timezone.localdate())
    part = next((one for one in parts if one.table == request.POST.get("table")), None)
    agreed = part.agreed(request.POST.getlist("pair")) if part is not None else {}
    with deed():
        for session, items in agreed.items():
            _put(session, part.table, items, request.actor)
    if agreed:
        messages.success(request, f"已记上 {sum(map(len, agreed.values()))} 项")
    else:
        messages.error(request, "没有勾选，请先勾上对得上的学习")
    return redirect(f"{reverse('study:against')}?year={year}#{part.table if part else ''}")


def _put(session: Session, table: str, items: list[Any], by: Actor) -> None:
    ledger = next(one for one in SHELF.registers if one.standing().filter(pk=session.pk).exists())
    name = LINKS[table]
    rows = [{name: getattr(one, name)} for one in getattr(session, table).select_related(name)]
    reason = f"确认学到：{'、'.join(map(str, items))}"[:200]
    given = {table: [*rows, *({name: item} for item in items)]}
    records.amend(ledger, session, {}, given, by=by, reason=reason)


def _year(request: DeskRequest) -> int | None:
    asked = request.GET.get("year", "")
    return known_year(asked) if asked else None
