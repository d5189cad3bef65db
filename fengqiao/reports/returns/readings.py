"""Reading the figures of a return: one statement a figure and span, however many lines and cuts there are.

The same table is read from the ledgers of today (`live`) or from what a seal kept (`kept`): both answer with cubes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from fengqiao.engines.figures import (
    AnyFigure,
    External,
    Figure,
    Period,
    Rate,
    UnknownFigure,
    cubes,
    lookup,
)
from fengqiao.engines.figures.cubes import Cube
from fengqiao.engines.figures.models import Reading
from fengqiao.engines.figures.rates import Growth

from .declaration import THIS, YEAR, Cells, Line, Part, Return

# What was open and came is what was closed and is open: the figures of disputes, by the names of the catalogue.
OPENING, ACCEPTED, CLOSED, CLOSING = IDENTITY = (
    *("disputes.open_start", "disputes.found"),
    *("disputes.closed", "disputes.open"),
)

Spans = Mapping[str, Period]
Cubes = Mapping[tuple[str, str], Cube | None]  # by figure and span; None: nobody recorded it


@dataclass(frozen=True)
class Asked:
    """What a return asks of the figures: by which dimensions each is told apart, in which spans."""

    figures: Mapping[str, AnyFigure]
    by: Mapping[tuple[str, str], tuple[str, ...]]
    base: Cells

    def cells(self, key: str) -> Cells:
        """The cells of the whole return that this figure knows: a round of screening has no procedure."""
        known = narrowing(self.figures[key])
        return {one: codes for one, codes in self.base.items() if one in known}


def spans(period: Period) -> Spans:
    """The period, and the year up to its end."""
    first = date(period.start.year, 1, 1)
    if first == period.start:
        return {THIS: period, YEAR: period}
    label = f"{period.start.year}年1月至{period.last.month}月"
    return {THIS: period, YEAR: Period(first, period.end, label, period.seen_on)}


def asked(of: Return, office: UUID, *, whole: bool = False) -> Asked:
    """This will find the figures of a return. `whole` asks for the period as a whole, no cut: for comparison."""
    figures = bound(of.shown, office, IDENTITY)
    by: dict[tuple[str, str], set[str]] = defaultdict(set)
    for key in IDENTITY:
        by[(key, THIS)] |= {of.each} & narrowing(figures[key])
    for line in of.shown:
        for part in parts(line, figures):
            for span, keys in _cuts(of, whole):
                by[(part.figure, span)] |= {*part.cells, *keys} & narrowing(figures[part.figure])
    return Asked(figures, {key: tuple(sorted(keys)) for key, keys in by.items()}, of.cells)


def bound(lines: Iterable[Line], office: UUID, more: Iterable[str] = ()) -> dict[str, AnyFigure]:
    """The figures that lines are bound to, and some more, by their keys; of a rate its two. What is gone is left
    out."""
    keys = dict.fromkeys([*(part.figure for line in lines for part in line.parts), *more])
    found = dict(zip(keys, _found(list(keys), office), strict=True))
    rates = [one for one in found.values() if isinstance(one, Rate)]
    parts = {part.key: part for one in rates for part in (one.of, one.over)}
    return {key: one for key, one in (found | parts).items() if one is not None}


def _found(keys: list[str], office: UUID) -> list[AnyFigure | None]:
    """All at once; one by one where one of them is gone."""
    try:
        return [*lookup.chosen(keys, office)]
    except UnknownFigure:
        if len(keys) == 1:
            return [None]
        return [one for key in keys for one in _found([key], office)]


def parts(line: Line, figures: Mapping[str, AnyFigure]) -> tuple[Part, ...]:
    """What a line is read from: a rate of the catalogue is its two figures. Nothing where the figure is gone."""
    if any(part.figure not in figures for part in line.parts):
        return ()
    if line.parts and isinstance(rate := figures[line.figure], Rate):
        return (
            ()
            if isinstance(rate, Growth)
            else tuple(Part(one.key, line.cells) for one in (rate.of, rate.over))
        )
    return line.parts


def narrowing(figure: AnyFigure) -> set[str]:
    """The dimensions by which a return may cut a figure: none where its cells do not add up."""
    if not isinstance(figure, Figure) or not figure.measure.adds_up:
        return set()
    return {one.key for one in figure.narrowing}


def live(of: Asked, within: Spans, *, with_rows: bool = False) -> Cubes:
    """This will read every cube from the ledgers."""
    return {
        (key, span): _read(of, key, within[span], keys, with_rows)
        for (key, span), keys in of.by.items()
    }


def with_rows(of: Asked, key: str, period: Period) -> Cube | None:
    """One figure as a whole, with its rows."""
    return _read(of, key, period, (), True)


def kept(of: Asked, within: Spans, readings: Iterable[Reading]) -> Cubes:
    """This will read every cube from what a seal kept; a figure that it did not keep says nothing."""
    held = {(one.key, one.start, one.end): one for one in readings}
    told: dict[tuple[str, str], Cube | None] = {}
    for key, span in of.by:
        period = within[span]
        one = held.get((key, period.start, period.end))
        told[(key, span)] = None if one is None or one.value is None else cubes.frozen(one)
    return told


def to_freeze(of: Asked, within: Spans) -> Iterator[tuple[AnyFigure, Period, tuple[str, ...]]]:
    """Each figure once for each of its periods, with all dimensions that it is cut by."""
    keys: dict[tuple[str, date], set[str]] = defaultdict(set)
    for (key, span), by in of.by.items():
        keys[(key, within[span].start)] |= set(by)
    for (key, start), by in keys.items():
        period = next(one for one in within.values() if one.start == start)
        yield of.figures[key], period, tuple(sorted(by))


def _read(of: Asked, key: str, period: Period, by: tuple[str, ...], with_rows: bool) -> Cube | None:
    figure = of.figures[key]
    if isinstance(figure, External):
        value = figure.value(period)
        return None if value is None else Cube((), {(): value})
    assert isinstance(figure, Figure)
    return cubes.read(figure, period, by, of.cells(key), with_rows=with_rows)


def _cuts(of: Return, whole: bool) -> Iterator[tuple[str, set[str]]]:
    if whole:
        yield THIS, set()
        return
    for cut in of.cuts:
        if cut.ours:
            yield cut.span, set(cut.cells)
    if of.each:
        yield THIS, {of.each}


def as_seen(within: Spans, on: date) -> Spans:
    """The same spans looked at on a day: what was sealed is compared as of the day of the seal."""
    return {key: replace(period, seen_on=on) for key, period in within.items()}
