"""Figures as the plain data that the pages show: a line of the catalogue, a table of a dimension, a row."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any
from uuid import UUID

from django.apps import apps
from django.urls import reverse

from fengqiao.engines.figures import (
    AnyFigure,
    External,
    Figure,
    Parts,
    Rate,
    lookup,
    own_figures,
    values,
)

from .asking import Asked

NOTHING = "—"
POINTS = "个百分点"
GROUPS = {own_figures.SAVED: "本单位指标", lookup.EXTERNAL: "外部数据"}


def matters(figures: Iterable[AnyFigure], asked: Asked) -> list[dict[str, Any]]:
    """The catalogue, matter by matter in its own order, each figure beside the year before."""
    chosen = list(figures)
    changes = values.years_on_year(chosen, asked.period)
    lines = iter([_line(one, change, asked) for one, change in zip(chosen, changes, strict=True)])
    return [
        group | {"figures": [next(lines) for _ in group["figures"]]} for group in by_matter(chosen)
    ]


def by_matter(figures: Iterable[AnyFigure]) -> list[dict[str, Any]]:
    """Figures in the groups of a page: {label, figures}."""
    groups = groupby(figures, lambda one: one.key.partition(".")[0])
    return [{"label": _matter(matter), "figures": list(group)} for matter, group in groups]


def line(figure: AnyFigure, asked: Asked) -> dict[str, Any]:
    """A figure with its value and the year before."""
    return _line(figure, values.year_on_year(figure, asked.period, **asked.cells), asked)


def _line(figure: AnyFigure, change: values.Change, asked: Asked) -> dict[str, Any]:
    return {
        "key": figure.key,
        "label": figure.label,
        "unit": figure.unit,
        "counts": figure.counts,
        "is_external": isinstance(figure, External),
        "value": number(change.now),
        "url": asked.url(figure.key),
        "change": changed(figure, change, asked),
    }


def changed(figure: AnyFigure, change: values.Change, asked: Asked) -> dict[str, Any]:
    """同比 in words: how much more or less, in percent where there was something."""
    difference, percent = change.difference, change.percent
    unit = POINTS if isinstance(figure, Rate) else figure.unit
    if difference is None:
        text = "无从比较"
    elif difference == 0:
        text = "持平"
    else:
        text = f"{'增加' if difference > 0 else '减少'} {number(abs(difference))} {unit}"
        if percent is not None and not isinstance(figure, Rate):
            text += f"（{'+' if percent > 0 else '−'}{number(abs(percent))}%）"
    return {
        "label": change.period_before.label,
        "value": number(change.before),
        "unit": figure.unit,
        "url": asked.among(change.period_before).url(figure.key),
        "text": text,
        "said": f"{number(change.before)} {figure.unit}" if change.before is not None else "没有数",
    }


def table(figure: AnyFigure, key: str, asked: Asked, office: UUID) -> dict[str, Any]:
    """One dimension: a row a cell, each opening what it measures. Cells of a rate are Parts."""
    dimension = figure.dimension(key)
    counted = values.breakdown(figure, key, asked.period, office, **asked.cells)
    adds_up = isinstance(figure, Figure) and figure.measure.adds_up
    return {
        "label": dimension.label,
        "url": asked.url(figure.key),
        "unit": figure.unit,
        "adds_up": adds_up,
        "total": number(sum(n for _, _, n in counted)) if adds_up else "",
        "most": float(max((_size(n) for _, _, n in counted), default=0)),
        "rows": [
            {
                "label": label,
                "value": number(n.percent if isinstance(n, Parts) else n),
                "size": float(_size(n)),
                "parts": n if isinstance(n, Parts) else None,
                "url": asked.url(figure.key, **{key: code}),
            }
            for code, label, n in counted
        ],
    }


def headings(figure: Figure) -> list[str]:
    """The headings of the opened rows; what each adds comes last where it says anything."""
    return [label for label, _ in figure.columns] + [share(figure)] * figure.measure.has_share


def share(figure: Figure) -> str:
    return figure.measure.label or figure.label


def cells(figure: Figure, row: Any) -> list[Any]:
    shown = [_plain(values.cell(row, path)) for _, path in figure.columns]
    return [*shown, _plain(figure.measure.shown(row))] if figure.measure.has_share else shown


def row(figure: Figure, opened: Any) -> dict[str, Any]:
    """An opened row with its page and (heading, value)."""
    return {
        "url": reverse(figure.page, args=[getattr(opened, figure.opens)]) if figure.page else "",
        "cells": list(zip(headings(figure), cells(figure, opened), strict=True)),
    }


def number(value: Any) -> str:
    """A value in digits, — where there is none."""
    return NOTHING if value is None else str(values.plain(value))


def _matter(key: str) -> str:
    return GROUPS.get(key) or str(apps.get_app_config(key).verbose_name)


def _size(n: Any) -> Any:
    return (n.percent or 0) if isinstance(n, Parts) else n


def _plain(value: Any) -> Any:
    """What a cell can hold: a row that is pointed at is its name."""
    return str(value) if hasattr(value, "pk") or isinstance(value, UUID) else value
