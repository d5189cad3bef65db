"""The table of a return: every cell with its value, out of cubes; and the totals beside which it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from fengqiao.engines.figures import Parts
from fengqiao.engines.figures.declaration import Codes, Figure
from fengqiao.engines.figures.measures import Number, number

from . import readings
from .declaration import TOTAL, Cells, Cut, Line, Part, Return
from .readings import Asked, Cubes

CENT = Decimal("0.01")


@dataclass(frozen=True)
class Opened:
    """One number behind a cell: the figure, its cells, and what it says."""

    figure: str
    cells: Mapping[str, Codes]
    value: Number
    rows: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class Cell:
    """What stands where a line meets a cut. `why` says why nothing does: it is not ours, not bound, not recorded,
    or the figure cannot be cut so. A rate over zero is no gap: it has two numbers and no value."""

    line: Line
    cut: Cut
    value: Number | None
    opened: tuple[Opened, ...] = ()
    why: str = ""

    @property
    def key(self) -> str:
        return f"{self.line.key}.{self.cut.key}"

    @property
    def text(self) -> str:
        """As it is printed and typed: digits alone; — for a rate over zero, nothing for what nobody knows."""
        if self.value is None:
            return "—" if self.opened else ""
        return str(self.value)


NOT_OURS, UNBOUND, UNCUT, UNRECORDED = "由上级填", "没有绑定指标", "不分", "没有登记"


@dataclass(frozen=True)
class Table:
    """A return for a period: lines by cuts, in the order of the form."""

    of: Return
    cuts: tuple[Cut, ...]
    cells: Mapping[tuple[str, str], Cell]

    def row(self, line: Line) -> list[Cell]:
        return [self.cells[(line.key, cut.key)] for cut in self.cuts]

    def column(self, cut: Cut) -> list[Cell]:
        return [self.cells[(line.key, cut.key)] for line in self.of.shown]

    def cell(self, line: str, cut: str) -> Cell | None:
        return self.cells.get((line, cut))

    @property
    def typed(self) -> Iterator[Cell]:
        """The cells that are typed into the receiver's system, in its order: line by line. What the ledgers do not
        know is not among them."""
        for line in self.of.shown:
            for key in self.of.typed:
                cell = self.cells.get((line.key, key))
                if cell is not None and cell.opened:
                    yield cell

    @property
    def unbound(self) -> list[Line]:
        return [one for one in self.of.shown if not one.is_bound]


def table(of: Return, asked: Asked, cubes: Cubes, office: UUID) -> Table:
    """This will fill the form in."""
    cuts = tuple(all_cuts(of, asked, cubes, office))
    cells = {
        (line.key, cut.key): _cell(line, cut, asked, cubes) for line in of.shown for cut in cuts
    }
    return Table(of, cuts, cells)


def totals(of: Return, asked: Asked, cubes: Cubes) -> dict[str, Cell]:
    """{line: its cell that nothing narrows}: what another period is compared by."""
    whole = Cut(TOTAL, "")
    return {line.key: _cell(line, whole, asked, cubes) for line in of.shown}


def all_cuts(of: Return, asked: Asked, cubes: Cubes, office: UUID) -> Iterator[Cut]:
    """The cuts of the form, and one for each cell of the dimension that it goes through: those that the office has
    today, and any other that occurs, so that they add up."""
    yield from of.cuts
    if not of.each:
        return
    figure = asked.figures[readings.ACCEPTED]
    assert isinstance(figure, Figure)
    dimension = figure.dimension(of.each)
    occurring = {code for cube in cubes.values() if cube for code in cube.codes(of.each)}
    codes = [*dimension.labels(office), *sorted(occurring)]
    for code in dict.fromkeys([*(one for one in codes if one), ""]):
        yield Cut(f"each-{code}", dimension.called(code, office), {of.each: [code]})


def _cell(line: Line, cut: Cut, asked: Asked, cubes: Cubes) -> Cell:
    if not cut.ours:
        return Cell(line, cut, None, why=NOT_OURS)
    parts = readings.parts(line, asked.figures)
    if not parts:
        return Cell(line, cut, None, why=UNBOUND)
    if any(set(cut.cells) - readings.narrowing(asked.figures[one.figure]) for one in parts):
        return Cell(line, cut, None, why=UNCUT)
    opened = [_opened(part, cut, asked, cubes) for part in parts]
    told = tuple(one for one in opened if one is not None)
    if len(told) < len(parts):
        return Cell(line, cut, None, why=UNRECORDED)
    return Cell(line, cut, _value(line, told), told)


def _value(line: Line, told: tuple[Opened, ...]) -> Number | None:
    if len(told) == 2:
        return Parts(told[0].value, told[1].value).percent
    if line.per == 1:
        return told[0].value
    return number((Decimal(told[0].value) / line.per).quantize(CENT, ROUND_HALF_UP))


def _opened(part: Part, cut: Cut, asked: Asked, cubes: Cubes) -> Opened | None:
    """One number of a line under a cut. Where both speak of one dimension, what they have in common counts."""
    cube = cubes.get((part.figure, cut.span))
    if cube is None:
        return None
    cells = _together(part.cells, cut.cells)
    base = asked.cells(part.figure)
    rows = tuple(cube.rows(**cells))
    return Opened(part.figure, {**base, **cells}, cube.value(**cells), rows)


def _together(one: Cells, other: Cells) -> dict[str, Codes]:
    both: dict[str, Codes] = {**one, **other}
    for key in set(one) & set(other):
        both[key] = [code for code in one[key] if code in other[key]]
    return both
