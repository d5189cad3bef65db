"""A figure by several dimensions at once: a whole table is read in one statement a figure, and frozen as one reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

from fengqiao.ground.documents import Document

from . import row_ids
from .declaration import Codes, Figure, coded, several
from .measures import Number, number
from .models import Reading
from .periods import Period

Coordinates = tuple[str, ...]


@dataclass(frozen=True)
class Cube:
    """{codes in the order of `by`: value}, cells that occur only; with the ids of their rows where they were asked
    for. Its cells add up: only of a measure that does can a cube be read by anything."""

    by: tuple[str, ...]
    cells: Mapping[Coordinates, Number]
    ids: Mapping[Coordinates, Sequence[UUID]] = field(default_factory=dict)

    def value(self, **cells: Codes) -> Number:
        """What the figure says for these cells. Raises KeyError for a dimension that the cube was not read by."""
        return number(sum(self.cells[one] for one in self._matching(cells)))

    def rows(self, **cells: Codes) -> list[UUID]:
        """The rows behind it."""
        return [pk for one in self._matching(cells) for pk in self.ids.get(one, ())]

    def codes(self, key: str) -> set[str]:
        """The codes of a dimension that occur; none of one that the cube was not read by."""
        return {one[self._place(key)] for one in self.cells} if key in self.by else set()

    def _matching(self, cells: Mapping[str, Codes]) -> Iterator[Coordinates]:
        wanted = [(self._place(key), several(codes)) for key, codes in cells.items()]
        for one in self.cells:
            if all(one[place] in codes for place, codes in wanted):
                yield one

    def _place(self, key: str) -> int:
        try:
            return self.by.index(key)
        except ValueError:
            raise KeyError(key) from None


def read(
    figure: Figure,
    period: Period,
    by: Sequence[str],
    cells: Mapping[str, Codes],
    *,
    with_rows: bool = False,
) -> Cube:
    """This will read a figure by dimensions, in one statement; in two with the ids of its rows."""
    if by and not figure.measure.adds_up:
        raise ValueError(f"“{figure.label}”去掉重复计数，分格加不拢")
    values = figure.cross(by, period, **cells)
    return Cube(tuple(by), values, _ids(figure, period, by, cells) if with_rows else {})


def packed(cube: Cube) -> Document:
    """The cube as a reading keeps it."""
    cells = [
        [list(codes), str(value), row_ids.packed(cube.ids.get(codes, ()))]
        for codes, value in sorted(cube.cells.items())
    ]
    return {"by": list(cube.by), "cells": cells}


def frozen(reading: Reading) -> Cube:
    """The cube that a reading kept; without a split, its value and rows as a whole."""
    if not reading.split:
        whole: dict[Coordinates, Number] = (
            {} if reading.value is None else {(): number(reading.value)}
        )
        return Cube((), whole, {(): row_ids.unpacked(reading.ids)})
    cells = [(tuple(codes), value, ids) for codes, value, ids in reading.split["cells"]]
    return Cube(
        tuple(reading.split["by"]),
        {codes: number(Decimal(value)) for codes, value, _ in cells},
        {codes: row_ids.unpacked(ids) for codes, _, ids in cells},
    )


def _ids(
    figure: Figure, period: Period, by: Sequence[str], cells: Mapping[str, Codes]
) -> dict[Coordinates, list[UUID]]:
    rows, names = figure.annotated(by, period, **cells)
    found: dict[Coordinates, list[UUID]] = defaultdict(list)
    for pk, *codes in rows.order_by("pk").values_list("pk", *names):
        found[coded(codes)].append(pk)
    return found
