"""The catalogue, a figure's page, and its rows as a workbook."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from fengqiao.engines import downloads
from fengqiao.engines.figures import (
    AnyFigure,
    External,
    Figure,
    Growth,
    Period,
    Rate,
    UnknownCell,
    UnknownFigure,
    chips,
    declared,
    lookup,
    queries,
    sentences,
)
from fengqiao.engines.figures.values import year_on_year
from fengqiao.ground.sheets import write_xlsx
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.people.access import DeskRequest, needs
from fengqiao.ui import pager

from .. import asking, prose, showing, telling
from ..asking import Asked

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs("figures.read")
def overview(request: DeskRequest) -> HttpResponse:
    """The catalogue: every figure of a period beside the year before, matter by matter."""
    asked = Asked.of(request.GET).among_all()
    shown = {
        "period": asked.period,
        "matters": showing.matters(lookup.every(request.actor.office), asked),
        "may_manage": request.actor.may("figures.manage"),
        "prose_url": f"{reverse('overview:prose')}?{urlencode(asked.period.query)}",
    }
    return render(request, "overview/figures.html", shown | asking.choices(asked.period))


@needs("figures.read")
def paragraph(request: DeskRequest) -> HttpResponse:
    """The figures of a period in one paragraph of the report's own words, to be copied."""
    asked = Asked.of(request.GET).among_all()
    shown = {"period": asked.period, "prose": prose.of_set(request.actor, asked.period)}
    return render(request, "overview/prose.html", shown | asking.choices(asked.period))


@needs("figures.read")
def figure(request: DeskRequest, key: str) -> HttpResponse:
    """A figure's page: its definition, its value and tables, and the rows, for who may read them."""
    chosen, asked = _opened(request, key)
    shown = _shown(request, chosen, asked) | asking.choices(asked.period)
    shown["prose"] = prose.of_figure(shown, request.actor)
    if isinstance(chosen, External):
        return render(request, "overview/outside.html", shown | _recorded(request, chosen, asked))
    if isinstance(chosen, Rate):
        parts = [showing.line(one, asked) for one in chosen.opened]
        return render(request, "overview/rate.html", shown | {"parts": parts})
    return render(request, "overview/figure.html", shown | _listed(request, chosen, asked))


@needs("figures.read")
def export(request: DeskRequest, key: str) -> HttpResponse:
    """The same rows as a workbook, with the figure's definition above them."""
    chosen, asked = _opened(request, key)
    if not isinstance(chosen, Figure):
        raise Http404
    if chosen.opens_with:
        request.actor.under(chosen.opens_with)
    rows = chosen.measure.shared(chosen.rows(asked.period, **asked.cells)).order_by(*chosen.order)
    count = rows.count()
    if (wait := downloads.wait_for(request, count, str(chosen.label))) is not None:
        return wait
    named = f'attachment; filename="{chosen.key}-{asked.period.start}.xlsx"'
    answer = HttpResponse(content_type=XLSX, headers={"Content-Disposition": named})
    title, notes = _headed(request, chosen, asked, count)
    listed = (showing.cells(chosen, row) for row in rows.iterator(chunk_size=500))
    write_xlsx(showing.headings(chosen), downloads.told(listed, count), answer, title, notes)
    return answer


def _opened(request: DeskRequest, key: str) -> tuple[AnyFigure, Asked]:
    asked = Asked.of(request.GET)
    try:
        chosen = lookup.find(key, request.actor.office)
        for one in chosen.opened:
            one.rows(asked.period, **asked.cells)
    except (UnknownFigure, UnknownCell):
        raise Http404 from None
    if asked.cells and not chosen.opened:
        raise Http404
    return chosen, asked


def _shown(request: DeskRequest, chosen: AnyFigure, asked: Asked) -> dict[str, Any]:
    office = request.actor.office
    change = year_on_year(chosen, asked.period, **asked.cells)
    open_tables = [one.key for one in chosen.dimensions if one.key not in asked.cells]
    return {
        "figure": chosen,
        "is_declared": chosen.key in {one.key for one in declared()},
        "may_manage": request.actor.may("figures.manage"),
        "period": asked.period,
        "cells": asked.pairs,
        "value": showing.number(change.now),
        "is_empty": not change.now,
        "is_nothing": change.now is None,
        "is_rate": isinstance(chosen, Rate),
        "is_growth": isinstance(chosen, Growth),
        "adds_up": isinstance(chosen, Figure) and chosen.measure.adds_up,
        "change": showing.changed(chosen, change, asked),
        "until": _until(chosen, asked.period),
        "chips": asked.chips(chosen, office),
        "tables": [showing.table(chosen, key, asked, office) for key in open_tables],
    }


def _recorded(request: DeskRequest, chosen: External, asked: Asked) -> dict[str, Any]:
    """What opens behind a number from outside: its source, its file, its history; and its other periods."""
    row = chosen.recorded(asked.period)
    return {
        "row": row,
        "may_read_files": request.actor.may("files.read"),
        "history": telling.timeline(queries.history(row.pk, row.office)) if row else [],
        "others": [telling.recorded(one) for one in chosen.rows_recorded],
    }


def _stated(request: DeskRequest, chosen: Figure, asked: Asked) -> dict[str, Any] | None:
    """What may be written of the whole period, where the number alone may not."""
    sentence = sentences.proving(chosen.key)
    if sentence is None or asked.cells:
        return None
    reader = chips.Reader(request.actor.office, asked.period)
    stops = reader.told(sentence.key).stops
    text = "" if stops else chips.plain(reader.read(chips.chip(sentence.key)))
    return {"text": text, "stops": stops}


def _listed(request: DeskRequest, chosen: Figure, asked: Asked) -> dict[str, Any]:
    """The rows, for who has the power to read what the figure measures."""
    if chosen.opens_with and not request.actor.may(chosen.opens_with):
        return {"may_open": False}
    rows = chosen.rows(asked.period, **asked.cells)
    page = pager.page(chosen.measure.shared(rows), chosen.order, request.GET)
    return {
        "may_open": True,
        "statement": _stated(request, chosen, asked),
        "count": rows.count() if chosen.measure.has_share else None,
        "share": showing.share(chosen),
        "page": page,
        "headings": showing.headings(chosen),
        "rows": [showing.row(chosen, row) for row in page.rows],
        "export_url": asked.url(chosen.key, "overview:export"),
    }


def _until(chosen: AnyFigure, period: Period) -> str:
    """As of which day the figure is told."""
    return f"{period.on}" + ("，这一天的情况" if chosen.is_told_on_a_day else "")


def _headed(
    request: DeskRequest, chosen: Figure, asked: Asked, count: int
) -> tuple[str, list[str]]:
    """What stands above the rows of an export: whose, what, how counted, how many, when."""
    office = Office.objects.get(pk=request.actor.office)
    value = showing.number(chosen.value(asked.period, **asked.cells))
    rows = f"，共 {count} 行" if chosen.measure.has_share else ""
    notes = [
        f"口径：{chosen.counts}；截至 {_until(chosen, asked.period)}",
        *(f"条件：{chip['text']}" for chip in asked.chips(chosen, office.pk)),
        f"合计 {value} {chosen.unit}{rows}，导出于 {timezone.localdate()}",
    ]
    if office.is_demo:
        notes.append("演示数据，人和事都是虚构的")
    mark = "（演示）" if office.is_demo else ""
    return f"{office.name}{asked.period.label}{chosen.label}{mark}", notes
