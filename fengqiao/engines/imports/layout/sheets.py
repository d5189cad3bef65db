"""A sheet that is understood: which register, where its rows begin, which column is which, what it states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.rows import Context
from fengqiao.engines.registers.sheet import Reader
from fengqiao.ground.sheets import Sheet

from . import lines, mapping, ticks
from .evidence import Recognises
from .found import Found
from .grid import Grid
from .headings import OTHER_PART, Block, Leaf, blocks, cut, like_heading, score
from .mapping import ColumnQuestion, Mapped
from .marks import (
    UNITS,
    band,
    is_signed,
    is_total,
    month_in,
    pairs,
    plain,
    section_words,
    text_of,
    unit_of,
    unit_of_line,
    years_in,
)
from .memory import Memory

LOOKED_AT = 400  # rows whose cells speak for a column
MOST_CELLS = 120
NAMED, TICK, MISSING, COULD = 60, 20, 80, 40
MANY_COLUMNS = 3  # of a sheet of which fewer than half of the needed columns are named
LATE = 0.5
TITLE_ROWS = 8
FEW = 3  # filled cells of a line above a heading
CUT = 40  # what it costs a heading that its cells reach beyond it
LONGEST_WORD = 12  # a section that nobody knows is a word or two, no sentence
_NO_WORD = re.compile(r"[。，；：:;\d]")


def find(
    sheet: Sheet, registers: Iterable[Register], readers: Mapping[str, Reader], memory: Memory
) -> Found | None:
    """The best reading of a sheet's heading, or None where it is no ledger's."""
    grid = Grid(sheet)
    best: tuple[float, Register, Block] | None = None
    for block in blocks(grid):
        for register in registers:
            worth = _worth(block, register, memory, _known_to(readers.get(register.sheet.key)))
            if worth:
                worth += _named(grid, block, register) - CUT * (
                    cut(grid, block) + _below(grid, block, register)
                )
            if worth > 0 and (best is None or worth > best[0]):
                best = (worth, register, block)
    if best is None:
        return None
    _, register, block = best
    return _found(grid, register, block, _known_to(readers.get(register.sheet.key)), memory)


def _named(grid: Grid, block: Block, register: Register) -> int:
    """What it is worth that the sheet's name or title speaks for a register."""
    said = " ".join([grid.sheet.name, *_titles(grid, block)])
    return NAMED if any(word in said for word in register.sheet.named) else 0


def _titles(grid: Grid, block: Block) -> Iterator[str]:
    """What stands alone in the rows right above a heading; where records stand above it (a printed page
    that repeats it) there is no title."""
    for row in range(block.first - 1, max(grid.first, block.first - TITLE_ROWS) - 1, -1):
        if sum(1 for _ in grid.filled(row)) > FEW:
            return
        if (text := grid.sole(row)) is not None:
            yield text


@dataclass(frozen=True)
class Knows:
    """What a reader knows of words: whether one is a value of a column, and whether a heading is, in whole, one of
    those of a choice."""

    values: Recognises | None
    heads: Recognises | None


def _known_to(reader: Any) -> Knows:
    asked = (getattr(reader, name, None) for name in ("recognises", "heads"))
    return Knows(*(lru_cache(maxsize=10_000)(one) if one else None for one in asked))


def _worth(block: Block, register: Register, memory: Memory, knows: Knows) -> float:
    """How well a heading fits a register; 0 where too few of its needed columns are named. One whose needed
    columns are all there goes before one that only has more columns."""
    if block.is_loose and not _says_headings(block, register):
        return 0
    total, columns = mapping.by_heading(block.leaves, register, memory)
    banded = {column.key for column in register.sheet.columns if column.banded}
    absent = [group for group in register.sheet.needed if not any(key in columns for key in group)]
    ticked = ticks.could_say(block.leaves, register, knows.heads)
    banded |= ticked & {key for group in absent for key in group}
    could = sum(any(key in banded for key in group) for group in absent)
    there, missing = len(register.sheet.needed) - len(absent), len(absent) - could
    fewest = 2 + bool(missing) if 2 * there >= len(register.sheet.needed) else MANY_COLUMNS
    if not there or 5 * there < len(register.sheet.needed) or len(columns) < fewest:
        return 0
    values = sum(_is_value(leaf, banded, knows.values) for leaf in block.leaves)
    total += TICK * values - MISSING * missing - COULD * could
    # A printed register repeats its heading on each page: the first one counts, and the narrower.
    return total - LATE * block.first - len(block.leaves) / 100


def _is_value(leaf: Leaf, keys: set[str], recognises: Recognises | None) -> bool:
    return recognises is not None and any(recognises(key, leaf.path[-1]) for key in keys)


def _says_headings(block: Block, register: Register) -> bool:
    """Whether the lower cells of a heading that nothing ties together are headings themselves."""
    lower = [Leaf(leaf.column, leaf.path[-1:]) for leaf in block.leaves if len(leaf.path) > 1]
    return sum(_names(leaf, register) for leaf in lower) >= 2


def _below(grid: Grid, block: Block, register: Register) -> int:
    """How many headings stand in the row below a block: with two the block ends too early."""
    row = block.last + 1
    if row > grid.last or not like_heading(grid, row, least=2):
        return 0
    leaves = [Leaf(at, (str(value).strip(),)) for at, value in grid.filled(row)]
    again = {leaf.path[-1] for leaf in block.leaves}
    named = sum(_names(leaf, register) and leaf.path[-1] not in again for leaf in leaves)
    return named if named >= 2 else 0


def _names(leaf: Leaf, register: Register) -> bool:
    return any(score(leaf, column.headings) >= OTHER_PART for column in register.sheet.columns)


def _found(grid: Grid, register: Register, block: Block, knows: Knows, memory: Memory) -> Found:
    def cells(column: int) -> list[Any]:
        return _cells(grid, block, column)

    mapped = mapping.map_columns(block.leaves, register, cells, knows.values, knows.heads, memory)
    found = Found(register, grid.sheet, block, mapped, _context(grid, block, register, mapped))
    found.grid, found.recognises = grid, knows.values
    found.sectioned = lines.sections_of(found)
    found.lacks = mapping.lacking(register, mapped, found.sectioned)
    if len(found.lacks) == 1 and (key := _unknown_section(found, found.lacks[0])):
        found.sectioned.add(key)
        found.lacks = []
    if found.lacks:
        found.questions = [
            ColumnQuestion(
                register.sheet.key,
                grid.sheet.name.strip(),
                leaf.text,
                leaf.plain,
                tuple(text_of(cell)[:20] for cell in cells(leaf.column)[:3]),
                tuple(
                    (key, register.sheet.headed(key).label)
                    for group in found.lacks
                    for key in group
                ),
            )
            for leaf in mapped.unused
            if not mapping.remembered_unused(leaf, register, memory)
            and mapping.could_be(leaf, found.lacks, register, cells(leaf.column), knows.values)
        ]
    found.legends = _legends(found)
    return found


def _unknown_section(found: Found, group: tuple[str, ...]) -> str:
    """The key to which a line belongs that stands alone right below the heading and says what nobody knows,
    where all else is there: a section of its own kind, and a person may say what it means."""
    below = found.block.last + 1
    text = found.grid.sole(below) if below <= found.grid.last else None
    if text is None or len(section_words(text)) > LONGEST_WORD or _NO_WORD.search(text):
        return ""
    if band(text) or is_total(text) or is_signed(text) or unit_of_line(text):
        return ""
    keys = [c.key for c in found.register.sheet.columns if c.banded and c.key in group]
    return keys[0] if keys and found.recognises else ""


def _cells(grid: Grid, block: Block, column: int) -> list[Any]:
    """Some filled cells of a column below the heading, without totals, lines of who signed, and the heading
    again where a new page began."""
    values: list[Any] = []
    heading = {plain(text) for leaf in block.leaves if leaf.column == column for text in leaf.path}
    for row in range(block.last + 1, min(grid.last, block.last + LOOKED_AT) + 1):
        value = grid.at(row, column)
        if value is None or (isinstance(value, str) and plain(value) in heading):
            continue
        first = next((text_of(cell) for _, cell in grid.filled(row)), "")
        if grid.sole(row) is not None or is_total(first) or is_signed(first):
            continue
        values.append(value)
        if len(values) >= MOST_CELLS:
            break
    return values


def _context(grid: Grid, block: Block, register: Register, mapped: Mapped) -> Context:
    """Year and month of the title, else of the sheet's name; units of headings, else of the unit line."""
    above = list(grid.texts(range(grid.first, block.first)))
    year = next((years.pop() for text in above if len(years := years_in(text)) == 1), None)
    if year is None and not any(len(years_in(text)) > 1 for text in above):
        years = years_in(grid.sheet.name)
        year = years.pop() if len(years) == 1 else None
    month = next((m for text in [grid.sheet.name, *above[:1]] if (m := month_in(text))), None)
    general = next((unit for text in above if (unit := unit_of_line(text))), None)
    units = {}
    for column in register.sheet.columns:
        heading = mapped.units.get(column.key, "")
        unit = unit_of(heading) or (general if column.holds == "amount" else None)
        if unit and unit != UNITS["元"]:
            units[column.key] = unit
    return Context(year, month, units)


def _legends(found: Found) -> dict[str, dict[str, str]]:
    """The codes that lines around the table explain: key → code → words that the reader recognises."""
    if found.recognises is None:
        return {}
    grid, block = found.grid, found.block
    tail = range(max(block.last + 1, grid.last - 30), grid.last + 1)
    texts = [*grid.texts(range(grid.first, block.first)), *grid.texts(tail)]
    return legends_in(texts, found.register, found.recognises)


def legends_in(
    texts: Iterable[str], register: Register, recognises: Recognises
) -> dict[str, dict[str, str]]:
    legends: dict[str, dict[str, str]] = {}
    for text in texts:
        named = list(pairs(text))
        for column in register.sheet.columns:
            known = [words for _, words in named if recognises(column.key, words)]
            if column.holds != "choice" or not _in_order([code for code, _ in named]):
                continue
            if len(known) >= 2 and 2 * len(known) > len(named):
                legends.setdefault(column.key, {}).update(named)
    return legends


def _in_order(codes: list[str]) -> bool:
    """1, 2, 3 or A, B, C: codes count from their first; the numbers of a statistic do not."""
    numbers = [
        int(code) if code.isdecimal() else ord(code) - ord("A") + 1 for code in codes if code
    ]
    return len(numbers) == len(codes) and numbers == list(range(1, len(codes) + 1))


__all__ = ["Found", "Leaf", "find", "legends_in"]
