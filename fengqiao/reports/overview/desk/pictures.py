"""The office's pictures: each a drawing, the table behind it, and the same as a file."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from fengqiao.engines.downloads import workbook
from fengqiao.engines.figures.pages.asked import Asked, Choices
from fengqiao.ground.sheets import write_xlsx
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.people.access import DeskRequest, needs

from .. import pictures
from ..pictures import Chart, Picture


@dataclass(frozen=True)
class Drawn:
    """A picture on the page: its drawing, the table behind it, and its files."""

    name: str
    chart: Chart
    drawing: str
    svg_url: str
    xlsx_url: str
    file: str


@needs("figures.read")
def all_of_them(request: DeskRequest) -> HttpResponse:
    """Every picture of a period."""
    asked = Asked.of(request.GET).among_all()
    drawn = tuple(_drawn(one, asked, request) for one in pictures.PICTURES)
    shown = {"period": asked.period, "pictures": drawn}
    return render(request, "overview/pictures.html", shown | vars(Choices.of(asked.period)))


@needs("figures.read")
def svg(request: DeskRequest, name: str) -> HttpResponse:
    """The drawing as a file, with whose it is, of when, and how it was counted."""
    chart, asked = _chart(request, name)
    title, notes = _headed(request, chart, asked)
    answer = HttpResponse(
        pictures.draw(chart, head=title, foot=notes), content_type="image/svg+xml"
    )
    named = _named(name, asked, "svg")
    answer["Content-Disposition"] = f'attachment; filename="{named}"'
    return answer


@needs("figures.read")
def xlsx(request: DeskRequest, name: str) -> FileResponse:
    """The table behind the drawing as a workbook."""
    chart, asked = _chart(request, name)
    title, notes = _headed(request, chart, asked)
    rows = [[label, *(cell.value for cell in cells)] for label, cells in chart.lines]
    return workbook.sent(
        _named(name, asked, "xlsx"),
        lambda to: write_xlsx([chart.first, *chart.columns], rows, to, title, notes, sheet="图表"),
    )


def _drawn(picture: Picture, asked: Asked, request: DeskRequest) -> Drawn:
    chart = pictures.chart(picture, asked, request.actor.office)
    query = urlencode(asked.period.query)
    return Drawn(
        picture.name,
        chart,
        "" if chart.is_empty else pictures.draw(chart),
        f"{reverse('overview:svg', args=[picture.name])}?{query}",
        f"{reverse('overview:xlsx', args=[picture.name])}?{query}",
        f"{asked.period.label}{picture.title}.png",
    )


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


def _named(name: str, asked: Asked, kind: str) -> str:
    return f"{name}-{asked.period.start}.{kind}"
