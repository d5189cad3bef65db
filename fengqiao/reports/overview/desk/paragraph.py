"""复制成一段话: what the figures of a period say in the report's own words."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import render

from fengqiao.engines.figures import Period
from fengqiao.engines.figures.pages import prose
from fengqiao.engines.figures.pages.asked import Asked, Choices
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.people.access import DeskRequest, needs

Blocks = Callable[[Office, Period, str], str]  # what the report says of a period, and of whom


@needs("figures.read")
def paragraph(request: DeskRequest, blocks: Blocks) -> HttpResponse:
    """The figures of a period in one paragraph, to be copied; of the places that the person sees."""
    period = Asked.of(request.GET).among_all().period
    office = Office.objects.get(pk=request.actor.office)
    said = blocks(office, period, prose.of_whom(request.actor))
    shown = {"period": period, "prose": said}
    return render(request, "overview/prose.html", shown | vars(Choices.of(period)))
