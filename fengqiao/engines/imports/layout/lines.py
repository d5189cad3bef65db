"""The records below a heading, each with its surroundings: the month of its band, the words of its section,
what "the same as above" means, the second row that belongs to it.

A row is one of these, asked in this order: empty, the heading again (a new printed page), a total, a line
of who signed, a band of a month, a section, a second row of the record above, a record. A row that is
crossed out is a record too: it is told, and does not count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from fengqiao.engines.registers.headings import Column
from fengqiao.engines.registers.row_marks import says_void
from fengqiao.engines.registers.rows import Cells, Context

from . import ticks
from .found import Found
from .marks import (
    DITTO,
    band,
    code_of,
    is_signed,
    is_sum,
    is_total,
    named_parts,
    plain,
    section_words,
    text_of,
)
from .memory import Memory

FEWEST = 2  # filled columns of a record, where the register knows three or more
FEW = 4  # filled cells of a line of who signed
FOOTNOTES = ("备注", "注", "说明")
LONGEST_SECTION = 40
SHORTEST_BEGINNING = 3
STRUCK_SHARE = 0.6


@dataclass
class Line:
    """A record: its first row as a person counts, all its rows, its cells by key, crossed out or not."""

    number: int
    cells: Cells
    rows: list[int] = field(default_factory=list)
    is_struck: bool = False
    is_void: bool = False


def sections_of(found: Found) -> set[str]:
    """The keys that sections, the title or the sheet's name give to rows."""
    reading = _Reading(found)
    given = set(reading.given)
    for row in range(found.block.last + 1, found.grid.last + 1):
        if (text := found.grid.sole(row)) is not None:
            given |= reading.section_keys(text)
    return given


def read(found: Found, memory: Memory) -> Iterator[Line]:
    """This will give the records of a sheet in their order."""
    return _Reading(found, memory).lines()


class _Reading:
    def __init__(self, found: Found, memory: Memory | None = None) -> None:
        self.found, self.grid, self.memory = found, found.grid, memory
        self.mapped = found.mapped
        self.keys = {at: key for key, at in self.mapped.columns.items()}
        self.declared = {column.key: column for column in found.register.sheet.columns}
        self.banded = [c for c in found.register.sheet.columns if c.banded and found.recognises]
        self.context: Context = found.context
        self.above = self._given_above()
        self.given = dict(self.above)
        self.last: Line | None = None
        self.known = max(len(self.keys) + len(self.mapped.ticks), 1)
        self.leading = self._leading_keys()
        self.heading = self._heading_texts()
        self.serial = self._serial_key()

    def _leading_keys(self) -> set[str]:
        """The keys that a record has once: needed, and never gone on with in a second row."""
        needed = {key for group in self.found.register.sheet.needed for key in group}
        own = self.found.register.sheet.own
        return {key for key in needed if key not in own and not self.declared[key].continues}

    def _heading_texts(self) -> dict[int, set[Any]]:
        """The cells of the heading by column, as they stand there: a printed page repeats them."""
        texts: dict[int, set[Any]] = {}
        for row in range(self.found.block.first, self.found.block.last + 1):
            for at, value in self.grid.filled(row):
                texts.setdefault(at, set()).add(value)
        return texts

    def lines(self) -> Iterator[Line]:
        waiting: Line | None = None
        for row in range(self.found.block.last + 1, self.grid.last + 1):
            filled = self.grid.filled(row)
            if not filled:
                continue
            if waiting is not None and self._continues(row, filled, waiting):
                self._join(row, waiting)
                continue
            is_void = any(says_void(value) for _, value in filled)
            if self._stands_aside(row, filled) or not self._is_record(row, filled, is_void):
                continue
            if waiting is not None:
                yield waiting
            waiting = self.last = self._line(row, is_void)
        if waiting is not None:
            yield waiting

    # --- rows that are no records ---------------------------------------------------------------

    def _stands_aside(self, row: int, filled: Sequence[tuple[int, Any]]) -> bool:
        first = text_of(filled[0][1])
        if self._is_heading_again(filled) or any(is_sum(value) for _, value in filled[:3]):
            return True
        if is_total(first) or (is_signed(first) and len(filled) <= FEW):
            return True
        if plain(first) in FOOTNOTES and len(filled) <= 3:
            return True
        sole = self.grid.sole(row)
        if sole is None:
            return False
        if found := band(sole):
            year, month = found
            self.context = replace(self.context, year=year or self.context.year, month=month)
            return True
        self._section(sole, last=row == self.grid.last)
        return True

    def _is_heading_again(self, filled: Sequence[tuple[int, Any]]) -> bool:
        same = sum(value in self.heading.get(at, ()) for at, value in filled)
        return same >= 2 and 2 * same > len(filled)

    def _section(self, text: str, last: bool) -> None:
        keys = self.section_keys(text)
        words = section_words(text)
        for key in keys:
            self.given[key] = words
        # Among sections a heading nobody knows is one more section: its rows are not the former one's.
        if not keys and not last and len(text) <= LONGEST_SECTION:
            sectioned = self.found.sectioned - self.above.keys()
            for key in [c.key for c in self.banded if c.key in sectioned][:1]:
                self.given[key] = words

    def section_keys(self, text: str) -> set[str]:
        """The key that a section's heading is a value of; only one that no column gives."""
        recognises, words = self.found.recognises, section_words(text)
        if recognises is None or len(text) > LONGEST_SECTION:
            return set()
        keys = [
            c.key for c in self.banded if not self.mapped.has(c.key) and recognises(c.key, words)
        ]
        return set(keys[:1])

    def _given_above(self) -> dict[str, str]:
        """What the sheet's name or its title says for all of its rows: one sheet a community, a category.
        Where they name several nothing is said."""
        given: dict[str, str] = {}
        above = self.grid.texts(range(self.grid.first, self.found.block.first))
        parts = [part for text in (self.found.sheet.name, *above) for part in named_parts(text)]
        for column in self.banded:
            if not self.mapped.has(column.key):
                values = {value for part in parts if (value := self._value_in(column.key, part))}
                if len(values) == 1:
                    given[column.key] = values.pop()
        return given

    def _value_in(self, key: str, part: str) -> str:
        """The value that a part of a title is, or begins with: 某社区矛盾纠纷台账."""
        recognises = self.found.recognises or (lambda key, text: False)
        if recognises(key, part):
            return part
        ends = range(len(part) - 1, SHORTEST_BEGINNING - 1, -1)
        return next((part[:end] for end in ends if recognises(key, part[:end])), "")

    # --- records --------------------------------------------------------------------------------

    def _is_record(self, row: int, filled: Sequence[tuple[int, Any]], is_void: bool) -> bool:
        """Several known columns are filled, not only the running number of an empty form."""
        known = [self.keys[at] for at, value in filled if at in self.keys]
        known += [
            key for key, ticked in self.mapped.ticks.items() for at, _ in filled if at in ticked
        ]
        covered = sum((row, at) in self.grid.anchor for at in self.keys if self.grid.anchor)
        own = [key for key in known if key != self.serial]
        fewest = 1 if is_void else min(FEWEST, self.known)
        return len(own) + covered >= fewest and bool(own)

    def _serial_key(self) -> str:
        """The column of running numbers: printed on empty forms too."""
        first = min(self.keys.items(), default=(0, ""))[1]
        needed = {key for group in self.found.register.sheet.needed for key in group}
        column = self.declared.get(first)
        return first if column and first not in needed and "序号" in column.headings else ""

    def _line(self, row: int, is_void: bool) -> Line:
        cells = Cells()
        cells.context = self.context
        struck, seen = 0, 0
        for at, key in self.keys.items():
            place = self.grid.anchor.get((row, at), (row, at))
            value = self.grid.at(*place) if place[0] > self.found.block.last else None
            if value is not None:
                seen += 1
                if place in self.grid.sheet.struck:
                    struck, value = struck + 1, None
            cells[key] = value
        is_struck = bool(seen) and struck >= STRUCK_SHARE * seen
        if is_struck:
            cells.update({key: self.grid.shown(row, at) for at, key in self.keys.items()})
        cells.unread = tuple(self.found.unread(row))
        self._same_as_above(cells)
        self._ticks(row, cells)
        self._fill(cells)
        return Line(row, cells, [row], is_struck, is_void)

    def _ticks(self, row: int, cells: Cells) -> None:
        for key, ticked in self.mapped.ticks.items():
            said = [(heading, text_of(self.grid.shown(row, at))) for at, heading in ticked.items()]
            kinds = key in self.mapped.worded, key in self.mapped.figured
            cells[key], amiss = ticks.read(said, *kinds)
            cells.unread += tuple((key, one) for one in amiss)

    def _same_as_above(self, cells: Cells) -> None:
        before = self.last.cells if self.last is not None else Cells()
        for key, value in cells.items():
            if isinstance(value, str) and value.strip() in DITTO:
                cells[key] = before.get(key)
                cells.unread += tuple(one for one in before.unread if one[0] == key)

    def _fill(self, cells: Cells) -> None:
        """What stands around the row, and what legend and people say its words mean."""
        for key, words in self.given.items():
            if cells.get(key) is None:
                cells[key] = words
        for key, legend in self.found.codes.items():
            if cells.get(key) is not None and (said := legend.get(code_of(cells[key]))):
                cells[key] = said
        if self.memory is not None and self.memory.values:
            for key, value in cells.items():
                cells[key] = self.memory.meaning(self.found.register.sheet.key, key, value)

    # --- the second row of a record ---------------------------------------------------------------

    def _continues(self, row: int, filled: Sequence[tuple[int, Any]], above: Line) -> bool:
        """Merged with the record above in its own columns, or silent in all but those that may go on."""
        if row != above.rows[-1] + 1:
            return False
        own_columns = [
            self.mapped.columns[k]
            for k in self.found.register.sheet.own
            if k in self.mapped.columns
        ]
        tied = [at for at in self.keys if self._is_tied(row, at, above)]
        own = [at for at, _ in filled if at in self.keys and (row, at) not in self.grid.anchor]
        if tied:
            if any(self.keys[at] in self.leading for at in own):
                return False  # what no second row has: a day, a place, a kind of its own
            if own_columns:
                return all(at in tied or self.grid.at(row, at) is None for at in own_columns)
            return len(own) <= 1 and len(tied) >= len(self.keys) / 2
        return all(self._goes_on(row, at, value) for at, value in filled)

    def _goes_on(self, row: int, at: int, value: Any) -> bool:
        """One more party, the rest of a long text: in a column that may go on, and not at the left edge,
        where sections and totals stand."""
        column = self.declared.get(self.keys.get(at, ""))
        if column is None or not column.continues or (row, at + 1) in self.grid.anchor:
            return False
        return at > min(self.keys) and not is_total(text_of(value)) and not band(text_of(value))

    def _is_tied(self, row: int, at: int, above: Line) -> bool:
        anchor = self.grid.anchor.get((row, at))
        return anchor is not None and anchor[1] == at and anchor[0] in above.rows

    def _join(self, row: int, above: Line) -> None:
        above.rows.append(row)
        again = ticks.below(self.mapped.ticks, self.grid, row)
        above.cells.unread += (*self.found.unread(row), *again)
        for at, key in self.keys.items():
            place, value = (row, at), self.grid.at(row, at)
            if value is None or place in self.grid.anchor or place in self.grid.sheet.struck:
                continue
            column: Column = self.declared[key]
            before = above.cells.get(key)
            if before is None:
                above.cells[key] = value
            elif column.continues:
                between = "；" if column.holds == "names" else ""
                above.cells[key] = f"{text_of(before)}{between}{text_of(value)}"


__all__ = ["Line", "read", "sections_of"]
