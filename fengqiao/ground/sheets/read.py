"""Reading a table as a person sees it: same rows, same columns, real dates, no formulas."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

import python_calamine

from .aside import read_aside
from .kinds import BROKEN, LOCKED, MAX_BYTES, RESAVE, UnusableFile, recognise

MAX_ROWS = 200_000
MAX_EXACT = 2**53  # above it a double no longer holds every whole number

Cell = str | int | float | bool | date | datetime | None


class Merge(NamedTuple):
    """A merged range, 1-based and inclusive, as a person counts rows and columns."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True)
class Sheet:
    """One sheet. ``rows[0]`` is worksheet row ``first_row``; every row begins at column A.

    Rows are equally long; trailing empty rows and columns are cut; an empty cell is ``None``.
    """

    name: str
    hidden: bool
    rows: list[list[Cell]]
    first_row: int = 1
    merged: tuple[Merge, ...] = ()

    def numbered(self) -> Iterator[tuple[int, list[Cell]]]:
        """This will give each row with its number in the sheet, as a person sees it in Excel."""
        return enumerate(self.rows, self.first_row)


@dataclass(frozen=True)
class Workbook:
    """``name``: the file's name as given. ``kind``: ``xlsx``, ``xls``, ``ods`` or ``text``."""

    name: str
    kind: str
    sheets: tuple[Sheet, ...]


def read(source: str | Path | bytes, name: str = "") -> Workbook:
    """This will read every sheet of a table file; a .csv is one sheet named like the file.

    Raises ``UnusableFile`` with one Chinese sentence for what is no table, is locked, broken, too
    large, or longer than 200,000 rows. A path that does not exist raises ``OSError``.
    """
    if isinstance(source, bytes):
        data = source
    else:
        path = Path(source)
        name = name or path.name
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    kind = recognise(data)
    if kind == "text":
        sheets = [_of_text(data, name)]
    else:
        sheets = read_aside(data) if kind == "xls" else of_workbook(data)
    return Workbook(name, kind, tuple(sheets))


def of_workbook(data: bytes) -> list[Sheet]:
    """This will read the sheets of an .xlsx, .ods or .xls in this very process."""
    try:
        book = python_calamine.load_workbook(io.BytesIO(data))
        worksheets = [
            about
            for about in book.sheets_metadata
            if about.typ == python_calamine.SheetTypeEnum.WorkSheet
        ]
        return [_of_sheet(book.get_sheet_by_name(about.name), about) for about in worksheets]
    except python_calamine.PasswordError:
        raise UnusableFile(LOCKED) from None
    except (python_calamine.CalamineError, ValueError, OSError) as error:
        if isinstance(error, UnusableFile):
            raise
        raise UnusableFile(BROKEN) from None


def _of_sheet(sheet: python_calamine.CalamineSheet, about: python_calamine.SheetMetadata) -> Sheet:
    top, left = sheet.start or (0, 0)
    padding: list[Cell] = [None] * left
    rows = [padding + [_cell(value) for value in row] for row in sheet.to_python()]
    merged = tuple(
        Merge(first[0] + 1, first[1] + 1, last[0] + 1, last[1] + 1)
        for first, last in sheet.merged_cell_ranges or ()
    )
    hidden = about.visible != python_calamine.SheetVisibleEnum.Visible
    return Sheet(about.name, hidden, _trimmed(rows, about.name), top + 1, merged)


def _cell(value: Cell | time | timedelta) -> Cell:
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, float) and value.is_integer() and abs(value) < MAX_EXACT:
        return int(value)
    if isinstance(value, time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return value


def _trimmed(rows: list[list[Cell]], name: str) -> list[list[Cell]]:
    while rows and all(cell is None for cell in rows[-1]):
        rows.pop()
    if len(rows) > MAX_ROWS:
        raise UnusableFile(f"“{name}”超过 {MAX_ROWS} 行，请按年份拆成几个文件后再上传。")
    width = max((n for row in rows for n, cell in _last_filled(row)), default=0)
    return [row[:width] + [None] * (width - len(row)) for row in rows]


def _last_filled(row: list[Cell]) -> Iterator[tuple[int, Cell]]:
    for n in range(len(row), 0, -1):
        if row[n - 1] is not None:
            yield n, row[n - 1]
            return


def _of_text(data: bytes, name: str) -> Sheet:
    text = _decoded(data)
    try:
        table = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
        rows: list[list[Cell]] = [[_cell(value) for value in row] for row in table]
    except csv.Error:
        raise UnusableFile(f"文本表格的引号或分隔符有误，{RESAVE}") from None
    title = Path(name).stem or "CSV"
    return Sheet(title, False, _trimmed(rows, title))


def _decoded(data: bytes) -> str:
    is_utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    encodings = ["utf-16"] if is_utf16 else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise UnusableFile(f"文件不是表格，或文字编码无法识别，{RESAVE}")


def _delimiter(text: str) -> str:
    # The first lines decide; a ledger's own text seldom holds more tabs or semicolons than commas.
    head = "\n".join(text.splitlines()[:20])
    return max((",", "\t", ";"), key=head.count)
