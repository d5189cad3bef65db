"""A figure's page, and its rows as a workbook."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from fengqiao.engines import downloads
from fengqiao.engines.downloads import workbook
from fengqiao.ground.sheets import write_xlsx
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.people.access import DeskRequest, needs

from .. import lookup
from ..catalogue import AnyFigure, UnknownFigure
from ..declaration import Figure, UnknownCell
from ..external import External
from ..rates import Rate
from . import lines, page, prose, rows
from .asked import Asked, Choices


@needs("figures.read")
def figure(request: DeskRequest, key: str) -> HttpResponse:
    """A figure's page: its definition, its value and tables, and the rows, for who may read them."""
    chosen, asked = _opened(request, key)
    one = page.shown(request.actor, chosen, asked)
    shown = vars(one) | vars(Choices.of(asked.period))
    shown |= {"prose": prose.of_figure(one, request.actor)}
    if isinstance(chosen, External):
        behind = vars(page.source(request.actor, chosen, asked))
        return render(request, "figures/outside.html", shown | behind)
    if isinstance(chosen, Rate):
        return render(request, "figures/rate.html", shown | vars(page.made(chosen, asked)))
    listed = page.listed(request.actor, chosen, asked, request.GET)
    return render(request, "figures/figure.html", shown | vars(listed))


@needs("figures.read")
def export(request: DeskRequest, key: str) -> HttpResponseBase:
    """The same rows as a workbook, with the figure's definition above them."""
    chosen, asked = _opened(request, key)
    if not isinstance(chosen, Figure):
        raise Http404
    if chosen.opens_with:
        request.actor.under(chosen.opens_with)
    found = chosen.measure.shared(chosen.rows(asked.period, **asked.cells)).order_by(*chosen.order)
    count = found.count()
    if (wait := downloads.wait_for(request, count, str(chosen.label))) is not None:
        return wait
    listed = (rows.cells(chosen, row) for row in found.iterator(chunk_size=500))
    told, heads = downloads.told(listed, count), rows.headings(chosen)
    above, name = _headed(request, chosen, asked, count), f"{chosen.key}-{asked.period.start}.xlsx"
    return workbook.sent(name, lambda to: write_xlsx(heads, told, to, *above))


def _opened(request: DeskRequest, key: str) -> tuple[AnyFigure, Asked]:
    asked = Asked.of(request.GET)
    try:
        chosen = lookup.find(key, request.actor.office)
        for one in chosen.opened:
            for name in asked.cells:
                one.dimension(name)  # before anything takes it by its name: `period` is none
            one.rows(asked.period, **asked.cells)
    except (UnknownFigure, UnknownCell):
        raise Http404 from None
    if asked.cells and not chosen.opened:
        raise Http404
    return chosen, asked


def _headed(
    request: DeskRequest, chosen: Figure, asked: Asked, count: int
) -> tuple[str, list[str]]:
    """What stands above the rows of an export: whose, what, how counted, how many, when."""
    office = Office.objects.get(pk=request.actor.office)
    value = lines.number(chosen.value(asked.period, **asked.cells))
    counted = f"，共 {count} 行" if chosen.measure.has_share else ""
    notes = [
        f"口径：{chosen.counts}；截至 {page.until(chosen, asked.period)}",
        *(f"条件：{chip.text}" for chip in asked.chips(chosen, office.pk)),
        f"合计 {value} {chosen.unit}{counted}，导出于 {timezone.localdate()}",
    ]
    if office.is_demo:
        notes.append("演示数据，人和事都是虚构的")
    mark = "（演示）" if office.is_demo else ""
    return f"{office.name}{asked.period.label}{chosen.label}{mark}", notes
