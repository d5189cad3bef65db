"""The page of a reconciliation: give a text, see its numbers marked. Nothing that was given is kept, but of a long
text what was found, for a day and for who gave it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from fengqiao.engines.jobs import addresses, queries
from fengqiao.engines.jobs.models import Job, State
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.people.access import DeskRequest, needs

from . import deposit, page, reconciliation, tasks, workbook
from .forms import TextForm

LastIssued = Callable[[UUID, int], str]  # the text of the last report before a year, "" for none
LONG = 8_000  # signs; up to here a text is checked within about a second, whatever it is made of
UNDER_WAY = (State.READY, State.RUNNING)


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
    if len(form.text) + len(last_text) > LONG:
        return redirect("reconcile:found", _waiting(request, form.text, year, last_text))
    checked = reconciliation.reconcile(form.text, year, office, last_text)
    if "sheet" in request.POST:
        return _sheet(checked, office, year)
    return _page(request, checked, form.text, year)


@needs("figures.read")
def found(request: DeskRequest, pk: UUID) -> HttpResponse:
    """What was found in a long text, or that it is still being read."""
    job = _asked_by(request, pk)
    is_over = job.state not in UNDER_WAY
    if is_over and "HX-Request" in request.headers:  # the page that waited is done: show it whole
        return HttpResponse(headers={"HX-Refresh": "true"})
    shown = {"job": job, "is_over": is_over, "told": deposit.told(pk) if is_over else None}
    return render(request, "reconcile/waiting.html", shown)


@needs("figures.read")
def sheet(request: DeskRequest, pk: UUID) -> FileResponse:
    """The same as a workbook."""
    job = _asked_by(request, pk)
    try:
        book = deposit.sheet(job.pk).open("rb")
    except FileNotFoundError:
        raise Http404 from None
    return FileResponse(book, as_attachment=True, filename="reconcile.xlsx")


def _waiting(request: DeskRequest, text: str, year: int, last_text: str) -> UUID:
    """The job that checks a long text."""
    key = deposit.give(deposit.Given(text, year, last_text))
    return UUID(tasks.check.enqueue(str(key), str(request.actor.person)).id)


def _asked_by(request: DeskRequest, pk: UUID) -> Job:
    """The job, for who gave the text and nobody else. Raises Http404."""
    named = addresses.all_of(tasks.check.module_path)
    job = queries.of_office(request.actor.office).filter(pk=pk, task__in=named).first()
    if job is None or job.arguments["args"][1] != str(request.actor.person):
        raise Http404
    return job


def _page(
    request: DeskRequest, checked: reconciliation.Reconciliation, text: str, year: int
) -> HttpResponse:
    shown = vars(page.shown(checked, year)) | {"text": text, "changed": checked.changed}
    return render(request, "reconcile/result.html", shown)


def _sheet(checked: reconciliation.Reconciliation, office: Office, year: int) -> HttpResponse:
    answer = HttpResponse(content_type=workbook.XLSX)
    answer["Content-Disposition"] = f'attachment; filename="reconcile-{year}.xlsx"'
    workbook.write(checked, office, year, answer)
    return answer
