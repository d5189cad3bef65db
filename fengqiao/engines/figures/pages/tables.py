"""A figure by one dimension, as a table: a row a cell, each opening what it measures."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from .. import values
from ..catalogue import AnyFigure
from ..declaration import Figure
from ..measures import Number
from ..rates import Parts
from .asked import Asked
from .lines import number


@dataclass(frozen=True)
class Row:
    """One cell. Of a rate it has parts."""

    label: str
    value: str
    size: float
    parts: Parts | None
    url: str


@dataclass(frozen=True)
class Table:
    """One dimension. `total` is "" where its cells do not add up."""

    label: str
    url: str
    unit: str
    adds_up: bool
    total: str
    most: float
    rows: tuple[Row, ...]


def table(figure: AnyFigure, key: str, asked: Asked, office: UUID) -> Table:
    """This will tell a figure apart by a dimension."""
    counted = values.breakdown(figure, key, asked.period, office, **asked.cells)
    adds_up = isinstance(figure, Figure) and figure.measure.adds_up
    return Table(
        figure.dimension(key).label,
        asked.url(figure.key),
        figure.unit,
        adds_up,
        number(sum(n for _, _, n in counted)) if adds_up else "",
        max((_size(n) for _, _, n in counted), default=0.0),
        tuple(_row(figure, key, one, asked) for one in counted),
    )


def _row(
    figure: AnyFigure, key: str, counted: tuple[str, str, Number | Parts], asked: Asked
) -> Row:
    code, label, n = counted
    parts = n if isinstance(n, Parts) else None
    value = n.percent if isinstance(n, Parts) else n
    return Row(label, number(value), _size(n), parts, asked.url(figure.key, **{key: code}))


def _size(n: Number | Parts) -> float:
    return float((n.percent or 0) if isinstance(n, Parts) else n)
