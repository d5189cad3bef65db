"""What was issued: its files byte for byte, and what changed since, as corrections with their acts."""

from __future__ import annotations

from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from fengqiao.trunk.files import desk as files
from fengqiao.trunk.people.access import DeskRequest, needs

from .. import pages, queries
from . import access


@needs("reports.read")
def report(request: DeskRequest, pk: UUID) -> HttpResponse:
    """The page of a report by its id: the year's."""
    return redirect("annual:draft", get_object_or_404(queries.reports(), pk=pk).year)


@needs("reports.read")
def file(request: DeskRequest, year: int, kind: str) -> FileResponse | HttpResponse:
    """The file as it was signed; before it was, the draft."""
    issued = access.issued(request, year)
    if issued is None:
        return redirect("annual:draft", year)
    kept = {"docx": issued.docx, "pdf": issued.pdf}.get(kind)
    if kept is None:
        raise Http404
    return files.sent(kept)


@needs("reports.read")
def corrections(request: DeskRequest, year: int) -> HttpResponse:
    """Each number of the issued report beside what the ledgers say now, and who did what since."""
    shown = pages.corrected(access.issued(request, year), year)
    return render(request, "annual/corrections.html", vars(shown))
