"""One step view for the procedures of all matters: GET shows what the step asks, POST takes it.

    POST /desk/disputes/<id>/steps/done/  →  case through scope  →  form  →  PROCEDURE.take()  →  page

The desk knows no matter: project/urls.py hands each one's `Walk` to the view.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.urls.resolvers import URLPattern

from fengqiao.engines import procedures
from fengqiao.engines.procedures import Procedure, Refused, Step
from fengqiao.engines.procedures.steps import open_steps, take
from fengqiao.trunk.norms import queries as norms
from fengqiao.trunk.people.access import signed_in
from fengqiao.trunk.people.actors import Actor


@dataclass(frozen=True)
class Walk:
    """How a matter's cases are walked: its rows in scope, the form of each step, its case page.

    A form is made with the case and the POST, asks `day`, and gives the rest by `given()`. `reads` is the
    power to see a case; `mine(actor)` are the open cases that a person has on her hands, `mine_url` their
    list as (URL name, query). A case says itself in a word (`str`) and in a line (`summary`).
    """

    matter: str
    cases: Callable[[], QuerySet]
    forms: Mapping[str, Callable[..., Form]]
    page: str
    reads: str
    mine: Callable[[Actor], QuerySet]
    mine_url: tuple[str, str]

    @property
    def kind(self) -> str:
        """What the journal and the deadlines call a case of it."""
        return str(self.cases().model._meta.label_lower)


def route(walk: Walk) -> URLPattern:
    """The address of a matter's steps: `desk:step` with matter=, pk= and key=."""
    given = {"matter": walk.matter, "walk": walk}
    return path(f"{walk.matter}/<uuid:pk>/steps/<slug:key>/", step, given, name="step")


@signed_in
def step(request: HttpRequest, pk: UUID, key: str, matter: str, walk: Walk) -> HttpResponse:
    """Which power it takes is the step's own declaration: who lacks it gets 403 before anything shows."""
    case = get_object_or_404(walk.cases(), pk=pk)
    procedure = procedures.known(case.procedure_key, case.procedure_version)
    wanted = _step(procedure, key)
    actor = request.actor.under(wanted.by, case.path)
    form = walk.forms[key](case, request.POST or None)
    seen = request.POST.get("stage")
    if form.is_valid() and _taken(procedure, key, case, form, actor, seen):
        messages.success(request, f"{case}：{wanted.label}，已记下")
        return redirect(walk.page, pk=case.pk)
    shown = _page(procedure, wanted, case, form, actor) | {"back": walk.page, "matter": matter}
    return render(request, "desk/step.html", shown, status=422 if form.errors else 200)


def _step(procedure: Procedure, key: str) -> Step:
    try:
        return procedure.step(key)
    except KeyError:
        raise Http404 from None


def _taken(
    procedure: Procedure, key: str, case: Any, form: Form, actor: Any, seen: str | None
) -> bool:
    """Whether the step was taken; a refusal is said in the form, and what was typed stays."""
    given = form.given()
    day, reason = form.cleaned_data.get("day"), given.pop("reason", "")
    try:
        take(
            procedure,
            key,
            case,
            by=actor,
            happened_on=day,
            reason=reason,
            expected_stage=seen,
            **given,
        )
    except Refused as refusal:
        form.add_error(None, refusal.reason)
        return False
    return True


def _page(procedure: Procedure, wanted: Step, case: Any, form: Form, actor: Any) -> dict[str, Any]:
    """The form; or, at a stage where the step is not possible, why not and what is."""
    here = open_steps(procedure, case, actor)
    found = next((one for one in here if one.step is wanted), None)
    stage = procedure.stages(case.stage).label
    grey = found.reason if found else f"现在的环节是“{stage}”，不能做“{wanted.label}”"
    return {
        "case": case,
        "step": wanted,
        "form": form,
        "grey": "" if found and found.allowed else grey,
        "others": [one.step for one in here if one.allowed and one.step is not wanted],
        "article": norms.cited(wanted.article, case.registered_on) if wanted.article else None,
        "has_errors": bool(form.errors),
    }
