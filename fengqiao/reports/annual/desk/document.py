"""Reading the report: the living draft as a document, and as a file."""

from __future__ import annotations

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from fengqiao.engines import downloads
from fengqiao.engines.downloads import workbook
from fengqiao.engines.papers import answer
from fengqiao.trunk.people.access import DeskRequest, needs

from .. import annex, document, pages
from . import access


@needs("reports.read")
def front(request: DeskRequest) -> HttpResponse:
    """The report in hand: until April that of the year before."""
    return redirect("annual:draft", access.year_in_hand(timezone.localdate()))


@needs("reports.read")
def draft(request: DeskRequest, year: int) -> HttpResponse:
    """The draft as it reads today, with what is missing in its margin."""
    read = access.drafted(request, year)
    return render(request, "annual/draft.html", vars(pages.page(read, request.actor)))


@needs("reports.read")
def paper(request: DeskRequest, year: int, kind: str) -> HttpResponse:
    """The draft as a file, to be saved."""
    return answer.sent(
        lambda: document.paper(access.drafted(request, year)), kind, f"annual-{year}"
    )


@needs("reports.read")
def evidence(request: DeskRequest, year: int) -> HttpResponseBase:
    """The annex of evidence as a workbook: de-identified, or full for who may read the rows."""
    read, full = access.drafted(request, year), request.GET.get("full") == "1"
    total = annex.rows_of(read)
    if (wait := downloads.wait_for(request, total, f"{year}年数据依据")) is not None:
        return wait
    return workbook.sent(
        f"evidence-{year}.xlsx",
        lambda to: annex.write(read, request.actor, to, full=full, total=total),
    )
