"""The page of a reconciliation: give a text, see its numbers marked. Nothing that was given is kept."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from fengqiao.ground.sheets import write_xlsx
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.people.access import DeskRequest, needs

from . import page, reconciliation
from .forms import TextForm

LastIssued = Callable[[UUID, int], str]  # the text of the last report before a year, "" for none
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs("figures.read")
def reconcile(request: DeskRequest, last_issued: LastIssued) -> HttpResponse:
    """GET asks for a text; POST reads it and answers with the marked text, or with a sheet to keep. Where no report of
    the year before is given, the last one that the office issued here stands for it."""
    usual = {"year": reconciliation.today_year(timezone.localdate())}
    form = TextForm(request.POST or None, request.FILES or None, initial=usual)
    if not form.is_valid():
        shown = {"form": form, "has_errors": bool(form.errors)}
        return render(request, "reconcile/ask.html", shown, status=422 if form.errors else 200)
    office = Office.objects.get(pk=request.actor.office)
    year = form.cleaned_data["year"]
    last_text = form.last_text or last_issued(office.pk, year)
    checked = reconciliation.reconcile(form.text, year, office, last_text)
    if checked.changed:
        messages.info(request, checked.changed)
    if "sheet" in request.POST:
        return _sheet(checked, office, year)
    given = {"text": form.text}
    return render(request, "reconcile/result.html", vars(page.shown(checked, year)) | given)


def _sheet(checked: reconciliation.Reconciliation, office: Office, year: int) -> HttpResponse:
    answer = HttpResponse(content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="reconcile-{year}.xlsx"'
    mark = "（演示）" if office.is_demo else ""
    title = f"{office.name}{year}年数据核对{mark}"
    write_xlsx(page.ROWS_OF, page.rows(checked), answer, title, sheet="数据核对")
    return answer
