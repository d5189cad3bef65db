"""A record's own table: agenda items, members, hand-outs. Edited inside the record's form.

In a sheet the table stands in one of two ways. Rows: the record's cells stand on the first row, the next
rows leave them empty (or repeat them) and hold one child each. Spread: each kind of child has a column of
its own (宣传单, 宣传册), and the cell holds its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from fengqiao.ground import signs
from fengqiao.ground.documents import Document
from fengqiao.ground.sheets import Cell

from ..headings import Column, Holds
from ..rows import Value, Values, rows_below
from .base import Frame, Refused, Typed, is_empty, words
from .spreads import Spread, in_words_of

# Among the values of a child row: the id of the row that stands there, so that what points at it still does.
ROW = "row"
_SPACED = re.compile(r"(?<![一-鿿])([一-鿿])[ \u3000]+([一-鿿])(?![一-鿿])")
_BETWEEN_NAMES = re.compile(r"[、､,，;；/／|｜\s]+")
_AND_OTHERS = re.compile(
    r"等\s*(?:[\d一二三四五六七八九十百]+\s*[人名位余多]|$)|等人|共\s*\d+\s*[人名]"
)


def listed(text: str) -> list[str]:
    """The names of a list, each once, as written. Two characters with a blank between them are one name."""
    parts = (part.strip() for part in _BETWEEN_NAMES.split(_SPACED.sub(r"\1\2", text)))
    named = {signs.folded_name(part): part for part in reversed(list(parts)) if part}
    return list(reversed(named.values()))


MOST_TOLD = 10


@dataclass(frozen=True, kw_only=True, eq=False)
class Children(Column):
    """A declared child table. `model` stands on ChildRow and has the foreign key `parent` to the record.

    `least`: how many rows a record must have. `columns` are typed columns of the child's own. `names`: the
    key of a column of names: a cell of it may hold many (甲、乙、丙), each a row of its own. `counted`: the
    record's column that says how many there are; a sheet's list of fewer names only some, and is none. `fixed`:
    attributes that every row of this table has (two tables on one model)."""

    headings: tuple[str, ...] = ()
    model: type[Any]
    parent: str
    columns: tuple[Typed, ...]
    spread: tuple[Spread, ...] = ()
    least: int = 0
    names: str = ""
    counted: str = ""
    fixed: Mapping[str, Value] = field(default_factory=dict)
    blank: int = 3
    listed: bool = True
    unit: str = "项"

    def key_of(self, column: Typed) -> str:
        return f"{self.key}.{column.key}"

    def headed(self) -> Iterator[Column]:
        """The columns of a sheet that belong to this table."""
        for column in self.columns:
            if column.headings:
                yield Column(self.key_of(column), column.label, column.headings, column.holds)
        yield from self._spread_over(self.spread)

    def headed_by(self, office: UUID) -> Iterator[Column]:
        """The same of those that are spread, in the words of an office."""
        yield from self._spread_over(in_words_of(office, self.spread, self.columns))

    def _spread_over(self, spread: Iterable[Spread]) -> Iterator[Column]:
        for one in spread:
            yield Column(f"{self.key}.{one.key}", one.label, one.headings, Holds.COUNT)

    def cells_in(self, cells: Mapping[str, Cell]) -> dict[str, Cell]:
        """The cells of one sheet row that make one child, {} when it has none."""
        found = {c.key: cells.get(self.key_of(c)) for c in self.columns if c.headings}
        return found if any(not is_empty(cell) for cell in found.values()) else {}

    def read(self, cells: Mapping[str, Cell], frame: Frame) -> Iterator[Values | Refused]:
        """The children that the cells of a record mean, or why one cannot be taken."""
        for row in rows_below(cells, self.key):
            for child in self._each(row):
                given = {column.key: child.get(column.key) for column in self.columns}
                yield from self._row(given, frame)
        for one in self._spread_for(frame):
            cell = cells.get(f"{self.key}.{one.key}")
            if is_empty(cell) or str(cell).strip() == "0":
                continue
            row = {column.key: column.default for column in self.columns} | dict(one.fixed)
            column = next(column for column in self.columns if column.key == one.into)
            try:
                yield row | {one.into: column.read(cell, frame)}
            except Refused as why:
                says = f"“{one.label}”下面写着“{words(cell)[:30]}”，看不出是多少，请写数字"
                yield Refused(why.reason, f"{self.key}.{one.key}", says)

    def _spread_for(self, frame: Frame) -> tuple[Spread, ...]:
        """The spread columns in the words of the office whose sheet is read."""
        return frame.once(
            ("spread", self), lambda: in_words_of(frame.office, self.spread, self.columns)
        )

    def _each(self, row: Mapping[str, Cell]) -> Iterator[Mapping[str, Cell]]:
        """A row of the sheet as the children that it names."""
        said = words(row.get(self.names)) if self.names else ""
        if _AND_OTHERS.search(said):
            return  # 甲等12人 names not everyone: it is no list
        for name in listed(said) or [said]:
            yield {**row, self.names: name} if name else row

    def _row(self, cells: Mapping[str, Cell], frame: Frame) -> Iterator[Values | Refused]:
        values: Values = {}
        for column in self.columns:
            try:
                values[column.key] = column.read(cells[column.key], frame)
            except Refused as why:
                yield Refused(why.reason, self.key_of(column))
                return
            if column.kept_in:
                values[column.kept_in] = words(cells[column.key])[:60]
        yield values

    def rows_of(self, record: Any) -> list[Any]:
        """The child rows of a record, in their order; prefetched by the ledger's `records`."""
        every = getattr(record, self.related).all()
        mine = (row for row in every if all(getattr(row, k) == v for k, v in self.fixed.items()))
        return sorted(mine, key=lambda row: (row.position, row.pk))

    @property
    def related(self) -> str:
        return self.model._meta.get_field(self.parent).remote_field.get_accessor_name()

    def values_of(self, row: Any) -> Values:
        """The values of a row, and which row it is."""
        kept = {one.kept_in: getattr(row, one.kept_in) for one in self.columns if one.kept_in}
        return {column.key: column.of(row) for column in self.columns} | kept | {ROW: row.pk}

    def shown(self, record: Any) -> str:
        rows = self.rows_of(record)
        return "；".join(self.text_of(row) for row in rows)

    def told(self, record: Any) -> str:
        """In a sentence: the first MOST_TOLD, and how many they are."""
        rows = self.rows_of(record)
        first = "；".join(self.text_of(row) for row in rows[:MOST_TOLD])
        return f"{first}等{len(rows)}{self.unit}" if len(rows) > MOST_TOLD else first

    def text_of(self, row: Any) -> str:
        return " ".join(text for column in self.columns if (text := column.shown(row)))

    def apart(self, rows: Iterable[Values]) -> list[list[Any]]:
        """What makes the rows differ when a record is corrected."""
        return [[one.apart(row.get(one.key)) for one in self.columns] for row in rows]

    def said(self, rows: Iterable[Values], personal: bool | None = None) -> list[Document]:
        """Rows of values in plain words, for the journal; only what is personal, or only what is not."""
        told = self.columns if personal is None else self._apart[personal]
        return [{one.key: one.said(row.get(one.key)) for one in told} for row in rows]

    @property
    def is_personal(self) -> bool:
        """Whether any of its columns is kept out of the chain."""
        return bool(self._apart[True])

    @cached_property
    def _apart(self) -> dict[bool, tuple[Typed, ...]]:
        return {k: tuple(one for one in self.columns if one.personal == k) for k in (False, True)}
