"""What a return is checked by: its identity, the joint to the period before, and what is not said of its cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from fengqiao.engines.figures import Figure, Period, UnknownCell, UnknownFigure, lookup
from fengqiao.engines.figures.cubes import Cube

from .declaration import THIS, Cells, Gap, Return
from .readings import ACCEPTED, CLOSED, CLOSING, IDENTITY, OPENING, Asked, Cubes

FEW = 20


@dataclass(frozen=True)
class Identity:
    """期初在办 + 受理 = 办结 + 期末在办. `breaking` are the cases that stand on one side only."""

    numbers: Mapping[str, int]
    breaking: tuple[UUID, ...] = ()

    @property
    def left(self) -> int:
        return self.numbers[OPENING] + self.numbers[ACCEPTED]

    @property
    def right(self) -> int:
        return self.numbers[CLOSED] + self.numbers[CLOSING]

    @property
    def holds(self) -> bool:
        return self.left == self.right


@dataclass(frozen=True)
class Lacking:
    """A gap with its cases: how many, and the first of them."""

    gap: Gap
    figure: Figure
    cells: Cells
    count: int
    rows: tuple[Any, ...]


def identity(asked: Asked, cubes: Cubes, period: Period) -> Identity | None:
    """This will check the identity; the rows are asked for only where it does not hold. None where a seal of an
    older form did not keep its figures."""
    told = {key: cubes.get((key, THIS)) for key in IDENTITY}
    if any(cube is None for cube in told.values()):
        return None
    numbers = {key: int(cube.value()) for key, cube in told.items() if cube is not None}
    found = Identity(numbers)
    if found.holds:
        return found
    return Identity(numbers, tuple(_breaking(asked, period)))


def joint(closing: Cube | None, opening: Cube | None) -> tuple[UUID, ...]:
    """The cases that were open when the period before was sealed and are not at the start of this one, or the other
    way round: something was changed behind the seal."""
    if closing is None or opening is None:
        return ()
    return tuple(sorted(set(closing.rows()) ^ set(opening.rows())))


def gaps(of: Return, asked: Asked, period: Period, office: UUID) -> list[Lacking]:
    """What is not said of the cases of a period, gap by gap; each opens the cases that it is about."""
    return [one for gap in of.gaps if (one := _lacking(gap, of, period, office)) is not None]


def _lacking(gap: Gap, of: Return, period: Period, office: UUID) -> Lacking | None:
    try:
        figure = lookup.find(gap.figure, office)
        if not isinstance(figure, Figure):
            return None
        cells = {**_known(figure, of.cells), **gap.cells}
        rows = figure.rows(period, **cells)
    except (UnknownFigure, UnknownCell):
        return None
    count = rows.count()
    first = tuple(rows.order_by(*figure.order)[:FEW])
    return Lacking(gap, figure, cells, count, first) if count else None


def _breaking(asked: Asked, period: Period) -> Iterable[UUID]:
    sides: Counter[UUID] = Counter()
    for key, sign in ((OPENING, 1), (ACCEPTED, 1), (CLOSED, -1), (CLOSING, -1)):
        figure = asked.figures[key]
        assert isinstance(figure, Figure)
        for pk in figure.rows(period, **asked.cells(key)).values_list("pk", flat=True):
            sides[pk] += sign
    return sorted(pk for pk, n in sides.items() if n)


def _known(figure: Figure, cells: Cells) -> Cells:
    held = {one.key for one in figure.narrowing}
    return {key: codes for key, codes in cells.items() if key in held}
