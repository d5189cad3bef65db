"""This year's text beside last year's, and last year's plan beside what this year shows."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from fengqiao.trunk.people.access import DeskRequest, needs

from .. import pages
from . import access


@needs("reports.read")
def compare(request: DeskRequest, year: int) -> HttpResponse:
    """What was added, what fell away, what stands word for word as it did the year before."""
    draft = access.drafted(request, year)
    return render(request, "annual/compare.html", vars(pages.compared(draft)))
