"""Tables that count what the other sheets list: one dimension down, one across, whole numbers inside.

They are no registers. What they state is compared with what was read, and the difference is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fengqiao.ground.sheets import Sheet

from .marks import is_total, text_of

MOST_ROWS = 120
FEWEST = 2

Code = tuple[str, str]


@dataclass(frozen=True)
class Table:
    """A control table: its cells as (row, words across, words down, codes, number stated)."""

    cells: tuple[tuple[int, str, str, tuple[Code, ...], int], ...]


def table(sheet: Sheet, reader: Any) -> Table | None:
    """The control table on a sheet, or None. `reader.counts(text)` knows what a heading counts."""
    counts = getattr(reader, "counts", None)
    if counts is None or len(sheet.rows) > MOST_ROWS:
        return None
    rows = list(sheet.numbered())
    for index, (_, heading) in enumerate(rows[:10]):
        across = {n: code for n, cell in enumerate(heading) if (code := _code(cell, counts))}
        if len([code for code in across.values() if code]) < FEWEST:
            continue
        cells = tuple(_cells(rows[index + 1 :], heading, across, counts))
        if len({row for row, *_ in cells}) >= FEWEST:
            return Table(cells)
    return None


def _code(cell: Any, counts: Any) -> tuple[Code, ...] | None:
    """The code of a heading; () for 合计, which counts everything; None for what counts nothing."""
    text = text_of(cell)
    if not isinstance(cell, str) or not text:
        return None
    if is_total(text):
        return ()
    code = counts(text)
    return (code,) if code else None


def _cells(
    rows: Sequence[tuple[int, list[Any]]],
    heading: list[Any],
    across: Mapping[int, Any],
    counts: Any,
) -> Any:
    for number, row in rows:
        at, down = next(
            ((n, code) for n, cell in enumerate(row) if (code := _code(cell, counts)) is not None),
            (0, None),
        )
        if down is None:
            continue
        for n, code in across.items():
            stated = row[n] if n < len(row) else None
            if isinstance(stated, int) and not isinstance(stated, bool):
                yield number, text_of(heading[n]), text_of(row[at]), (*code, *down), stated


def compare(sheet: Sheet, reader: Any, counted: Sequence[Mapping[str, str]]) -> list[str]:
    """One sentence for each cell of a control table that states another number than was read."""
    found = table(sheet, reader)
    if found is None:
        return []
    name = sheet.name.strip()
    differences = []
    for row, across, down, codes, stated in found.cells:
        read = sum(all(one.get(dimension) == code for dimension, code in codes) for one in counted)
        if read != stated:
            differences.append(
                f"“{name}”第 {row} 行“{down}·{across}”写的是 {stated}，读到 {read}。"
            )
    return differences or [f"“{name}”是统计表，没有导入；它的每个数都与读到的一致。"]
