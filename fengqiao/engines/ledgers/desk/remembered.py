"""What the office's people said words mean, and what old ledgers could add to records that lack it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from fengqiao.trunk.people.access import DeskRequest, needs
from fengqiao.ui import paging

from .. import acts, queries
from ..declaring import Ledger
from ..models import Suggestion

Ledgers = tuple[Ledger, ...]


@needs("disputes.import")
def meanings(request: DeskRequest, ledgers: Ledgers) -> HttpResponse:
    """GET shows what was confirmed; POST forgets one of it."""
    every = queries.meanings(request.actor.office)
    if request.method == "POST":
        row = get_object_or_404(every, pk=_key(request.POST.get("forget")))
        acts.forget(row, by=request.actor.under("disputes.import"))
        messages.success(request, f"已忘掉“{row.written}”，以后导入会重新问")
        return redirect("ledgers:meanings")
    labels = {one.key: one for one in ledgers}
    rows = [(row, labels.get(row.ledger)) for row in every]
    return render(request, "ledgers/meanings.html", {"rows": rows})


@needs("disputes.import")
def suggestions(request: DeskRequest, ledgers: Ledgers) -> HttpResponse:
    """GET shows what could be added; POST accepts all, accepts one, or declines one."""
    every = queries.suggestions(request.actor.office)
    if request.method == "POST":
        messages.success(request, _decided(request, every, ledgers))
        return redirect("ledgers:suggestions")
    page = paging.page(every, ("-id",), request.GET, size=50)
    return render(request, "ledgers/suggestions.html", {"page": page, "count": every.count()})


def _decided(request: DeskRequest, every: QuerySet[Suggestion], ledgers: Ledgers) -> str:
    by, given = request.actor.under("disputes.import"), request.POST
    if key := given.get("decline"):
        acts.decline([get_object_or_404(every, pk=_key(key))], by=by)
        return "不采纳，已收起"
    chosen = [get_object_or_404(every, pk=_key(given["accept"]))] if "accept" in given else every
    count = acts.accept(list(chosen), {one.key: one for one in ledgers}, by=by)
    return f"已采纳 {count} 处，每一处都记在办理记录里"


def _key(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None
