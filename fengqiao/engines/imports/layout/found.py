"""What was found of a sheet: which register it is of, which column is which, what it states."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.rows import Context
from fengqiao.ground.sheets import Sheet, reference

from .evidence import Recognises
from .grid import Grid
from .headings import Block
from .mapping import ColumnQuestion, Mapped


@dataclass
class Found:
    """A sheet and its register. `questions` are the columns a person must name before it can be read."""

    register: Register
    sheet: Sheet
    block: Block
    mapped: Mapped
    context: Context
    questions: list[ColumnQuestion] = field(default_factory=list)
    lacks: list[tuple[str, ...]] = field(default_factory=list)
    legends: dict[str, dict[str, str]] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)  # what the legends are taken for
    sectioned: set[str] = field(default_factory=set)
    grid: Grid = field(repr=False, default=None)  # type: ignore[assignment]
    recognises: Recognises | None = None

    @property
    def is_doubtful(self) -> bool:
        """Whether more than half of what the register needs is not there: it may be no register at all."""
        return 2 * len(self.lacks) > len(self.register.sheet.needed)

    @property
    def header_row(self) -> int:
        return self.block.last

    @property
    def year(self) -> int | None:
        return self.context.year

    @property
    def headings(self) -> Mapping[str, str]:
        """The heading by key, as it stands in the sheet."""
        return self.mapped.units

    @property
    def columns(self) -> Mapping[str, int]:
        """The column by key, from 1."""
        return self.mapped.columns

    def unread(self, row: int) -> Iterator[tuple[str, str]]:
        """The key of each cell of a row whose value cannot be taken, and a sentence that names it."""
        if self.grid.is_plain:
            return
        ticks = ((key, at) for key, ticked in self.mapped.ticks.items() for at in ticked)
        for key, at in (*self.columns.items(), *ticks):
            if said := self.grid.unread(row, at, below=self.block.last):
                heading = self.headings.get(key) or self.register.sheet.headed(key).label
                yield key, f"“{heading}”（{reference(row, at)}）{said}"

    def let_go(self) -> None:
        """This will drop the cells: what is understood needs them no more, and a long sheet is heavy."""
        self.sheet = replace(self.sheet, rows=[], merged=(), struck=frozenset(), unread={})
        self.grid = Grid(self.sheet)
