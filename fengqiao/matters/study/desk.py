"""The door of study: a year's plan and list against what was done, and the yes to a suggestion."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from fengqiao.engines.ledgers import keeping
from fengqiao.engines.ledgers.recording import RecordLedger
from fengqiao.trunk.people.access import DeskRequest, needs

from . import queries
from .models import Session
from .sheets import SHELF, progress

# The tables of a session in which what it met stands: whose rows, and by which name.
TABLES = {"met": (queries.plan_items, "line"), "covered": (queries.list_items, "item")}


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
def confirm(request: DeskRequest, table: str, pk: UUID, session: UUID) -> HttpResponse:
    """A person says that a session met this item: it is written into the session's own table."""
    if table not in TABLES:
        raise Http404
    items, name = TABLES[table]
    item = get_object_or_404(items(request.actor.office), pk=pk)
    ledger, held = _session(session)
    rows = [{name: getattr(one, name)} for one in getattr(held, table).select_related(name)]
    if {name: item} not in rows:
        given, reason = {table: [*rows, {name: item}]}, f"确认学到：{item}"
        keeping.amend(ledger, held, {}, given, by=request.actor, reason=reason)
        messages.success(request, f"已把 {held.held_on} 的学习记到“{item}”")
    return redirect(f"{reverse('study:against')}?year={item.year}#{table}")


def _year(request: DeskRequest) -> int | None:
    asked = request.GET.get("year", "")
    return int(asked) if asked.isdecimal() and len(asked) == 4 else None


def _session(pk: UUID) -> tuple[RecordLedger, Session]:
    for ledger in SHELF.ledgers:
        if (held := ledger.standing().filter(pk=pk).first()) is not None:
            return ledger, held
    raise Http404
