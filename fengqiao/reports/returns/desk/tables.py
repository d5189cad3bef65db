"""Reading returns: the list, the table of a period, what a sealed cell counted, and the files."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from fengqiao.engines.papers import answer
from fengqiao.ground.dates import NoPeriod
from fengqiao.trunk.people.access import DeskRequest, needs

from .. import calendar, files, pages
from . import access

KINDS = (*files.TABLES, "docx", "pdf")


@needs("returns.read")
def front(request: DeskRequest) -> HttpResponse:
    """Every return of the office, with its period in hand."""
    office = access.office(request)
    shown = {"returns": pages.front(office.pk, timezone.localdate())}
    return render(request, "returns/front.html", shown)


@needs("returns.read")
def in_hand(request: DeskRequest, key: str) -> HttpResponse:
    """The page of the period in hand; the period's choice leads to any other."""
    _, of = access.arranged(request, key, "returns.read")
    today = timezone.localdate()
    period = calendar.in_hand(of, today)
    if year := request.GET.get("year", ""):
        try:
            said = int(year) if year.isascii() and year.isdecimal() else 0
            period = calendar.period(of, said, request.GET.get("part", ""), today)
        except NoPeriod as error:
            messages.error(request, f"{error}，请换一期")
    return redirect("returns:table", key, *calendar.named(period))


@needs("returns.read")
def table(request: DeskRequest, key: str, year: int, part: str) -> HttpResponse:
    """The return of a period, as its form lays it out."""
    one = access.filled(request, key, year, part)
    shown = vars(pages.head(one)) | vars(pages.page(one, request.actor))
    return render(request, "returns/table.html", shown)


@needs("returns.read")
def cell(
    request: DeskRequest, key: str, year: int, part: str, number: int, line: str, cut: str
) -> HttpResponse:
    """What a cell counted when that version was sealed; a living cell opens its figure instead."""
    one = access.version(request, key, year, part, number)
    if one is None:
        return redirect("returns:table", key, year, part)
    found = one.table.cell(line, cut)
    if found is None or not found.opened:
        raise Http404
    shown = vars(pages.head(one)) | vars(pages.cell(one, found, request.actor))
    return render(request, "returns/cell.html", shown)


@needs("returns.read")
def file(request: DeskRequest, key: str, year: int, part: str, kind: str) -> HttpResponse:
    """The return as a file."""
    if kind not in KINDS:
        raise Http404
    one, name = access.filled(request, key, year, part), f"{key}-{year}-{part}"
    if kind in files.TABLES:
        return answer.saved(files.TABLES[kind](one), f"{name}.{kind}")
    return answer.sent(lambda: files.paper(one), kind, name)
