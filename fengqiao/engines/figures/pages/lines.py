"""Figures each in a line: its value, the year before, how it changed; matter by matter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from django.apps import apps

from .. import lookup, own_figures, values
from ..catalogue import AnyFigure
from ..external import External
from ..measures import Number
from ..rates import Rate
from .asked import Asked

NOTHING = "—"
POINTS = "个百分点"
GROUPS = {own_figures.SAVED: "本单位指标", lookup.EXTERNAL: "外部数据"}
One = TypeVar("One")


@dataclass(frozen=True)
class Group(Generic[One]):
    """The figures of one matter, or what a page says of each."""

    label: str
    figures: tuple[One, ...]


@dataclass(frozen=True)
class Before:
    """同比: the same days of the year before, and in words how much more or less it is now."""

    label: str
    value: str
    unit: str
    url: str
    text: str
    said: str


@dataclass(frozen=True)
class Line:
    """A figure with its value and the year before."""

    key: str
    label: str
    unit: str
    counts: str
    is_external: bool
    value: str
    url: str
    change: Before


def catalogue(figures: Iterable[AnyFigure], asked: Asked) -> list[Group[Line]]:
    """The catalogue, matter by matter in its own order, each figure beside the year before."""
    chosen = list(figures)
    changes = values.years_on_year(chosen, asked.period)
    lines = iter([_line(one, change, asked) for one, change in zip(chosen, changes, strict=True)])
    return [
        Group(group.label, tuple(next(lines) for _ in group.figures)) for group in by_matter(chosen)
    ]


def by_matter(figures: Iterable[AnyFigure]) -> list[Group[AnyFigure]]:
    """Figures in the groups of a page."""
    groups = groupby(figures, lambda one: one.key.partition(".")[0])
    return [Group(_matter(matter), tuple(group)) for matter, group in groups]


def line(figure: AnyFigure, asked: Asked) -> Line:
    """A figure with its value and the year before."""
    return _line(figure, values.year_on_year(figure, asked.period, **asked.cells), asked)


def _line(figure: AnyFigure, change: values.Change, asked: Asked) -> Line:
    return Line(
        figure.key,
        figure.label,
        figure.unit,
        figure.counts,
        isinstance(figure, External),
        number(change.now),
        asked.url(figure.key),
        changed(figure, change, asked),
    )


def changed(figure: AnyFigure, change: values.Change, asked: Asked) -> Before:
    """同比 in words: how much more or less, in percent where there was something."""
    return Before(
        change.period_before.label,
        number(change.before),
        figure.unit,
        asked.among(change.period_before).url(figure.key),
        _compared(figure, change),
        f"{number(change.before)} {figure.unit}" if change.before is not None else "没有数",
    )


def _compared(figure: AnyFigure, change: values.Change) -> str:
    difference, percent = change.difference, change.percent
    if difference is None:
        return "无从比较"
    if difference == 0:
        return "持平"
    unit = POINTS if isinstance(figure, Rate) else figure.unit
    text = f"{'增加' if difference > 0 else '减少'} {number(max(difference, -difference))} {unit}"
    if percent is not None and not isinstance(figure, Rate):
        text += f"（{'+' if percent > 0 else '−'}{number(abs(percent))}%）"
    return text


def number(value: Number | None) -> str:
    """A value in digits, — where there is none."""
    return NOTHING if value is None else str(values.plain(value))


def _matter(key: str) -> str:
    return GROUPS.get(key) or str(apps.get_app_config(key).verbose_name)
