"""The settings of the report, on one page."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from fengqiao.engines.papers import street
from fengqiao.trunk.people.access import DeskRequest, needs

from .. import acts
from ..forms import LayoutForm
from . import access


@needs("reports.edit")
def settings(request: DeskRequest, year: int) -> HttpResponse:
    """GET shows how the report is set out, POST keeps it; the journal holds what it was."""
    draft = access.drafted(request, year, "reports.edit")
    form = LayoutForm(draft.layout, draft.bound, request.POST or None)
    if request.method == "POST" and form.is_valid():
        by = street.acting(request, draft.office, "reports.edit")
        acts.set_out(draft.office, year, form.lasting, form.own, by=by)
        messages.success(request, "设置已保存")
        return redirect("annual:draft", year)
    shown = {"form": form, "year": year, "draft": draft, "has_errors": bool(form.errors)}
    return render(request, "annual/settings.html", shown, status=422 if form.errors else 200)
