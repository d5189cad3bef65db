"""The promise of a figure as a check: its value, every cell and every total equal the rows that they open."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db.models import F

from fengqiao.engines.figures import AnyFigure, Figure, Period, Rate
from fengqiao.engines.figures.declaration import Codes, Dimension


def opens(figure: AnyFigure, period: Period) -> None:
    """This will open a figure and each of its cells, and recount the opened rows one by one in Python."""
    if isinstance(figure, Rate):
        _rate_opens(figure, period)
        return
    value = figure.value(period)
    assert value == recounted(figure, period), figure.key
    for dimension in figure.narrowing:
        cells = figure.by(dimension.key, period)
        held = _rows_by_cell(figure, dimension, period)
        assert set(cells) == set(held), (figure.key, dimension.key)
        for code, n in cells.items():
            assert n == _counted(figure, held[code]), (figure.key, dimension.key, code)
        if figure.measure.adds_up:
            assert sum(cells.values()) == value, (figure.key, dimension.key)


def opens_a_cell(figure: Figure, period: Period, key: str, code: str, **cells: Codes) -> None:
    """This will open one cell by its address: the rows behind it are those that stand in it, and are its number."""
    number = figure.by(key, period, **cells).get(code, 0)
    assert number == recounted(figure, period, **cells, **{key: code}), (figure.key, key, code)


def recounted(figure: Figure, period: Period, **cells: Codes) -> Any:
    """A figure's value, out of the very rows that its page lists."""
    return _counted(figure, list(figure.measure.shared(figure.rows(period, **cells))))


def _rows_by_cell(figure: Figure, dimension: Dimension, period: Period) -> dict[str, list[Any]]:
    """The opened rows, told apart in Python by the column of a dimension."""
    rows, name = dimension.annotated(figure.measure.shared(figure.rows(period)), period.on)
    held = defaultdict(list)
    for row in rows.annotate(stands_in=F(name)):
        held["" if row.stands_in is None else str(row.stands_in)].append(row)
    return held


def _counted(figure: Figure, rows: list[Any]) -> Any:
    assert len({row.pk for row in rows}) == len(rows), f"{figure.key} opens a row twice"
    if not figure.measure.has_share:
        return len(rows)
    shares = [row.measured for row in rows if row.measured is not None]
    return sum(shares) if figure.measure.adds_up else len(set(shares))


def _rate_opens(rate: Rate, period: Period) -> None:
    of, over = (one.value(period) for one in rate.opened)
    assert rate.parts(period) == (of, over)
    assert (rate.value(period) is None) == (over == 0)
    for dimension in rate.dimensions:
        parts = rate.parts_by(dimension.key, period)
        assert sum(one.of for one in parts.values()) == of
        assert sum(one.over for one in parts.values()) == over
