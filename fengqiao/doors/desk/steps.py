"""One step view for the procedures of all matters: GET shows what the step asks, POST takes it.

    POST /desk/disputes/<id>/steps/done/  →  case through scope  →  form  →  PROCEDURE.take()  →  page

The desk knows no matter: project/urls.py hands each one's `Walk` to the view.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.urls.resolvers import URLPattern
from django.utils import timezone
from django.views.decorators.http import require_POST

from fengqiao.engines import procedures
from fengqiao.engines.papers import FORMATS, Paper, warning, written
from fengqiao.engines.procedures import Procedure, Refused, Step, entries
from fengqiao.engines.procedures import paper as papers
from fengqiao.engines.procedures.paper import Builders
from fengqiao.engines.procedures.steps import open_steps, take, why_not_here
from fengqiao.engines.procedures.undo import take_back
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.journal.words import Look
from fengqiao.trunk.norms import queries as norms
from fengqiao.trunk.people.access import noted, signed_in
from fengqiao.trunk.people.actors import Actor
from fengqiao.ui.forms import StepForm


@dataclass(frozen=True)
class Walk:
    """How a matter's cases are walked: its rows in scope, the form of each step, its case page.

    A form is made with the case and the POST, and asks `day`; the rest the step takes by the names of its
    fields. `reads` is the power to see a case; `mine(actor)` are the open cases that a person has on her hands, `mine_url` their
    list as (URL name, query); `papers` what builds the papers of its steps. A case says itself in a word (`str`) and in a line (`summary`).
    """

    matter: str
    cases: Callable[[], QuerySet]
    forms: Mapping[str, Callable[..., StepForm]]
    page: str
    reads: str
    mine: Callable[[Actor], QuerySet]
    mine_url: tuple[str, str]
    papers: Builders = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """What the journal and the deadlines call a case of it."""
        return str(self.cases().model._meta.label_lower)


def routes(walk: Walk) -> tuple[URLPattern, ...]:
    """The addresses of a matter's steps: `desk:step` with matter=, pk= and key=; `desk:undo` with entry=."""
    given = {"matter": walk.matter, "walk": walk}
    case = f"{walk.matter}/<uuid:pk>"
    return (
        path(f"{case}/steps/<slug:key>/", step, given, name="step"),
        path(f"{case}/undo/<uuid:entry>/", undo, given, name="undo"),
        *([path(f"{case}/papers/<slug:key>/", paper, given, name="paper")] if walk.papers else []),
    )


@signed_in
def step(request: HttpRequest, pk: UUID, key: str, matter: str, walk: Walk) -> HttpResponse:
    """Which power it takes is the step's own declaration: who lacks it gets 403 before anything shows."""
    case = get_object_or_404(walk.cases(), pk=pk)
    procedure = procedures.known(case.procedure_key, case.procedure_version)
    wanted = _step(procedure, key)
    actor = request.actor.under(wanted.by, case.path)
    form = walk.forms[key](case, request.POST or None)
    form.ask(wanted.asks(case))
    seen = {"expected_stage": request.POST.get("stage"), "seen": request.POST.get("seen")}
    if form.is_valid() and _taken(procedure, key, case, form, actor, seen):
        messages.success(request, f"{case}：{wanted.label}，已记下")
        return redirect(walk.page, pk=case.pk)
    shown = _page(procedure, wanted, case, form, actor) | {"back": walk.page, "matter": matter}
    return render(request, "desk/step.html", shown, status=422 if form.errors else 200)


@signed_in
@require_POST
def undo(request: HttpRequest, pk: UUID, entry: UUID, matter: str, walk: Walk) -> HttpResponse:
    """A step taken back by who pressed it. Pressed twice it is taken back once."""
    case = get_object_or_404(walk.cases(), pk=pk)
    try:
        take_back(case, entry, by=request.actor, at=timezone.now())
    except Entry.DoesNotExist:
        raise Http404 from None
    messages.success(request, f"{case}：已撤销")
    return redirect(walk.page, pk=case.pk)


@signed_in
@noted(Look.OPENED)
def paper(request: HttpRequest, pk: UUID, key: str, matter: str, walk: Walk) -> HttpResponse:
    """GET shows the paper of a step as it stands, POST gives it as a file and says so in the journal."""
    case = get_object_or_404(walk.cases(), pk=pk)
    actor = request.actor.under(walk.reads, case.path)
    try:
        if request.method == "POST":
            return _sent(case, papers.issue(case, key, walk.papers, by=actor))
        return render(request, "desk/paper.html", _paper(case, key, walk, actor))
    except LookupError:
        raise Http404 from None


def _paper(case: Any, key: str, walk: Walk, actor: Actor) -> dict[str, Any]:
    made, taken = papers.shown(case, key, walk.papers)
    procedure = procedures.known(case.procedure_key, case.procedure_version)
    may_issue = actor.may(procedure.step_of(taken.verb).by, case.path)
    text = written(made, "txt").decode()
    return {
        "case": case,
        "title": made.plain_title,
        "text": text,
        "back": walk.page,
        "may_issue": may_issue,
        "unprintable": warning(made),
    }


def _sent(case: Any, made: Paper) -> HttpResponse:
    answer = HttpResponse(written(made, "docx"), content_type=FORMATS["docx"][0])
    name = quote(f"{case} {made.plain_title}.docx")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return answer


def _step(procedure: Procedure, key: str) -> Step:
    try:
        return procedure.step(key)
    except KeyError:
        raise Http404 from None


def _taken(
    procedure: Procedure,
    key: str,
    case: Any,
    form: StepForm,
    actor: Any,
    seen: Mapping[str, str | None],
) -> bool:
    """Whether the step was taken; a refusal is said in the form, and what was typed stays."""
    given = form.cleaned_data
    asked = {name: value for name, value in given.items() if name != "day"}
    try:
        take(procedure, key, case, by=actor, happened_on=given.get("day"), **asked, **seen)
    except Refused as refusal:
        form.add_error(None, refusal.reason)
        return False
    return True


def _page(
    procedure: Procedure, wanted: Step, case: Any, form: StepForm, actor: Any
) -> dict[str, Any]:
    """The form; or, at a stage where the step is not possible, why not and what is."""
    here = open_steps(procedure, case, actor)
    found = next((one for one in here if one.step is wanted), None)
    grey = found.reason if found else why_not_here(procedure, wanted, case)
    return {
        "case": case,
        "step": wanted,
        "form": form,
        "grey": "" if found and found.allowed else grey,
        "others": [one.step for one in here if one.allowed and one.step is not wanted],
        "article": norms.cited(wanted.article, case.registered_on) if wanted.article else None,
        "has_errors": bool(form.errors),
        "seen": entries.last(entries.of_steps(procedure, case)),
    }
