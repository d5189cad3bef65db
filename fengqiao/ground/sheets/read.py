"""Reading a table as a person sees it: same rows, same columns, real dates, no formulas."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

import python_calamine

from fengqiao.ground import collector

from .aside import read_aside
from .facts import OdsFacts, Place, struck_in_xls, struck_in_xlsx
from .kinds import BROKEN, LOCKED, MAX_BYTES, MAX_ROWS, RESAVE, TOO_LONG, UnusableFile, recognise

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

    Rows are equally long; trailing empty rows and columns are cut; an empty cell is ``None``. ``struck``
    are the crossed-out cells, (row, column) as a person counts.
    """

    name: str
    hidden: bool
    rows: list[list[Cell]]
    first_row: int = 1
    merged: tuple[Merge, ...] = ()
    struck: frozenset[Place] = frozenset()

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
    large, longer than 60,000 rows, or something else than its name says. A path that does not exist
    raises ``OSError``.
    """
    if isinstance(source, bytes):
        data = source
    else:
        path = Path(source)
        name = name or path.name
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    kind = recognise(data)
    _refuse_another_name(kind, name)
    with collector.at_rest():
        if kind == "text":
            sheets = [_of_text(data, name)]
        else:
            sheets = read_aside(data) if kind == "xls" else of_workbook(data, kind)
    return Workbook(name, kind, tuple(sheets))


def _refuse_another_name(kind: str, name: str) -> None:
    """A workbook renamed by hand opens in no office program without a warning; who sent it may not know
    what it is, and gets it back rather than a guess."""
    ending = Path(name).suffix.lower().lstrip(".")
    if kind != ending and {kind, ending} <= {"xls", "xlsx", "ods"}:
        raise UnusableFile(f"文件名以 .{ending} 结尾，内容却是 .{kind}，{RESAVE}")


def of_workbook(data: bytes, kind: str) -> list[Sheet]:
    """This will read the sheets of an .xlsx, .ods or .xls in this very process."""
    try:
        book = python_calamine.load_workbook(io.BytesIO(data))
        worksheets = [
            about
            for about in book.sheets_metadata
            if about.typ == python_calamine.SheetTypeEnum.WorkSheet
        ]
        facts = _facts(data, kind)
        return [_of_sheet(book.get_sheet_by_name(about.name), about, facts) for about in worksheets]
    except python_calamine.PasswordError:
        raise UnusableFile(LOCKED) from None
    except (python_calamine.CalamineError, SyntaxError, ValueError, LookupError, OSError) as error:
        if isinstance(error, UnusableFile):
            raise
        raise UnusableFile(BROKEN) from None


class _Facts(NamedTuple):
    struck: dict[str, frozenset[Place]]
    merged: dict[str, tuple[Merge, ...]]


def _facts(data: bytes, kind: str) -> _Facts:
    if kind == "xlsx":
        return _Facts(struck_in_xlsx(data), {})
    if kind == "xls":
        return _Facts(struck_in_xls(data), {})
    seen = OdsFacts(data)
    return _Facts(
        {name: frozenset(places) for name, places in seen.struck.items()},
        {name: tuple(Merge(*one) for one in ranges) for name, ranges in seen.merged.items()},
    )


def _of_sheet(
    sheet: python_calamine.CalamineSheet, about: python_calamine.SheetMetadata, facts: _Facts
) -> Sheet:
    top, left = sheet.start or (0, 0)
    padding: list[Cell] = [None] * left
    rows = [
        padding + [value if type(value) is date else _cell(value) for value in row]
        for row in sheet.to_python()
    ]
    merged = facts.merged.get(about.name) or tuple(
        Merge(first[0] + 1, first[1] + 1, last[0] + 1, last[1] + 1)
        for first, last in sheet.merged_cell_ranges or ()
    )
    hidden = about.visible != python_calamine.SheetVisibleEnum.Visible
    struck = facts.struck.get(about.name, frozenset())
    return Sheet(about.name, hidden, _trimmed(rows), top + 1, merged, struck)


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


def _trimmed(rows: list[list[Cell]]) -> list[list[Cell]]:
    while rows and all(cell is None for cell in rows[-1]):
        rows.pop()
    if sum(any(cell is not None for cell in row) for row in rows) > MAX_ROWS:
        raise UnusableFile(TOO_LONG)
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
        rows = _rows_of_text(table)
    except csv.Error:
        raise UnusableFile(f"文本表格的引号或分隔符有误，{RESAVE}") from None
    title = Path(name).stem or "CSV"
    return Sheet(title, False, _trimmed(rows))


def _rows_of_text(table: Iterable[list[str]]) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    filled = 0
    for row in table:
        rows.append([_cell(value) for value in row])
        filled += any(cell is not None for cell in rows[-1])
        if filled > MAX_ROWS:
            raise UnusableFile(TOO_LONG)
    return rows


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
