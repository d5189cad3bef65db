"""Figures of the catalogue on the pages of these ledgers: choosing one, and what it says.

A plan item, a shortcoming and a duty name a figure by its key; the number is always read from the
catalogue, never typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.urls import reverse

from fengqiao.engines import figures  # decision 0022
from fengqiao.engines.figures import Figure, Period  # decision 0022
from fengqiao.engines.registers.columns import Frame, Refused, Typed
from fengqiao.engines.registers.words import Reason

FEW = 6
NOT_IN_USE = "对应的指标尚未启用"
BETWEEN = "|"


@dataclass(frozen=True)
class Reading:
    """A figure's value for a year, with where it opens. `value` None: no such figure, or a rate of nothing."""

    key: str
    label: str
    value: int | Decimal | None
    unit: str
    url: str
    known: bool = True

    @property
    def said(self) -> str:
        if not self.known:
            return ""
        return "—" if self.value is None else f"{self.value} {self.unit}"

    def reaches(self, least: int | Decimal) -> bool:
        return self.value is not None and self.value >= least


class Readings:
    """Reads each figure of a year once, however often a page names it."""

    def __init__(self, office: UUID) -> None:
        self.office = office
        self._read: dict[tuple[Any, ...], Reading] = {}

    def of(self, key: str, year: int, cells: Mapping[str, str] | None = None) -> Reading:
        asked = (key, year, *sorted((cells or {}).items()))
        if asked not in self._read:
            self._read[asked] = self._reading(key, year, dict(cells or {}))
        return self._read[asked]

    def _reading(self, key: str, year: int, cells: dict[str, str]) -> Reading:
        try:
            label, figure = self.label(key, cells), figures.known(key)
            value = figure.value(Period.year(year), **cells)
        except (figures.UnknownFigure, figures.UnknownCell):
            return Reading(key, NOT_IN_USE, None, "", "", known=False)
        url = f"{reverse('figures:figure', args=[key])}?{urlencode({'year': year} | cells)}"
        return Reading(key, label, value, figure.unit, url)

    def label(self, key: str, cells: Mapping[str, str]) -> str:
        """A figure, or one cell of it, in words. Raises UnknownFigure, UnknownCell."""
        figure = figures.known(key)
        named = [figure.dimension(one).called(code, self.office) for one, code in cells.items()]
        return "，".join([str(figure.label), *named])


@dataclass(frozen=True, kw_only=True, eq=False)
class FigureKey(Typed):
    """A figure of the catalogue by its key. With `cells`, also one cell of a small breakdown: the value is
    (figure, cell, code), kept in `figure`, `cell` and `code`."""

    cells: bool = False
    copied: bool = False

    def asked(self, frame: Frame) -> forms.Field:
        choices = [("", "不用指标"), *self._choices(frame)]
        wrong = {"invalid_choice": "请在列出的指标里选一个"}
        return self._asked(forms.ChoiceField, choices=choices, error_messages=wrong)

    def given(self, cleaned: Any, frame: Frame) -> Any:
        return tuple(cleaned.split(BETWEEN)) if self.cells and cleaned else cleaned

    def initial(self, record: Any) -> Any:
        value = self.of(record)
        return BETWEEN.join(value) if self.cells else value

    def begun(self, frame: Frame) -> Any:
        return None

    def understood(self, cell: Any, frame: Frame) -> Any:
        said = str(cell).strip()
        for value, label in self._choices(frame):
            if said in (value, label):
                return self.given(value, frame)
        raise Refused(Reason.UNKNOWN_CATEGORY)

    def of(self, record: Any) -> Any:
        return (record.figure, record.cell, record.code) if self.cells else record.figure

    def put(self, record: Any, value: Any) -> None:
        if self.cells:
            record.figure, record.cell, record.code = value or ("", "", "")
        else:
            record.figure = value or ""

    @property
    def attributes(self) -> tuple[str, ...]:
        return ("figure", "cell", "code") if self.cells else ("figure",)

    def text(self, value: Any) -> str:
        key, *cell = value if isinstance(value, tuple) else (value,)
        if not key:
            return ""
        try:
            label = figures.known(key).label
        except figures.UnknownFigure:
            return f"{NOT_IN_USE}（{key}）"
        return f"{label}（{cell[1]}）" if len(cell) > 1 and cell[1] else str(label)

    def shown(self, record: Any) -> str:
        """With the cell in the office's own words."""
        if not (self.cells and record.cell):
            return self.text(record.figure)
        return Readings(record.office).label(record.figure, {record.cell: record.code})

    def said(self, value: Any) -> Any:
        return list(value) if isinstance(value, tuple) else value or ""

    def _choices(self, frame: Frame) -> list[tuple[str, str]]:
        return frame.once(("figures", self.cells), lambda: list(self._named(frame)))

    def _named(self, frame: Frame) -> Iterator[tuple[str, str]]:
        for figure in figures.declared():
            if not self.cells:
                yield figure.key, str(figure.label)
                continue
            yield BETWEEN.join((figure.key, "", "")), str(figure.label)
            for dimension in figure.dimensions if isinstance(figure, Figure) else ():
                labels = dimension.labels(frame.office)
                for code, label in labels.items() if len(labels) <= FEW else ():
                    value = BETWEEN.join((figure.key, dimension.key, code))
                    yield value, f"{figure.label} · {label}"
