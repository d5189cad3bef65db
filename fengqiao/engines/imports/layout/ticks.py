"""Columns that are named after the values of one key and only ticked: a category a column, a choice a column.

A category that the office has a list of is known by what its reader recognises; a choice of the record's own only by
headings that are, in whole, its words. What a cell of such a column may say is a tick or nothing: a number or a word
is neither, and is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from typing import Any

from fengqiao.engines.registers.headings import Column
from fengqiao.engines.registers.register import Register

from . import headings
from .evidence import Recognises
from .grid import Grid
from .headings import Leaf
from .marks import NO_TICKS, TICKS, text_of

Ticked = dict[int, str]  # column → its heading
Cells = Callable[[int], list[Any]]
FEWEST = 2  # columns of one choice
MOSTLY = 0.5  # the share of ticks among what is filled in, where no heading above says which choice it is
FIGURES = {"1", "0"}  # that a person may write for a tick, and for none


def of_lists(
    leaves: Sequence[Leaf],
    register: Register,
    cells: Cells,
    recognises: Recognises | None,
    there: Container[str],
    fewest: int = 1,
) -> dict[str, Ticked]:
    """Columns that are named after the values of one key and only ticked, so many of them at least."""
    ticks: dict[str, Ticked] = {}
    taken: set[int] = set()
    for column in register.sheet.columns:
        if recognises is None or not column.banded or column.key in there:
            continue
        found = {
            leaf.column: leaf.path[-1]
            for leaf in leaves
            if leaf.column not in taken
            and recognises(column.key, leaf.path[-1])
            and all(text_of(cell) in TICKS | NO_TICKS for cell in cells(leaf.column))
        }
        if len(found) >= FEWEST and sum(bool(cells(at)) for at in found) >= fewest:
            ticks[column.key] = found
            taken |= {*found}
    return ticks


def of_words(
    leaves: Sequence[Leaf],
    register: Register,
    cells: Cells,
    heads: Recognises | None,
    there: Container[str],
) -> dict[str, Ticked]:
    """Columns headed by the words of one choice of the record, and mostly ticked; where the heading above them names the
    choice, whatever stands in them. Two choices that have the same words, and nothing that says which: neither. Nor is
    a choice that has a column of its own."""
    ticks: dict[str, Ticked] = {}
    columns = {one.key: one for one in register.sheet.columns}
    for parent, could in _side_by_side(leaves, register, heads):
        named = {key: at for key, at in could.items() if parent and _says(parent, columns[key])}
        mostly = {key: found for key, found in could.items() if _is_ticked(found, cells)}
        for key in could:
            if key not in there and key in (fit := named or mostly) and _fits(key, fit):
                ticks.setdefault(key, {}).update(could[key])
    return ticks


def could_say(leaves: Sequence[Leaf], register: Register, heads: Recognises | None) -> set[str]:
    """The keys of which a heading has words enough that their columns may be ticked."""
    return {key for _, could in _side_by_side(leaves, register, heads) for key in could}


def read(
    texts: Sequence[tuple[str, str]], one_of: bool, figures: bool
) -> tuple[str | None, list[str]]:
    """What a row says in the columns of one key, (heading, text) each: the headings that are ticked, and what is amiss,
    in words. `one_of`: one may be ticked; `figures`: numbers stand in these columns, and 1 may be one of them."""
    said = [heading for heading, text in texts if text in TICKS]
    amiss = [
        f"“{heading}”下面写着“{text[:20]}”，看不出是不是打勾，请改成√，或者清空"
        for heading, text in texts
        if text not in TICKS | NO_TICKS or figures and text == "1"
    ]
    if one_of and len(said) > 1:
        amiss.append(f"“{'”“'.join(said)}”都打了勾，请只留一个")
    return "；".join(said) or None, amiss


def below(ticks: Mapping[str, Ticked], grid: Grid, row: int) -> Iterator[tuple[str, str]]:
    """What a second row of a record says in these columns: of which of its rows it speaks nobody knows."""
    for key, ticked in ticks.items():
        for at, heading in ticked.items():
            text = "" if (row, at) in grid.anchor else text_of(grid.at(row, at))
            if text not in NO_TICKS:
                yield key, f"“{heading}”在同一条的下一行写着“{text[:20]}”，请写在这一条的第一行"


def has_figures(found: Ticked, cells: Cells) -> bool:
    """Whether numbers stand in these columns that are neither 1 nor 0: a count, and no tick."""
    said = {text_of(cell) for at in found for cell in cells(at)}
    return any(text.replace(".", "", 1).isdecimal() and text not in FIGURES for text in said)


def _side_by_side(
    leaves: Sequence[Leaf], register: Register, heads: Recognises | None
) -> Iterator[tuple[tuple[str, ...], dict[str, Ticked]]]:
    """Under each heading above, the choices of which two columns or more are headed by a word; what is the heading of a
    column of its own is none."""
    if heads is None:
        return
    under: dict[tuple[str, ...], list[Leaf]] = defaultdict(list)
    open_keys = {column.key for column in register.sheet.columns}
    for leaf in leaves:
        own = {one.key for one in register.sheet.columns if _says(leaf.path[-1:], one)}
        open_keys -= own
        if not own:
            under[leaf.path[:-1]].append(leaf)
    for parent, those in under.items():
        could = {
            key: {one.column: one.path[-1] for one in those if heads(key, one.path[-1])}
            for key in sorted(open_keys)
        }
        if could := {key: found for key, found in could.items() if len(found) >= FEWEST}:
            yield parent, could


def _says(path: tuple[str, ...], column: Column) -> bool:
    """Whether a heading is, in whole, one of a column."""
    return headings.score(Leaf(0, path), column.headings) >= headings.EXACT


def _is_ticked(found: Ticked, cells: Cells) -> bool:
    if {*found.values()} <= TICKS | NO_TICKS:
        return False  # 是 beside 否: of what, nothing says
    said = [text for at in found for cell in cells(at) if (text := text_of(cell)) not in NO_TICKS]
    ticked = sum(text in TICKS for text in said)
    return bool(ticked) and ticked >= MOSTLY * len(said)


def _fits(key: str, could: Mapping[str, Ticked]) -> bool:
    """Whether a choice has more of these columns than any other that has one of them."""
    mine = could[key].keys()
    rivals = (found for other, found in could.items() if other != key and mine & found.keys())
    return all(len(mine) > len(found) for found in rivals)
