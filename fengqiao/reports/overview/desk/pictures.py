"""The office's pictures: each a drawing, the table behind it, and the same as a file."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from fengqiao.ground.sheets import write_xlsx
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.people.access import DeskRequest, needs

from .. import asking, pictures
from ..asking import Asked
from ..pictures import Chart, Picture
from .figures import XLSX


@needs("figures.read")
def all_of_them(request: DeskRequest) -> HttpResponse:
    """Every picture of a period."""
    asked = Asked.of(request.GET).among_all()
    shown = {
        "period": asked.period,
        "pictures": [_shown(one, asked, request) for one in pictures.PICTURES],
    }
    return render(request, "overview/pictures.html", shown | asking.choices(asked.period))


@needs("figures.read")
def svg(request: DeskRequest, name: str) -> HttpResponse:
    """The drawing as a file, with whose it is, of when, and how it was counted."""
    chart, asked = _chart(request, name)
    title, notes = _headed(request, chart, asked)
    answer = HttpResponse(
        pictures.draw(chart, head=title, foot=notes), content_type="image/svg+xml"
    )
    return _named(answer, name, asked, "svg")


@needs("figures.read")
def xlsx(request: DeskRequest, name: str) -> HttpResponse:
    """The table behind the drawing as a workbook."""
    chart, asked = _chart(request, name)
    title, notes = _headed(request, chart, asked)
    answer = HttpResponse(content_type=XLSX)
    rows = [[label, *(cell.value for cell in cells)] for label, cells in chart.lines]
    write_xlsx([chart.first, *chart.columns], rows, answer, title, notes, sheet="图表")
    return _named(answer, name, asked, "xlsx")


def _shown(picture: Picture, asked: Asked, request: DeskRequest) -> dict[str, Any]:
    chart = pictures.chart(picture, asked, request.actor.office)
    query = urlencode(asked.period.query)
    return {
        "name": picture.name,
        "chart": chart,
        "drawing": "" if chart.is_empty else pictures.draw(chart),
        "svg_url": f"{reverse('overview:svg', args=[picture.name])}?{query}",
        "xlsx_url": f"{reverse('overview:xlsx', args=[picture.name])}?{query}",
        "file": f"{asked.period.label}{picture.title}.png",
    }


def _chart(request: DeskRequest, name: str) -> tuple[Chart, Asked]:
    for picture in pictures.PICTURES:
        if picture.name == name:
            asked = Asked.of(request.GET).among_all()
            return pictures.chart(picture, asked, request.actor.office), asked
    raise Http404


def _headed(request: DeskRequest, chart: Chart, asked: Asked) -> tuple[str, list[str]]:
    office = Office.objects.get(pk=request.actor.office)
    title = f"{office.name}{asked.period.label}{chart.title}" + "（演示）" * office.is_demo
    notes = [chart.why, *chart.counts, f"截至 {asked.period.on}，导出于 {timezone.localdate()}"]
    if office.is_demo:
        notes.append("演示数据，人和事都是虚构的")
    return title, [note for note in notes if note]


def _named(answer: HttpResponse, name: str, asked: Asked, kind: str) -> HttpResponse:
    answer["Content-Disposition"] = f'attachment; filename="{name}-{asked.period.start}.{kind}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
