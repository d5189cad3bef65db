"""Reading a table as a person sees it: same rows, same columns, real dates, no formulas."""

import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

import python_calamine

from fengqiao.ground import collector, signs

from . import facts, texts, unread
from .aside import apart
from .cells import Place, Seen
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
    are the crossed-out cells, (row, column) as a person counts; ``unread`` says of cells that show something
    and whose value cannot be taken what to do; ``hidden_rows`` are those that a filter or a person hid;
    ``changed`` are texts that were cleaned (ground/signs) so that somebody may see it.
    """

    name: str
    hidden: bool
    rows: list[list[Cell]]
    first_row: int = 1
    merged: tuple[Merge, ...] = ()
    struck: frozenset[Place] = frozenset()
    unread: Mapping[Place, str] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    changed: tuple[Place, ...] = ()

    def numbered(self) -> Iterator[tuple[int, list[Cell]]]:
        """This will give each row with its number in the sheet, as a person sees it in Excel."""
        return enumerate(self.rows, self.first_row)


@dataclass(frozen=True)
class Workbook:
    """``name``: the file's name as given. ``kind``: ``xlsx``, ``xls``, ``ods`` or ``text``. ``digest``: by which the
    very same file is known again."""

    name: str
    kind: str
    sheets: tuple[Sheet, ...]
    digest: str = ""


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
    with collector.at_rest():
        return apart(read_here, data, name)


def read_here(data: bytes, name: str) -> Workbook:
    """The same in this very process, which a wicked file may end."""
    kind = recognise(data)
    _refuse_another_name(kind, name)
    with collector.at_rest():
        sheets = [_of_text(data, name)] if kind == "text" else _of_workbook(data, kind)
    return Workbook(signs.one_line(name), kind, tuple(sheets), hashlib.sha256(data).hexdigest())


def _refuse_another_name(kind: str, name: str) -> None:
    """A workbook renamed by hand opens in no office program without a warning; who sent it may not know
    what it is, and gets it back rather than a guess."""
    ending = Path(name).suffix.lower().lstrip(".")
    if kind != ending and {kind, ending} <= {"xls", "xlsx", "ods"}:
        raise UnusableFile(f"文件名以 .{ending} 结尾，内容却是 .{kind}，{RESAVE}")


def _of_workbook(data: bytes, kind: str) -> list[Sheet]:
    try:
        plain, found = _seen(data, kind)
        book = python_calamine.load_workbook(io.BytesIO(plain))
        worksheets = [
            about
            for about in book.sheets_metadata
            if about.typ == python_calamine.SheetTypeEnum.WorkSheet
        ]
        return [
            _of_sheet(book.get_sheet_by_name(about.name), about, found.get(about.name, Seen()))
            for about in worksheets
        ]
    except python_calamine.PasswordError:
        raise UnusableFile(LOCKED) from None
    except (python_calamine.CalamineError, SyntaxError, ValueError, LookupError, OSError) as error:
        if isinstance(error, UnusableFile):
            raise
        raise UnusableFile(BROKEN) from None


def _seen(data: bytes, kind: str) -> tuple[bytes, dict[str, Seen]]:
    """What was seen of each sheet besides its values, and the bytes from which these are read."""
    if kind == "xlsx":
        return facts.of_xlsx(data)
    return data, facts.of_xls(data) if kind == "xls" else facts.of_ods(data)


def _of_sheet(
    sheet: python_calamine.CalamineSheet, about: python_calamine.SheetMetadata, seen: Seen
) -> Sheet:
    top, left = sheet.start or (0, 0)
    padding: list[Cell] = [None] * left
    raw = sheet.to_python()
    rows = [
        padding + [value if type(value) is date else _cell(value) for value in row] for row in raw
    ]
    changed = _changed(raw, top, left)
    rows, top = _with_shown(rows, top, seen.unread)
    merged = seen.merged or [
        (first[0] + 1, first[1] + 1, last[0] + 1, last[1] + 1)
        for first, last in sheet.merged_cell_ranges or ()
    ]
    return Sheet(
        signs.one_line(about.name),
        about.visible != python_calamine.SheetVisibleEnum.Visible,
        _trimmed(rows),
        top + 1,
        tuple(Merge(*one) for one in merged),
        frozenset(seen.struck),
        _unread(rows, top, seen.unread),
        frozenset(seen.hidden),
        changed,
    )


def _with_shown(
    rows: list[list[Cell]], top: int, shown: Mapping[Place, str]
) -> tuple[list[list[Cell]], int]:
    """The rows with what stands in cells that have no value, and above which row they begin."""
    if not shown:
        return rows, top
    first, last = min(row for row, _ in shown), max(row for row, _ in shown)
    if not rows:
        top = first - 1
    rows = [[] for _ in range(top - first + 1)] + rows
    top = min(top, first - 1)
    rows += [[] for _ in range(last - top - len(rows))]
    for (row, column), text in shown.items():
        cells = rows[row - top - 1]
        cells += [None] * (column - len(cells))
        cells[column - 1] = text
    return rows, top


def _unread(rows: list[list[Cell]], top: int, shown: Mapping[Place, str]) -> dict[Place, str]:
    """Why each cell that cannot be taken cannot: by what its file says of it, else by what it holds."""
    found = {
        (number, at): said
        for number, row in enumerate(rows, top + 1)
        for at, value in enumerate(row, 1)
        if value is not None and (said := unread.reason(value))
    }
    return found | {place: unread.shown_reason(text) for place, text in shown.items()}


def _changed(raw: Iterable[Sequence[object]], top: int, left: int) -> tuple[Place, ...]:
    """Where a text was cleaned so that it shows."""
    return tuple(
        (row, column)
        for row, values in enumerate(raw, top + 1)
        for column, value in enumerate(values, left + 1)
        if isinstance(value, str) and signs.cleaned(value).is_changed
    )


def _cell(value: Cell | time | timedelta) -> Cell:
    if isinstance(value, str):
        text = signs.clean(value)
        return text if text.strip() else None
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
    raw = list(texts.rows_of(data))
    rows: list[list[Cell]] = [[_cell(value) for value in row] for row in raw]
    name = signs.one_line(Path(name).stem) or "CSV"
    return Sheet(
        name, False, _trimmed(rows), unread=_unread(rows, 0, {}), changed=_changed(raw, 0, 0)
    )
