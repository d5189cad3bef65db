"""Screening rounds: open one, see who has answered, report what was found or sign a nil return, close it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from fengqiao.engines.procedures import Refused, registration
from fengqiao.ground.ids import uuid7
from fengqiao.trunk.people.access import DeskRequest, needs
from fengqiao.trunk.people.actors import Actor
from fengqiao.ui import pager
from fengqiao.ui.forms import WhyForm

from .. import acts, queries
from ..forms import FoundForm, ScreeningForm, statement
from ..models import Screening, ScreeningAnswer

SHOWN = 200


@dataclass(frozen=True)
class Row:
    """A community's line: what it said, the cases behind the number, what it can do now."""

    answer: ScreeningAnswer
    cases_url: str
    new_url: str
    may_answer: bool


@needs("disputes.read")
def screenings(request: DeskRequest) -> HttpResponse:
    page = pager.page(queries.screenings(), ("-opened_on", "-id"), request.GET)
    shown = {"page": page, "may_open": request.actor.may("disputes.screen")}
    return render(request, "disputes/screenings.html", shown)


@needs("disputes.screen")
def open_screening(request: DeskRequest) -> HttpResponse:
    form = ScreeningForm(request.actor.office, request.POST or None, initial={"id": uuid7()})
    if request.method == "POST" and form.is_valid():
        fresh = _opened(form, request.actor)
        messages.success(request, f"“{fresh.title}”已经开始，等 {len(form.asked)} 个社区（村）回报")
        return redirect("disputes:screening", pk=fresh.pk)
    shown = {"form": form, "has_errors": bool(form.errors)}
    status = 422 if form.errors else 200
    return render(request, "disputes/screening_new.html", shown, status=status)


def _opened(form: ScreeningForm, by: Actor) -> Screening:
    data = form.cleaned_data
    return acts.open_screening(
        data["title"],
        form.asked,
        opened_on=data["opened_on"],
        due_on=data["due_on"],
        looks_for=data["looks_for"],
        by=by,
        id=data["id"],
    )


@needs("disputes.read")
def screening(request: DeskRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(queries.screenings(), pk=pk)
    answers = list(queries.answers(found))
    may = request.actor.may
    return render(
        request,
        "disputes/screening.html",
        {
            "screening": found,
            "answers": [_row(one, found, may("disputes.register", one.path)) for one in answers],
            "silent": found.silent,
            "may_close": found.is_open and may("disputes.screen"),
            "undo": registration.offer(acts.ROUND, found, request.actor, timezone.now()),
        },
    )


@needs("disputes.screen")
@require_POST
def close_screening(request: DeskRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(queries.screenings(), pk=pk)
    try:
        acts.close_screening(found, by=request.actor, on=timezone.localdate())
        messages.success(request, "这一轮排查已经结束")
    except Refused as error:
        messages.error(request, str(error))
    return redirect("disputes:screening", pk=pk)


@needs("disputes.screen")
@require_POST
def take_back_screening(request: DeskRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(queries.screenings(), pk=pk)
    registration.take_back(acts.ROUND, found, by=request.actor, at=timezone.now())
    messages.success(request, f"“{found.title}”已撤销，各社区（村）不用再报")
    return redirect("disputes:screenings")


@needs("disputes.register")
def report_nil(request: DeskRequest, pk: UUID) -> HttpResponse:
    """GET shows the statement, POST signs it."""
    answer = _answer(pk)
    if request.method != "POST":
        shown = {"answer": answer, "statement": statement(answer)}
        return render(request, "disputes/nil_return.html", shown)
    acts.report_nil(answer, by=request.actor, on=timezone.localdate())
    messages.success(request, f"{answer.community}的零报告已签")
    return redirect("disputes:screening", pk=answer.screening_id)


@needs("disputes.register")
def report_found(request: DeskRequest, pk: UUID) -> HttpResponse:
    answer = _answer(pk)
    form = FoundForm(list(queries.could_be_found(answer)[:SHOWN]), request.POST or None)
    if request.method == "POST" and form.is_valid():
        acts.report_found(answer, form.chosen(), by=request.actor, on=timezone.localdate())
        messages.success(request, f"{answer.community}已报")
        return redirect("disputes:screening", pk=answer.screening_id)
    shown = {"answer": answer, "answer_key": str(pk), "form": form, "has_errors": bool(form.errors)}
    return render(request, "disputes/found.html", shown, status=422 if form.errors else 200)


@needs("disputes.register")
def take_back_answer(request: DeskRequest, pk: UUID) -> HttpResponse:
    answer = _answer(pk)
    form = WhyForm("撤回", request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            acts.take_back_answer(answer, by=request.actor, reason=form.cleaned_data["reason"])
            return redirect("disputes:screening", pk=answer.screening_id)
        except Refused as error:
            form.add_error(None, str(error))
    shown = {"answer": answer, "form": form, "has_errors": bool(form.errors)}
    return render(request, "disputes/take_back.html", shown, status=422 if form.errors else 200)


def _answer(pk: UUID) -> ScreeningAnswer:
    return get_object_or_404(queries.one_answer(), pk=pk)


def _row(answer: ScreeningAnswer, screening: Screening, may_answer: bool) -> Row:
    cases = f"{reverse('disputes:list')}?screening={screening.pk}&community={answer.community_id}"
    new = f"{reverse('disputes:register')}?answer={answer.pk}"
    return Row(answer, cases if answer.found else "", new, may_answer and screening.is_open)
