"""The same grid written anew, with the marks: for what came as .xls, .ods or .csv, or is too large.

What was crossed out stays crossed out, so that it does not count when it comes in again.
"""

from __future__ import annotations

import io
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from fengqiao.ground.sheets import Book, Sheet, Workbook

from .layout import COLOUR, HEADING, LINE, TEXT_COLOUR, column_of, messages_of, width_for, width_of

if TYPE_CHECKING:
    from ..stages import Returned

LOOKED_AT = 400  # rows that say how wide a column is
NARROW, WIDE = 6, 36
FEW = 3  # filled cells of a line beside the table
MOST_LINES = 6


def marked(book: Workbook, returned: Returned) -> bytes:
    kept = io.BytesIO()
    workbook = Book(kept, in_memory=True)
    for sheet in book.sheets:
        page = workbook.add_page(sheet.name)
        if sheet.hidden:
            page.hide()
        _Page(workbook, page, sheet, returned).write()
    workbook.close()
    return kept.getvalue()


class _Page:
    def __init__(self, workbook: Any, page: Any, sheet: Sheet, returned: Returned) -> None:
        self.page, self.sheet = page, sheet
        self.head = returned["heads"].get(sheet.name, 0)
        self.at = column_of(sheet, self.head) if self.head else 0
        self.told = {one["row"]: one for one in messages_of(sheet, returned)}
        self.widths = _widths(sheet)
        self.form = cache(lambda *named: workbook.add_format(_look(*named)))

    def write(self) -> None:
        for column, width in enumerate(self.widths):
            self.page.set_column(column, column, width)
        for number, row in self.sheet.numbered():
            self._row(number, row)
        for top, left, bottom, right in self.sheet.merged:
            if (top, left) != (bottom, right):
                form = self.form(*self._named(top, left, None))
                self.page.merge_range(top - 1, left - 1, bottom - 1, right - 1, "", form)
                if top >= self.sheet.first_row:
                    value = self.sheet.rows[top - self.sheet.first_row][left - 1]
                    self._cell(top, left, value)
        if self.head:
            self.page.set_column(self.at - 1, self.at - 1, width_for(self.told.values()))
            self.page.write_string(self.head - 1, self.at - 1, HEADING, self.form("head"))
        for number, one in self.told.items():
            self.page.write_string(number - 1, self.at - 1, one["message"], self.form("said"))

    def _row(self, number: int, row: list[Any]) -> None:
        is_of_table = _is_of_table(row)
        for column, value in enumerate(row, 1):
            shows = value is not None or is_of_table or self._is_wrong(number, column)
            if column != self.at and shows:
                self._cell(number, column, value)
        if self.head < number and is_of_table:
            lines = max(map(_lines, row, self.widths), default=1)
            self.page.set_row(number - 1, LINE * min(lines, MOST_LINES))

    def _is_wrong(self, row: int, column: int) -> bool:
        return row in self.told and column in self.told[row]["columns"]

    def _named(self, row: int, column: int, value: Any) -> list[str]:
        """What a cell is, as its look is told by it."""
        at = row - self.sheet.first_row
        is_of_table = 0 <= at < len(self.sheet.rows) and _is_of_table(self.sheet.rows[at])
        told = (
            ("head", is_of_table and row <= self.head),
            ("row", is_of_table and row > self.head > 0),
            ("wrong", self._is_wrong(row, column)),
            ("struck", (row, column) in self.sheet.struck),
            ("day", isinstance(value, date)),
        )
        return [name for name, holds in told if holds]

    def _cell(self, row: int, column: int, value: Any) -> None:
        named = self._named(row, column, value)
        place, form = (row - 1, column - 1), self.form(*named)
        if value is None:
            self.page.write_blank(*place, None, form)
        elif isinstance(value, bool):
            self.page.write_boolean(*place, value, form)
        elif isinstance(value, int | float):
            self.page.write_number(*place, value, form)
        elif isinstance(value, date):
            is_moment = isinstance(value, datetime)
            day = value if is_moment else datetime(value.year, value.month, value.day)
            self.page.write_datetime(*place, day, form)
        else:
            self.page.write_string(*place, str(value), form)


def _is_of_table(row: list[Any]) -> bool:
    """Whether a row belongs to the table: a heading or a record, no title, section or total."""
    return sum(value is not None for value in row) > FEW


def _lines(value: Any, width: int) -> int:
    text = "" if value is None or isinstance(value, date) else str(value)
    return sum(1 + max(width_of(line) - 1, 0) // width for line in text.split("\n"))


def _look(*named: str) -> dict[str, Any]:
    """The format of a cell by what it is."""
    looks: dict[str, dict[str, Any]] = {
        "head": {"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter"},
        "row": {"border": 1, "text_wrap": True, "valign": "top"},
        "wrong": {"bg_color": f"#{COLOUR}"},
        "struck": {"font_strikeout": True},
        "day": {"num_format": "yyyy-mm-dd"},
        "said": {"font_color": f"#{TEXT_COLOUR}", "bold": True, "text_wrap": True, "valign": "top"},
    }
    look: dict[str, Any] = {}
    for name in named:
        look |= looks[name]
    return look


def _widths(sheet: Sheet) -> list[int]:
    """How wide each column must be for its cells; a title that stands alone makes none wider."""
    widths = [NARROW] * (len(sheet.rows[0]) if sheet.rows else 0)
    for row in sheet.rows[:LOOKED_AT]:
        filled = [(at, value) for at, value in enumerate(row) if value is not None]
        for at, value in filled if len(filled) > 1 else ():
            said = "2024-03-05" if isinstance(value, date) else str(value)
            widest = max(width_of(line) for line in said.split("\n"))
            widths[at] = max(widths[at], min(widest + 2, WIDE))
    return widths
