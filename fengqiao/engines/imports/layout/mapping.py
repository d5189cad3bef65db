"""Which column is which: by its heading, by what its cells hold, by what the office's people confirmed.

Each pairing of a column with a key has a confidence from 0 to 1. A heading of the list is nearly certain by
itself; one that is only like a heading of the list needs cells that speak for it; cells alone suffice where
they come from a closed list (communities, categories). What a register needs and stays below SURE is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from fengqiao.engines.registers.headings import Column
from fengqiao.engines.registers.register import Register

from . import headings, ticks
from .evidence import Recognises, speaks_for
from .headings import Leaf
from .memory import UNUSED, Memory

SURE = 0.75
CLEARLY = 0.1  # the second best must be that much worse
EXACT, WITHIN, LIKE = 0.95, 0.75, 0.5
LIKE_FROM = 0.5
BY_CELLS = 20  # what cells add to the worth of a heading, or take from it


@dataclass(frozen=True)
class ColumnQuestion:
    """A column that a person must name: its heading, some of its cells, and what it could be."""

    ledger: str
    sheet: str
    heading: str
    said: str
    examples: tuple[str, ...]
    choices: tuple[tuple[str, str], ...]


@dataclass
class Mapped:
    """The columns by key, the ticked columns by key (column → its heading), and what must be asked. `worded` are the
    keys of which one column may be ticked in a row, `figured` those in whose columns numbers stand."""

    columns: dict[str, int] = field(default_factory=dict)
    ticks: dict[str, dict[int, str]] = field(default_factory=dict)
    worded: set[str] = field(default_factory=set)
    figured: set[str] = field(default_factory=set)
    units: dict[str, str] = field(default_factory=dict)
    unused: list[Leaf] = field(default_factory=list)
    unsure: list[Leaf] = field(default_factory=list)

    def has(self, key: str) -> bool:
        return key in self.columns or key in self.ticks


def by_heading(
    leaves: Sequence[Leaf],
    register: Register,
    memory: Memory,
    speaks: Callable[[Leaf, Column], float] = lambda leaf, column: 0.0,
) -> tuple[int, dict[str, int]]:
    """Every heading goes to the key it fits best, every key to the heading that fits it best. Where a
    heading fits two keys (案由 is a type here and a summary there), what stands below it decides."""
    worths: dict[tuple[str, int], int] = {}
    for leaf in leaves:
        confirmed = memory.columns.get((register.sheet.key, leaf.plain))
        for column in register.sheet.columns:
            if confirmed is not None:
                worth = 10 * headings.EXACT if confirmed == column.key else 0
            else:
                worth = headings.score(leaf, column.headings)
                worth += round(BY_CELLS * speaks(leaf, column)) if worth else 0
            if worth > 0:
                worths[column.key, leaf.column] = worth
    columns = _paired(worths)
    return sum(worths[pair] for pair in columns.items()), columns


def _paired(worths: dict[tuple[str, int], int]) -> dict[str, int]:
    """Keys and columns in pairs, best first; then whatever two pairs are worth more exchanged."""
    columns: dict[str, int] = {}
    for _, at, key in sorted(((w, -at, key) for (key, at), w in worths.items()), reverse=True):
        if key not in columns and -at not in columns.values():
            columns[key] = -at
    keys = sorted({key for key, _ in worths})
    better = True
    while better:
        better = any(_exchange(columns, one, other, worths) for one in keys for other in keys)
    return columns


def _exchange(
    columns: dict[str, int], one: str, other: str, worths: dict[tuple[str, int], int]
) -> bool:
    """This will give the column of `one` to `other`, and to `one` what that frees or nobody has, if the
    four are worth more so."""
    mine, theirs = columns.get(one), columns.get(other)
    if mine is None or mine == theirs or (other, mine) not in worths:
        return False
    taken = set(columns.values()) - {theirs}
    free = [at for key, at in worths if key == one and at not in taken]
    instead = max(free, key=lambda at: (worths[one, at], -at), default=None)
    before = worths[one, mine] + (worths[other, theirs] if theirs is not None else 0)
    after = worths[other, mine] + (worths[one, instead] if instead is not None else 0)
    if after <= before:
        return False
    columns[other] = mine
    if instead is None:
        del columns[one]
    else:
        columns[one] = instead
    return True


def map_columns(
    leaves: Sequence[Leaf],
    register: Register,
    cells: Callable[[int], list[Any]],
    recognises: Recognises | None,
    heads: Recognises | None,
    memory: Memory,
) -> Mapped:
    """This will map the columns of one sheet. `cells` gives some filled cells of a column."""
    by_column = {leaf.column: leaf for leaf in leaves}
    mapped = Mapped()
    mapped.ticks = ticks.of_lists(leaves, register, cells, recognises, ())
    free = [
        one
        for one in _left(leaves, mapped)
        if (register.sheet.key, one.plain) not in memory.columns
    ]
    mapped.ticks |= (worded := ticks.of_words(free, register, cells, heads, mapped.ticks))
    mapped.worded = {*worded}
    mapped.figured = {key for key, at in mapped.ticks.items() if ticks.has_figures(at, cells)}
    rest = _left(leaves, mapped)

    def speaks(leaf: Leaf, column: Column) -> float:
        return speaks_for(column, cells(leaf.column), recognises)

    _, columns = by_heading(rest, register, memory, speaks)
    for key, at in columns.items():
        if key not in mapped.worded and _keeps(
            by_column[at], register.sheet.headed(key), cells(at), register, memory
        ):
            mapped.columns[key] = at
    _map_by_cells(rest, register, cells, recognises, mapped, memory)
    if lacking(
        register, mapped
    ):  # a short sheet on which nothing is ticked: its rows lack their category
        there = {*mapped.columns, *mapped.ticks}
        mapped.ticks |= ticks.of_lists(rest, register, cells, recognises, there, fewest=0)
    taken = set(mapped.columns.values())
    mapped.unused = [leaf for leaf in _left(leaves, mapped) if leaf.column not in taken]
    mapped.units = {key: by_column[at].text for key, at in mapped.columns.items()}
    return mapped


def _left(leaves: Sequence[Leaf], mapped: Mapped) -> list[Leaf]:
    """The columns that are not ticked."""
    ticked = {column for found in mapped.ticks.values() for column in found}
    return [leaf for leaf in leaves if leaf.column not in ticked]


def lacking(
    register: Register, mapped: Mapped, banded: Iterable[str] = ()
) -> list[tuple[str, ...]]:
    """The groups of needed columns of which the sheet has none."""
    there = set(banded)
    return [
        group
        for group in register.sheet.needed
        if not any(mapped.has(key) or key in there for key in group)
    ]


def could_be(
    leaf: Leaf,
    groups: list[tuple[str, ...]],
    register: Register,
    cells: list[Any],
    recognises: Recognises | None,
) -> bool:
    """Whether a column that nobody knows may be one that the register lacks."""
    keys = [key for group in groups for key in group]
    return bool(cells) and any(
        speaks_for(register.sheet.headed(key), cells, recognises) >= 0 for key in keys
    )


def _keeps(
    leaf: Leaf, column: Column, cells: list[Any], register: Register, memory: Memory
) -> bool:
    """A heading that is only nearly in the list is not believed against its cells."""
    if memory.columns.get((register.sheet.key, leaf.plain)) == column.key:
        return True
    if headings.score(leaf, column.headings) >= headings.OTHER_PART:
        return True
    return speaks_for(column, cells, None) >= 0


def _map_by_cells(
    leaves: Sequence[Leaf],
    register: Register,
    cells: Callable[[int], list[Any]],
    recognises: Recognises | None,
    mapped: Mapped,
    memory: Memory,
) -> None:
    """Fill the needed columns that no heading named, where likeness and cells together are sure."""
    for group in lacking(register, mapped):
        free = [
            leaf
            for leaf in leaves
            if leaf.column not in mapped.columns.values()
            and memory.columns.get((register.sheet.key, leaf.plain)) is None
        ]
        found = sorted(
            (
                (
                    _confidence(leaf, register.sheet.headed(key), cells(leaf.column), recognises),
                    -leaf.column,
                    key,
                )
                for leaf in free
                for key in group
            ),
            reverse=True,
        )
        columns = {at for worth, at, _ in found if found and worth > found[0][0] - CLEARLY}
        if found and found[0][0] >= SURE and len(columns) == 1:
            mapped.columns[found[0][2]] = -found[0][1]


def _confidence(
    leaf: Leaf, column: Column, cells: list[Any], recognises: Recognises | None
) -> float:
    worth = headings.score(leaf, column.headings)
    alike = headings.likeness(leaf, column.headings)
    by_name = (
        EXACT
        if worth >= headings.OTHER_PART
        else WITHIN
        if worth
        else LIKE
        if alike >= LIKE_FROM
        else 0.0
    )
    speaks = speaks_for(column, cells, recognises)
    return 0.0 if speaks < 0 else 1 - (1 - by_name) * (1 - speaks)


def remembered_unused(leaf: Leaf, register: Register, memory: Memory) -> bool:
    return memory.columns.get((register.sheet.key, leaf.plain)) == UNUSED
