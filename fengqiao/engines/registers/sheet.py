"""How an old workbook becomes records: the part that a register has for it.

A matter says here by which words a sheet is known and what it must hold; engines/imports finds, checks, stores.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from fengqiao.ground.sheets import Cell

from .beside import Beside
from .columns import Outside
from .headings import Column
from .rows import Understood, Values


class Reader(Protocol):
    """Understands rows for one office and year; made once an import, so its look-ups are made once.

    A reader may also say what it recognises, which lets a column, a section or a tick be understood by
    what it holds: `recognises(key, text) -> bool`; and whether a heading is, in whole, a word of a choice, below which
    ticks stand: `heads(key, text) -> bool`; and what a person may choose for a text that nobody
    knows: `options(key) -> [(text, label)]`; and what a cell of a control table counts:
    `counts(text) -> (dimension, code) | None`.
    """

    def understand(self, cells: Mapping[str, Cell]) -> Understood: ...
    def known(
        self, rows: Sequence[Understood], among: Collection[UUID] | None = None
    ) -> Iterable[tuple[Any, ...]]:
        """What the office already holds for these rows, as Known or (key, parties), in a constant number
        of queries; `among` a few records where only these are asked for."""
        ...


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What a register says of its old workbooks; what is left out follows from its columns.

    `key`: the name by which imports, remembered words and old suggestions know it, where that is older than the
    register's own. `needed`: the groups of columns of which a sheet must have at least one each. `named` are words in a sheet's
    name or title that speak for this register where headings alone do not decide. `own`: the columns of which a
    record has its own cell even where the others are merged downwards; a row without any belongs to the record
    above. `outside`: columns that are counts and no records. `within_year`: whether the register's day is
    checked against the year of a sheet. `understood`: what the matter makes of a row's values besides.
    `reader`: another way to understand rows than the typed columns; `beside`: the rows of other nouns that it finds
    in a line besides the record. `power`: what its import and undo take.
    """

    key: str = ""
    columns: tuple[Column, ...] = ()
    needed: tuple[tuple[str, ...], ...] = ()
    named: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    outside: tuple[Outside, ...] = ()
    within_year: bool = True
    understood: Callable[[Values, Mapping[str, Cell]], None] | None = None
    reader: Callable[[UUID, int | None], Reader] | None = None
    beside: tuple[Beside, ...] = ()
    power: str = ""

    def headed(self, key: str) -> Column:
        """The column that is read by that key."""
        return next(column for column in self.columns if column.key == key)
