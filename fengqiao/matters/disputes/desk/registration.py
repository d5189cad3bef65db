"""The one screen: an ordinary oral case from first word to closed in one go."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from fengqiao.engines.procedures.steps import take
from fengqiao.engines.registers.pages import copies, twins
from fengqiao.ground.ids import uuid7
from fengqiao.trunk.journal.acts import deed
from fengqiao.trunk.people.access import DeskRequest, needs
from fengqiao.trunk.people.actors import Actor

from .. import acts
from ..forms import STILL_OPEN, RegisterForm
from ..models import Dispute
from ..procedure import LIGHT
from ..registers import REGISTER
from ..words import Outcome, Stage

# Outcomes that need more than one word: the case is registered and the step's own page opens.
ASKS_MORE = {
    Outcome.GUIDED: "guide",
    Outcome.HANDED_OVER: "hand_over",
    Outcome.REFUSED: "refuse",
    Outcome.FAILED: "fail",
}


@needs("disputes.register")
def register(request: DeskRequest) -> HttpResponse:
    """GET shows the screen, POST registers and, when it is settled, closes: one deed, all or nothing."""
    form = _screen(request)
    asked = _asked(form) if request.method == "POST" and form.is_valid() else None
    if request.method != "POST" or not form.is_valid():
        return _shown(request, form, asked)
    case = register_and_close(form, request.actor)
    messages.success(request, f"已登记 {case.number}")
    more = ASKS_MORE.get(form.cleaned_data["outcome"])
    if more and case.is_open:
        return redirect("desk:step", matter="disputes", pk=case.pk, key=more)
    return redirect("disputes:show", pk=case.pk)


def _shown(request: DeskRequest, form: RegisterForm, asked: twins.Question | None) -> HttpResponse:
    shown = {"form": form, "has_errors": bool(form.errors), "twins": asked}
    shown["source"] = copies.said(REGISTER, form.like)
    return render(request, "disputes/register.html", shown, status=422 if form.errors else 200)


def _asked(form: RegisterForm) -> twins.Question | None:
    """Whether it is a case that stands already: asked as of any register."""
    data = form.cleaned_data
    values = {"registered_on": data["day"], "community": form.division, "summary": data["summary"]}
    sides = {key: [{"name": name} for name in data[key]] for key in ("side_one", "side_two")}
    return twins.ask(form, REGISTER, values, sides, data["id"])


def _screen(request: DeskRequest) -> RegisterForm:
    """The screen with its key, the round of screening that it was opened from, the case that it copies."""
    like = copies.source(REGISTER, request.GET.get(copies.COPY))
    begun = {"id": uuid7(), "answer": request.GET.get("answer", "")}
    return RegisterForm(request.actor, request.POST or None, initial=begun, like=like)


def register_and_close(form: RegisterForm, actor: Actor) -> Dispute:
    """This will register, and walk the procedure as far as the screen says, in one deed."""
    data = form.cleaned_data
    key: UUID | None = data["id"]
    with deed():
        case = acts.register(_registration(form), by=actor, id=key)
        if data["answer"] and case.screening_id is None:
            acts.report_found(data["answer"], [case], by=actor, on=data["day"])
        outcome = data["outcome"]
        if outcome == STILL_OPEN or outcome in ASKS_MORE or case.stage != Stage.REGISTERED:
            return case
        return take(LIGHT, "done", case, by=actor, happened_on=data["day"], outcome=outcome)


def _registration(form: RegisterForm) -> acts.Registration:
    data, handler = form.cleaned_data, form.handled_by
    return acts.Registration(
        summary=data["summary"],
        type=form.chosen_type,
        division=form.division,
        side_one=data["side_one"],
        side_two=data["side_two"],
        unknown_opponent=data["opponent"] == "unknown",
        found=data["found"],
        registered_on=data["day"],
        handler=handler.person,
        handler_text=handler.text,
        method=data["method"],
        amount=data["amount"],
        people_count=data["people_count"],
    )
