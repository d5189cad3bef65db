"""A sheet as cells by row and column, as a person counts them, merged cells included."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fengqiao.ground.sheets import COVERED, Sheet

MOST_MERGED = 200_000  # cells; beyond it somebody merged the empty rest of the sheet


class Grid:
    """`row(n)` is the list of a row's cells; `anchor` gives for a covered cell the place whose value it shows."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.first = sheet.first_row
        self.last = sheet.first_row + len(sheet.rows) - 1
        self.width = len(sheet.rows[0]) if sheet.rows else 0
        self.anchor: dict[tuple[int, int], tuple[int, int]] = {}
        for top, left, bottom, right in sheet.merged:
            bottom, right = min(bottom, self.last), min(right, self.width)
            if (bottom - top + 1) * (right - left + 1) + len(self.anchor) > MOST_MERGED:
                continue
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    if (row, column) != (top, left):
                        self.anchor[row, column] = (top, left)

    def row(self, number: int) -> list[Any]:
        return self.sheet.rows[number - self.first]

    def numbers(self) -> range:
        return range(self.first, self.last + 1)

    def at(self, row: int, column: int) -> Any:
        """The cell's own value; columns count from 1."""
        if not (self.first <= row <= self.last and 1 <= column <= self.width):
            return None
        return self.row(row)[column - 1]

    def shown(self, row: int, column: int) -> Any:
        """What a person sees there: for a covered cell, the value of the merged one."""
        return self.at(*self.anchor.get((row, column), (row, column)))

    def unread(self, row: int, column: int, below: int) -> str:
        """Why the value of a cell cannot be taken, or that it is hidden under a merged one; else "". What is
        merged with the heading, which ends at `below`, is the heading's."""
        shown, own = self.anchor.get((row, column), (row, column)), self.at(row, column)
        if own is not None and own != self.at(*shown):
            return COVERED.format(shown=str(own).strip()[:30])
        return self.sheet.unread.get(shown, "") if shown[0] > below else ""

    @property
    def is_plain(self) -> bool:
        """Whether nothing is merged and every cell can be read."""
        return not self.anchor and not self.sheet.unread

    def filled(self, row: int) -> list[tuple[int, Any]]:
        """(column, value) of a row's own filled cells."""
        return [(n, value) for n, value in enumerate(self.row(row), 1) if value is not None]

    def sole(self, row: int) -> str | None:
        """The only thing a row says, or None: one filled cell, alone or merged across."""
        found: str | None = None
        for value in self.row(row):
            if value is None:
                continue
            text = str(value).strip()
            if found is not None and text != found:
                return None  # most rows say a second thing at once
            found = text
        return found

    def texts(self, rows: range) -> Iterator[str]:
        """Every text cell of some rows."""
        for number in rows:
            for _, value in self.filled(number):
                if isinstance(value, str):
                    yield value.strip()
