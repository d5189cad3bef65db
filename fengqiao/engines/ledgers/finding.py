"""Find and map: where a sheet's heading stands, and which column is which. Nothing is guessed by position."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fengqiao.ground.sheets import Sheet

from .declaring import Ledger

SEARCHED_ROWS = 30
EXACT, WITHIN = 100, 10
_BRACKETS = re.compile(r"[（(【\[].*?[)）】\]]")
_NOT_WORDS = re.compile(r"[\W_]+")
_YEAR = re.compile(r"(?<!\d)(20\d{2}|19\d{2})(?=\s*年|\D|$)")
_SUMS = re.compile(r"^(小计|合计|总计|本月计|累计|本页计|填报|制表|审核|填表|备注|注)")


@dataclass(frozen=True)
class Found:
    """A sheet that is understood: which ledger, where its rows begin, column by key, heading by key."""

    ledger: Ledger
    sheet: Sheet
    header_row: int
    columns: Mapping[str, int]
    headings: Mapping[str, str]
    year: int | None

    def rows(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """(row as a person counts it, cells by key) of every data-like row below the heading."""
        for number, row in self.sheet.numbered():
            if number <= self.header_row:
                continue
            cells = {key: row[at] if at < len(row) else None for key, at in self.columns.items()}
            if _is_data(row, cells):
                yield number, cells


def find(sheet: Sheet, ledgers: Iterable[Ledger]) -> Found | None:
    """The best reading of a sheet's heading, or None where no ledger's needed columns are there."""
    best: tuple[int, Found] | None = None
    title_year: int | None = _year_in(sheet.name)
    for number, row in list(sheet.numbered())[:SEARCHED_ROWS]:
        for ledger in ledgers:
            score, columns = _mapped(row, ledger)
            if columns and (best is None or score > best[0]):
                headings = {key: str(row[at]).strip() for key, at in columns.items()}
                best = (score, Found(ledger, sheet, number, columns, headings, title_year))
        if best is None:
            title_year = title_year or _first_year(row)
    if best is None:
        return None
    found = best[1]
    return Found(found.ledger, sheet, found.header_row, found.columns, found.headings, title_year)


def plain(text: object) -> str:
    """A heading without brackets, spaces and marks, in the ordinary width of characters."""
    return _NOT_WORDS.sub("", _BRACKETS.sub("", unicodedata.normalize("NFKC", str(text))))


def _mapped(row: list[Any], ledger: Ledger) -> tuple[int, dict[str, int]]:
    """Every heading goes to the key it fits best, every key to the heading that fits it best."""
    fits = sorted(
        (
            (score, -at, column.key)
            for at, cell in enumerate(row)
            if isinstance(cell, str) and cell.strip()
            for column in ledger.columns
            if (score := _score(cell, column.headings))
        ),
        reverse=True,
    )
    columns: dict[str, int] = {}
    total = 0
    for score, at, key in fits:
        if key not in columns and -at not in columns.values():
            columns[key] = -at
            total += score
    enough = all(any(key in columns for key in group) for group in ledger.needed)
    return (total, columns) if enough else (0, {})


def _score(cell: str, headings: tuple[str, ...]) -> int:
    """Equal beats containing; among those that contain, the longer word wins. A/B is either of them."""
    parts = [plain(part) for part in (cell, *re.split(r"[/／|\n]", cell))]
    best = 0
    for heading in headings:
        for part in parts:
            if part == heading:
                best = max(best, EXACT + len(heading))
            elif heading in part and len(part) <= len(heading) + 6:
                best = max(best, WITHIN + len(heading))
    return best


def _is_data(row: list[Any], cells: dict[str, Any]) -> bool:
    """A record fills several columns; sums, signatures and footnotes do not."""
    filled = [cell for cell in cells.values() if cell not in (None, "")]
    first = next((str(cell).strip() for cell in row if cell not in (None, "")), "")
    return len(filled) >= 3 and not _SUMS.match(first)


def _first_year(row: list[Any]) -> int | None:
    return next((year for cell in row if isinstance(cell, str) and (year := _year_in(cell))), None)


def _year_in(text: str) -> int | None:
    years = {int(found) for found in _YEAR.findall(unicodedata.normalize("NFKC", text or ""))}
    return years.pop() if len(years) == 1 else None


def year_of_file(name: str) -> int | None:
    """The year a file's name says, where it says one."""
    return _year_in(name)
