"""The pages of figures: every number, cell and total opens exactly the rows that it counted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from fengqiao.engines import figures
from fengqiao.engines.figures import Figure, Period, UnknownCell, UnknownFigure, reading
from fengqiao.ground.sheets import write_xlsx
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.people.access import DeskRequest, needs
from fengqiao.ui import paging

from . import prose

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NOT_FILTERS = {"year", "month", "after", "before"}


@needs("figures.read")
def overview(request: DeskRequest) -> HttpResponse:
    period, asked = _period(request)
    office = request.actor.office
    shown = {
        "period": period,
        "asked": asked,
        "figures": [_shown(figure, period, asked, office) for figure in figures.declared()],
        "prose": prose.disputes_sentence(period, office),
        "years": _years(period),
        "months": [(str(m), f"{m}月", str(m) == asked.get("month")) for m in range(1, 13)],
    }
    return render(request, "overview/figures.html", shown)


@needs("figures.read")
def figure(request: DeskRequest, key: str) -> HttpResponse:
    """A figure's page: its definition, its value, and the rows, for who may read them."""
    chosen, period, asked, cells = _opened(request, key)
    page = paging.page(chosen.rows(period, **cells), chosen.order, request.GET)
    shown = {
        "figure": chosen,
        "period": period,
        "value": chosen.value(period, **cells),
        "chips": _chips(chosen, asked, cells, request.actor.office),
        "page": page,
        "export_url": f"{reverse('overview:export', args=[key])}?{urlencode(asked | cells)}",
        "today": timezone.localdate(),
    }
    return render(request, "overview/figure.html", shown | _listed(request, chosen, page.rows))


@needs("figures.read")
def export(request: DeskRequest, key: str) -> HttpResponse:
    """The same rows as a workbook, with the figure's definition above them."""
    chosen, period, _, cells = _opened(request, key)
    request.actor.under(chosen.opens_with)
    answer = HttpResponse(content_type=XLSX)
    name = f"{chosen.key}-{period.start}.xlsx"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    rows = chosen.rows(period, **cells).order_by(*chosen.order)
    title, notes = _headed(request, chosen, period, rows.count())
    columns = [label for label, _ in chosen.columns]
    write_xlsx(columns, (_cells(chosen, row) for row in rows), answer, title, notes)
    return answer


def _listed(request: DeskRequest, chosen: Figure, rows: list[Any]) -> dict[str, Any]:
    """The rows, for who has the power to read what the figure counts."""
    may_open = not chosen.opens_with or request.actor.may(chosen.opens_with)
    return {
        "may_open": may_open,
        "columns": [label for label, _ in chosen.columns],
        "rows": [_row(chosen, row) for row in rows] if may_open else [],
    }


def _headed(
    request: DeskRequest, chosen: Figure, period: Period, count: int
) -> tuple[str, list[str]]:
    """What stands above the rows of an export: whose, what, how counted, how many, when."""
    office = Office.objects.get(pk=request.actor.office)
    notes = [
        f"口径：{chosen.counts}",
        f"共 {count} {chosen.unit}，导出于 {timezone.localdate()}",
    ]
    if office.is_demo:
        notes.append("演示数据，人和事都是虚构的")
    mark = "（演示）" if office.is_demo else ""
    return f"{office.name}{period.label}{chosen.label}{mark}", notes


def _period(request: DeskRequest) -> tuple[Period, dict[str, str]]:
    today = timezone.localdate()
    year, month = request.GET.get("year"), request.GET.get("month")
    period = Period.asked(year, month, today)
    asked = {"year": str(period.start.year)}
    if month and period.start.month == _whole(month) and period.label.endswith("月"):
        asked["month"] = month
    return period, asked


def _whole(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


def _opened(
    request: DeskRequest, key: str
) -> tuple[Figure, Period, dict[str, str], dict[str, str]]:
    period, asked = _period(request)
    cells = {k: v for k, v in request.GET.items() if k not in NOT_FILTERS}
    try:
        chosen = figures.known(key)
        for dimension in cells:
            chosen.dimension(dimension)
    except (UnknownFigure, UnknownCell):
        raise Http404 from None
    return chosen, period, asked, cells


def _url(figure: Figure, query: dict[str, str]) -> str:
    return f"{reverse('overview:figure', args=[figure.key])}?{urlencode(query)}"


def _shown(figure: Figure, period: Period, asked: dict[str, str], office: Any) -> dict[str, Any]:
    value = figure.value(period)
    return {
        "label": figure.label,
        "value": value,
        "unit": figure.unit,
        "url": _url(figure, asked),
        "counts": figure.counts,
        "tables": [_table(figure, d, period, asked, office) for d in figure.dimensions],
    }


def _table(
    figure: Figure, dimension: Any, period: Period, asked: dict[str, str], office: Any
) -> dict[str, Any]:
    counted = reading.breakdown(figure, dimension.key, period, office)
    return {
        "label": dimension.label,
        "most": max((n for _, _, n in counted), default=0),
        "total": sum(n for _, _, n in counted),
        "rows": [
            {"label": label, "value": n, "url": _url(figure, asked | {dimension.key: code})}
            for code, label, n in counted
        ],
    }


def _chips(
    figure: Figure, asked: dict[str, str], cells: dict[str, str], office: Any
) -> list[dict[str, str]]:
    """The filters that are on; opening one of them takes it off."""
    chips = []
    for key, code in cells.items():
        dimension = figure.dimension(key)
        label = dimension.labels(office).get(code) or (code or dimension.not_said)
        rest = {k: v for k, v in cells.items() if k != key}
        chips.append({"text": f"{dimension.label}：{label}", "url": _url(figure, asked | rest)})
    return chips


def _row(figure: Figure, row: Any) -> dict[str, Any]:
    url = reverse(figure.page, args=[row.pk]) if figure.page else ""
    cells = zip((label for label, _ in figure.columns), _cells(figure, row), strict=True)
    return {"url": url, "cells": list(cells)}


def _cells(figure: Figure, row: Any) -> list[Any]:
    return [_value(row, path) for _, path in figure.columns]


def _value(row: Any, path: str) -> Any:
    value = getattr(row, path)
    if isinstance(value, Callable):  # type: ignore[arg-type]
        return value()
    return value if value is None or not hasattr(value, "pk") else str(value)


def _years(period: Period) -> list[tuple[str, bool]]:
    this = timezone.localdate().year
    years = sorted({*range(this - 5, this + 1), period.start.year}, reverse=True)
    return [(str(year), year == period.start.year) for year in years]
