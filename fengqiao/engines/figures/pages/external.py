"""Numbers from outside: recorded with one click from a page or a draft, corrected with a reason, retired."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from fengqiao.engines.procedures import registration
from fengqiao.trunk.people.access import DeskRequest, needs
from fengqiao.ui import pager
from fengqiao.ui.forms import WhyForm

from .. import acts, queries
from ..acts.slugs import NameTaken
from ..measures import number
from ..models import ExternalFigure
from . import lines
from .forms import CorrectForm, ExternalForm
from .numbers import Recorded, recorded
from .own import in_use

ASKED = ("label", "value", "unit", "source", "as_of", "year", "part")


@dataclass(frozen=True)
class Numbers:
    """A page of what was recorded."""

    page: pager.Page
    rows: tuple[Recorded, ...]
    may_manage: bool


@needs("figures.read")
def external(request: DeskRequest) -> HttpResponse:
    """Everything that was recorded, newest first, what was retired too."""
    page = pager.page(queries.external_ever(request.actor.office), ("-id",), request.GET)
    rows = tuple(recorded(row) for row in page.rows)
    shown = Numbers(page, rows, request.actor.may("figures.manage"))
    return render(request, "figures/external.html", vars(shown))


@needs("figures.manage")
def record(request: DeskRequest) -> HttpResponse:
    """GET asks, with what the address already says; POST records and goes back to `next`, the draft say."""
    initial = {"year": timezone.localdate().year} | {
        name: request.GET[name] for name in ASKED if name in request.GET
    }
    form = ExternalForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        by, label = request.actor.under("figures.manage"), form.cleaned_data["label"]
        try:
            row = acts.external.record(label=label, period=form.period, by=by, **form.said)
            messages.success(request, f"已登记“{row.label}”（外部数据）")
            return redirect(_next(request) or recorded(row).url)
        except NameTaken as error:
            form.add_error("label", str(error))
    return _asked(request, form, title="登记外部数据", next=_next(request))


@needs("figures.manage")
def correct(request: DeskRequest, pk: UUID) -> HttpResponse:
    """GET asks for what is right and why, POST corrects; both stay in the journal."""
    row = get_object_or_404(queries.external(request.actor.office), pk=pk)
    form = CorrectForm(request.POST or None, request.FILES or None, standing=_said(row))
    if request.method == "POST" and form.is_valid():
        by, reason = request.actor.under("figures.manage"), form.cleaned_data["reason"]
        acts.external.correct(row, reason=reason, by=by, **form.said)
        messages.success(request, f"已更正“{row.label}”，前后都留在办理记录里")
        return redirect(recorded(row).url)
    return _asked(request, form, title=f"更正{row.period}的“{row.label}”")


@needs("figures.manage")
def retire(request: DeskRequest, pk: UUID) -> HttpResponse:
    """GET asks why, POST takes the number off the pages."""
    row = get_object_or_404(queries.external_ever(request.actor.office), pk=pk)
    form = WhyForm("停用", request.POST or None)
    if request.method == "POST" and form.is_valid() and in_use(row, form):
        by = request.actor.under("figures.manage")
        acts.external.retire(row, by=by, reason=form.cleaned_data["reason"])
        messages.success(request, f"{row.period}的“{row.label}”已停用")
        return redirect("figures:external")
    return _asked(request, form, title=f"停用{row.period}的“{row.label}”")


@needs("figures.manage")
@require_POST
def take_back(request: DeskRequest, pk: UUID) -> HttpResponse:
    """What was recorded just now is taken back. Pressed twice it is taken back once."""
    row = get_object_or_404(queries.external_ever(request.actor.office), pk=pk)
    registration.take_back(acts.external.RECORDING, row, by=request.actor, at=timezone.now())
    messages.success(request, f"{row.period}的“{row.label}”：已撤销登记，不再用在哪里")
    return redirect("figures:external")


def _said(row: ExternalFigure) -> dict[str, Any]:
    """What the form of its correction begins with."""
    value = lines.number(number(row.value))
    return {"value": value, "unit": row.unit, "source": row.source, "as_of": row.as_of}


def _asked(request: DeskRequest, form: Any, **shown: Any) -> HttpResponse:
    shown |= {"form": form, "has_errors": bool(form.errors), "takes_files": form.is_multipart()}
    shown["back"] = reverse("figures:external")
    return render(request, "figures/asked.html", shown, status=422 if form.errors else 200)


def _next(request: DeskRequest) -> str:
    """Where to go back to; a page of ours, or nowhere."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(asked, request.get_host(), request.is_secure())
    return asked if asked and is_ours else ""
