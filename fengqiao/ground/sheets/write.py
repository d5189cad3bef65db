"""Writing a table that opens everywhere and never runs anything."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import IO

from .books import Book, in_cell

MAX_EXACT = 10**15  # Excel keeps 15 digits: a longer number is an id and goes out as text
NARROWEST, WIDEST = 6, 60
# What a spreadsheet takes for a formula once somebody edits the cell, in half and full width.
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True)
class Page:
    """One sheet of a workbook to be written: what ``write_xlsx`` says of its arguments."""

    sheet: str
    columns: Sequence[str]
    rows: Iterable[Sequence[object]]
    title: str | None = None
    notes: Iterable[str] = ()


def write_xlsx(
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    path_or_buffer: str | IO[bytes],
    title: str | None = None,
    notes: Iterable[str] = (),
    sheet: str = "台账",
) -> int:
    """This will write one sheet and give the number of rows written.

    ``columns`` are the headings; each row is a sequence as long. Text stays text (ids and
    formulas-to-be too), dates and naive datetimes become typed dates, int, float and Decimal
    numbers, bool 是 or 否, ``None`` an empty cell; anything else raises ``TypeError``. Title and
    notes stand above the headings, which are frozen. Rows are streamed: memory does not grow.
    """
    return write_book([Page(sheet, columns, rows, title, notes)], path_or_buffer)[0]


def write_book(pages: Iterable[Page], path_or_buffer: str | IO[bytes]) -> list[int]:
    """This will write sheet after sheet, and give the number of rows of each."""
    book = Book(path_or_buffer, constant_memory=True)
    try:
        return [
            _Sheet(book, one.sheet, one.columns).fill(one.title, list(one.notes), one.rows)
            for one in pages
        ]
    finally:
        book.close()


class _Sheet:
    def __init__(self, book: Book, name: str, columns: Sequence[str]) -> None:
        self.page = book.add_page(name)
        self.columns = columns
        self.widths = [width(heading) + 2 for heading in columns]
        self.head = book.add_format(
            {"bold": True, "bg_color": "#E8EEF4", "border": 1, "valign": "vcenter"}
        )
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.plain = book.add_format({"num_format": "@"})
        self.risky = book.add_format({"num_format": "@", "quote_prefix": True})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})
        self.moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})

    def fill(self, title: str | None, notes: list[str], rows: Iterable[Sequence[object]]) -> int:
        line = 0
        if title is not None:
            self.page.write_string(0, 0, title, self.title)
            line = 1
        for note in notes:
            self.page.write_string(line, 0, note)
            line += 1
        for column, heading in enumerate(self.columns):
            self.page.write_string(line, column, heading, self.head)
        self.page.freeze_panes(line + 1, 0)
        written = 0
        for written, row in enumerate(rows, 1):  # noqa: B007 (the count is the result)
            for column, value in enumerate(row):
                self._write(line + written, column, value)
        for column, width in enumerate(self.widths):
            self.page.set_column(column, column, min(max(width, NARROWEST), WIDEST))
        return written

    def _write(self, line: int, column: int, value: object) -> None:
        if value is None:
            return
        if isinstance(value, bool):
            value = "是" if value else "否"
        if isinstance(value, int) and abs(value) >= MAX_EXACT:
            value = str(value)
        if isinstance(value, str):
            self._write_text(line, column, value)
        elif isinstance(value, int | float | Decimal):
            self.page.write_number(line, column, value)
            self._widen(column, str(value))
        elif isinstance(value, date):
            is_moment = isinstance(value, datetime)
            self.page.write_datetime(line, column, value, self.moment if is_moment else self.day)
            self._widen(column, "2024-03-05 10:30" if is_moment else "2024-03-05")
        else:
            raise TypeError(f"a cell cannot hold {type(value).__name__}")

    def _write_text(self, line: int, column: int, text: str) -> None:
        text = in_cell(text)
        if not text:
            return
        form = self.risky if text.startswith(RISKY) else self.plain
        self.page.write_string(line, column, text, form)
        self._widen(column, text)

    def _widen(self, column: int, text: str) -> None:
        # Most cells cannot widen their column: a character takes two places at most.
        if column < len(self.widths) and self.widths[column] < min(2 * len(text) + 2, WIDEST):
            self.widths[column] = max(self.widths[column], width(text[:WIDEST]) + 2)


def width(text: str) -> int:
    """The width of a text's longest line in columns; a Chinese character takes two."""
    return max(
        (
            sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)
            for line in text.splitlines()
        ),
        default=0,
    )
