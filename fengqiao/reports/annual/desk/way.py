"""The way of the report: one step or several recorded at once, each with its day."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from fengqiao.engines.papers import street
from fengqiao.engines.procedures import Refused, registration
from fengqiao.trunk.people.access import DeskRequest, needs

from .. import acts, pages, queries, route
from ..forms import PathForm
from . import access


@needs("reports.issue")
def steps(request: DeskRequest, year: int) -> HttpResponse:
    """GET shows what was done and what comes, POST records the steps whose days are filled in."""
    draft = access.drafted(request, year, "reports.issue")
    form = PathForm(route.ahead(draft.report), request.POST or None)
    if request.method == "POST" and form.is_valid():
        by = street.acting(request, draft.office, "reports.issue")
        try:
            route.walk(acts.begin(draft.office, year, by=by), form.taken(), by=by)
            messages.success(request, "已记下")
            return redirect("annual:draft", year)
        except Refused as refusal:
            form.add_error(None, refusal.reason)
    shown = vars(pages.way(draft, request.actor)) | {"form": form, "has_errors": bool(form.errors)}
    return render(request, "annual/steps.html", shown, status=422 if form.errors else 200)


@needs("reports.issue")
@require_POST
def take_back_begin(request: DeskRequest, year: int) -> HttpResponse:
    """A report that was begun just now and in which nothing was written is begun no more."""
    office = street.office(request, "reports.issue")
    report = get_object_or_404(queries.reports(office.pk), year=year)
    registration.take_back(acts.BEGINNING, report, by=request.actor, at=timezone.now())
    messages.success(request, f"{report}：已撤销“开始起草”")
    return redirect("annual:steps", year)
