"""The way of the report: one step or several recorded at once, each with its day."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from fengqiao.engines.papers import street
from fengqiao.engines.procedures import Refused
from fengqiao.trunk.people.access import DeskRequest, needs

from .. import acts, pages, route
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
