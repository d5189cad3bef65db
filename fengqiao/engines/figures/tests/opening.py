"""The promise of a figure as a check: its value, every cell and every total equal the rows that they open."""

from __future__ import annotations

from typing import Any

from fengqiao.engines.figures import AnyFigure, Figure, Period, Rate
from fengqiao.engines.figures.declaring import Codes


def opens(figure: AnyFigure, period: Period) -> None:
    """This will open a figure and each of its cells, and recount the opened rows one by one in Python."""
    if isinstance(figure, Rate):
        _rate_opens(figure, period)
        return
    value = figure.value(period)
    assert value == recounted(figure, period), figure.key
    for dimension in figure.narrowing:
        cells = figure.by(dimension.key, period)
        for code, n in cells.items():
            assert n == recounted(figure, period, **{dimension.key: code}), (figure.key, code)
        if figure.measure.adds_up:
            assert sum(cells.values()) == value, (figure.key, dimension.key)


def recounted(figure: Figure, period: Period, **cells: Codes) -> Any:
    """A figure's value, out of the very rows that its page lists."""
    rows = list(figure.measure.shared(figure.rows(period, **cells)))
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
