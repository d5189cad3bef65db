"""Changing a decision: write an opinion down, answer one, close several gates at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from fengqiao.engines.procedures import Refused
from fengqiao.engines.procedures.steps import take
from fengqiao.trunk.journal.acts import deed
from fengqiao.trunk.people.access import DeskRequest, needs

from .. import acts, queries
from ..forms import AnswerForm, GatesForm, OpinionAddForm
from ..models import Decision
from ..procedure import DECISION, STEP_OF


@needs("decisions.keep")
def opinion(request: DeskRequest, pk: UUID) -> HttpResponse:
    case = get_object_or_404(queries.decisions(), pk=pk)
    form = OpinionAddForm(request.POST or None, initial={"on": timezone.localdate()})

    def change() -> None:
        acts.add_opinion(case, by=request.actor, **form.cleaned_data)

    return _changed(request, case, form, change, "收到意见", "记下")


@needs("decisions.keep")
def answer(request: DeskRequest, pk: UUID, opinion: UUID) -> HttpResponse:
    case = get_object_or_404(queries.decisions(), pk=pk)
    asked = get_object_or_404(queries.opinions_of(case), pk=opinion)
    form = AnswerForm(asked, request.POST or None)

    def change() -> None:
        acts.answer(asked, by=request.actor, **form.cleaned_data)

    return _changed(request, case, form, change, "答复意见", "答复", asked.text)


@needs("decisions.keep")
def gates(request: DeskRequest, pk: UUID) -> HttpResponse:
    """Several gates closed at once, each by its own step: one deed, all or nothing."""
    case = get_object_or_404(queries.decisions(), pk=pk)
    form = GatesForm(case, request.POST or None)

    def change() -> None:
        with deed():
            for kind, given in form.given().items():
                on, key = form.cleaned_data["day"], STEP_OF[kind]
                take(DECISION, key, case, by=request.actor, happened_on=on, **given)

    return _changed(request, case, form, change, "几个关口一起办结", "办结", pairs=True)


def _changed(
    request: DeskRequest,
    case: Decision,
    form: Form,
    change: Callable[[], Any],
    title: str,
    button: str,
    lead: str = "",
    pairs: bool = False,
) -> HttpResponse:
    """Shows the form, or makes the change; a refusal is said in the form, and what was typed stays."""
    if request.method == "POST" and form.is_valid():
        try:
            change()
        except Refused as refusal:
            form.add_error(None, refusal.reason)
        else:
            messages.success(request, f"{case}：{title}，已记下")
            return redirect("decisions:show", pk=case.pk)
    shown = {"case": case, "form": form, "title": title, "button": button, "lead": lead}
    shown["pairs"] = pairs
    shown["has_errors"] = bool(form.errors)
    return render(request, "decisions/change.html", shown, status=422 if form.errors else 200)
