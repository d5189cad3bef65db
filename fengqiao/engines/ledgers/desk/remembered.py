"""What the office's people said words mean, and what old ledgers could add to records that lack it."""

from __future__ import annotations

from itertools import groupby
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from fengqiao.trunk.people.access import DeskRequest, needs
from fengqiao.ui import paging

from .. import acts, permitting, queries
from ..declaring import Ledger
from ..forms import MeaningForm
from ..models import Meaning, Suggestion
from ..permitting import POWER
from ..words import MeaningKind

Ledgers = tuple[Ledger, ...]


@needs(POWER)
def meanings(request: DeskRequest, ledgers: Ledgers) -> HttpResponse:
    """Everything that was confirmed, by what it is about."""
    labels = {one.key: one.label for one in ledgers}
    own = permitting.importable(ledgers, request.actor)
    rows = [(row, labels[row.ledger]) for row in queries.meanings(request.actor.office, own)]
    kinds = groupby(rows, key=lambda one: one[0].kind)
    parts = {MeaningKind(kind): list(some) for kind, some in kinds}
    shown = [(kind.label, parts[kind]) for kind in MeaningKind if kind in parts]
    return render(request, "ledgers/meanings.html", {"parts": shown})


@needs(POWER)
def meaning(request: DeskRequest, pk: UUID, ledgers: Ledgers) -> HttpResponse:
    """GET shows one of them; POST changes what it means, or forgets it."""
    every = queries.meanings(request.actor.office, [one.key for one in ledgers])
    row = get_object_or_404(every, pk=pk)
    by = permitting.under(ledgers, [row.ledger], request.actor)
    form = MeaningForm(row, _ledger(row, ledgers), request.POST or None)
    if "forget" in request.POST:
        acts.forget(row, by=by)
        messages.success(request, f"已忘掉“{row.written}”，以后导入会重新问")
    elif request.method == "POST" and form.is_valid():
        acts.remember([form.answer()], by=by)
        messages.success(request, f"“{row.written}”以后当作{form.answer().told}")
    else:
        shown = {"row": row, "form": form}
        return render(request, "ledgers/meaning.html", shown, status=422 if form.errors else 200)
    return redirect("ledgers:meanings")


@needs(POWER)
def suggestions(request: DeskRequest, ledgers: Ledgers) -> HttpResponse:
    """GET shows what could be added; POST accepts all, accepts one, or declines one."""
    own = permitting.importable(ledgers, request.actor)
    every = queries.suggestions(request.actor.office, own)
    if request.method == "POST":
        messages.success(request, _decided(request, every, ledgers))
        return redirect("ledgers:suggestions")
    page = paging.page(every, ("-id",), request.GET, size=50)
    rows = [(row, _page(row, ledgers)) for row in page.rows]
    shown = {"page": page, "rows": rows, "count": every.count()}
    return render(request, "ledgers/suggestions.html", shown)


def _decided(request: DeskRequest, every: QuerySet[Suggestion], ledgers: Ledgers) -> str:
    given = request.POST
    one = given.get("decline") or given.get("accept")
    chosen = [get_object_or_404(every, pk=_key(one))] if one else list(every)
    by = permitting.under(ledgers, {row.ledger for row in chosen}, request.actor)
    if "decline" in given:
        acts.decline(chosen, by=by)
        return "不采纳，已收起"
    count = acts.accept(chosen, {ledger.key: ledger for ledger in ledgers}, by=by)
    return f"已采纳 {count} 处，每一处都记在办理记录里"


def _page(row: Suggestion, ledgers: Ledgers) -> str:
    """The page of the record that a suggestion is about."""
    opens = _ledger(row, ledgers).opens
    return reverse(opens, args=[row.subject]) if opens else ""


def _ledger(row: Meaning | Suggestion, ledgers: Ledgers) -> Any:
    return next(one for one in ledgers if one.key == row.ledger)


def _key(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None
