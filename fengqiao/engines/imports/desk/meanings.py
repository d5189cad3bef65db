"""What the office's people said words mean, and what old registers could add to records that lack it."""

from __future__ import annotations

from itertools import groupby
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from fengqiao.engines.registers.register import Register
from fengqiao.trunk.people.access import DeskRequest, needs
from fengqiao.ui import pager
from fengqiao.ui.clash import expect

from .. import acts, permission, queries
from ..forms import MeaningForm
from ..models import Meaning, Suggestion
from ..permission import POWER
from ..words import MeaningKind

Registers = tuple[Register, ...]


@needs(POWER)
def meanings(request: DeskRequest, registers: Registers) -> HttpResponse:
    """Everything that was confirmed, by what it is about."""
    labels = {one.sheet.key: one.label for one in registers}
    own = permission.importable(registers, request.actor)
    rows = [(row, labels[row.ledger]) for row in queries.meanings(request.actor.office, own)]
    kinds = groupby(rows, key=lambda one: one[0].kind)
    parts = {MeaningKind(kind): list(some) for kind, some in kinds}
    shown = [(kind.label, parts[kind]) for kind in MeaningKind if kind in parts]
    return render(request, "imports/meanings.html", {"parts": shown})


@needs(POWER)
def meaning(request: DeskRequest, pk: UUID, registers: Registers) -> HttpResponse:
    """GET shows one of them; POST changes what it means, or forgets it."""
    every = queries.meanings(request.actor.office, [one.sheet.key for one in registers])
    row = get_object_or_404(every, pk=pk)
    by = permission.under(registers, [row.ledger], request.actor)
    form = MeaningForm(row, _ledger(row, registers), request.POST or None)
    if "forget" in request.POST:
        expect(request.POST, row.means)
        acts.forget(row, by=by)
        messages.success(request, f"已忘掉“{row.written}”，以后导入会重新问")
    elif request.method == "POST" and form.is_valid():
        acts.remember([form.answer()], by=by)
        messages.success(request, f"“{row.written}”以后当作{form.answer().told}")
    else:
        shown = {"row": row, "form": form}
        return render(request, "imports/meaning.html", shown, status=422 if form.errors else 200)
    return redirect("imports:meanings")


@needs(POWER)
def suggestions(request: DeskRequest, registers: Registers) -> HttpResponse:
    """GET shows what could be added; POST accepts all, accepts one, or declines one."""
    own = permission.importable(registers, request.actor)
    every = queries.suggestions(request.actor.office, own)
    if request.method == "POST":
        messages.success(request, _decided(request, every, registers))
        return redirect("imports:suggestions")
    page = pager.page(every, ("-id",), request.GET, size=50)
    rows = [(row, _page(row, registers)) for row in page.rows]
    shown = {"page": page, "rows": rows, "count": every.count()}
    return render(request, "imports/suggestions.html", shown)


def _decided(request: DeskRequest, every: QuerySet[Suggestion], registers: Registers) -> str:
    given = request.POST
    one = given.get("decline") or given.get("accept")
    chosen = [get_object_or_404(every, pk=_key(one))] if one else list(every)
    by = permission.under(registers, {row.ledger for row in chosen}, request.actor)
    if "decline" in given:
        acts.decline(chosen, by=by)
        return "不采纳，已收起"
    count = acts.accept(chosen, {register.sheet.key: register for register in registers}, by=by)
    return f"已采纳 {count} 处，每一处都记在办理记录里"


def _page(row: Suggestion, registers: Registers) -> str:
    """The page of the record that a suggestion is about."""
    opens = _ledger(row, registers).opens
    return reverse(opens, args=[row.subject]) if opens else ""


def _ledger(row: Meaning | Suggestion, registers: Registers) -> Any:
    return next(one for one in registers if one.sheet.key == row.ledger)


def _key(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None
