"""Writing a form: a table as a superior laid it out, with merged headings, unit, period and lines to sign."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import IO

from .books import Book, in_cell
from .write import NARROWEST, RISKY, WIDEST, width

A3, A4 = 8, 9
UPRIGHT, WIDE = 10, 20  # columns that an upright page holds, and that a page of A4 does
LINE = 16  # points of a line of text
NARROW = 16  # what a heading over several lines may be wide


@dataclass(frozen=True)
class Box:
    """A heading over several columns or rows."""

    text: str
    across: int = 1
    down: int = 1


Value = Box | str | int | Decimal | None


@dataclass(frozen=True)
class Form:
    """A form to be filled in. `heads` and `body` are rows of the table, equally long; ``None`` is an empty cell, or
    one that a box beside or above it covers. Lines stand above and below it, each of texts spread over its width."""

    title: str
    heads: Sequence[Sequence[Value]]
    body: Sequence[Sequence[Value]]
    above: Sequence[Sequence[str]] = field(default=())
    below: Sequence[Sequence[str]] = field(default=())
    sheet: str = "报表"


def write_form(form: Form, path_or_buffer: str | IO[bytes]) -> None:
    """This will write the form as a workbook of one sheet, ready for paper: as large as it is wide, its headings on
    every page. Text stays text; numbers are numbers."""
    book = Book(path_or_buffer)
    try:
        _Page(book, form).fill()
    finally:
        book.close()


class _Page:
    def __init__(self, book: Book, form: Form) -> None:
        self.form = form
        self.page = book.add_page(form.sheet)
        self.columns = max((len(row) for row in (*form.heads, *form.body)), default=1)
        self.widths = [NARROWEST] * self.columns
        bordered = {"border": 1, "valign": "vcenter", "text_wrap": True}
        centred = bordered | {"align": "center"}
        self.head = book.add_format(centred | {"bold": True, "bg_color": "#E8EEF4"})
        self.text = book.add_format(bordered | {"num_format": "@"})
        self.risky = book.add_format(bordered | {"num_format": "@", "quote_prefix": True})
        self.number = book.add_format(centred)
        self.parts = book.add_format(centred | {"num_format": "0.00"})
        self.title = book.add_format({"bold": True, "font_size": 16, "align": "center"})
        self.plain = book.add_format({"text_wrap": False})

    def fill(self) -> None:
        form = self.form
        self._across(0, 0, self.columns, form.title, self.title)
        line = self._lines(1, form.above)
        first = line
        for row in form.heads:
            self._row(line, row, self.head)
            self.page.set_row(line, LINE * max(map(_lines_of, row), default=1))
            line += 1
        self.page.freeze_panes(line, 0)
        self.page.repeat_rows(first, max(line - 1, first))
        for row in form.body:
            self._row(line, row, self.text)
            line += 1
        self._lines(line + 1, form.below)
        for column, wide in enumerate(self.widths):
            self.page.set_column(column, column, min(wide + 2, WIDEST))
        self.page.set_paper(A3 if self.columns > WIDE else A4)
        self.page.fit_to_pages(1, 0)
        if self.columns > UPRIGHT:
            self.page.set_landscape()

    def _lines(self, line: int, lines: Sequence[Sequence[str]]) -> int:
        """Texts side by side, spread over the width of the table."""
        for texts in lines:
            share = max(self.columns // max(len(texts), 1), 1)
            for n, text in enumerate(texts[: self.columns]):
                last = n == len(texts) - 1
                self._across(
                    line, n * share, self.columns - n * share if last else share, text, self.plain
                )
            line += 1
        return line

    def _row(self, line: int, row: Sequence[Value], form: object) -> None:
        for column, value in enumerate(row):
            if isinstance(value, Box):
                self._box(line, column, value)
            elif value is None:
                if not self._covered(line, column):
                    self.page.write_blank(line, column, None, form)
            elif isinstance(value, str):
                self._widen(column, value)
                value = in_cell(value)
                risky = self.risky if value.startswith(RISKY) and form is self.text else form
                self.page.write_string(line, column, value, risky)
            else:
                self._widen(column, str(value))
                form = self.parts if isinstance(value, Decimal) else self.number
                self.page.write_number(line, column, value, form)

    def _box(self, line: int, column: int, box: Box) -> None:
        last = (line + box.down - 1, column + box.across - 1)
        if box.across == 1:
            self._widen(column, box.text)
        if last == (line, column):
            self.page.write_string(line, column, box.text, self.head)
        else:
            self.page.merge_range(line, column, *last, "", self.head)
            self.page.write_string(line, column, box.text, self.head)

    def _covered(self, line: int, column: int) -> bool:
        return any(
            top <= line <= bottom and left <= column <= right
            for top, left, bottom, right in self.page.merge
        )

    def _across(self, line: int, column: int, width_: int, text: str, form: object) -> None:
        if width_ > 1:
            self.page.merge_range(line, column, line, column + width_ - 1, "", form)
        self.page.write_string(line, column, text, form)

    def _widen(self, column: int, text: str) -> None:
        self.widths[column] = max(self.widths[column], min(width(text), NARROW))


def _lines_of(value: Value) -> int:
    """In how many lines a heading stands above its columns."""
    if not isinstance(value, Box):
        return 1
    held = max(value.across * NARROW // 2, NARROW) if value.across > 1 else NARROW
    return max(1, -(-width(value.text) // held) // value.down)
