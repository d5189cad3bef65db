"""What a cell shows besides its value: struck out or not, and in .ods which cells are merged.

The fast reader gives values alone. These facts are read from the file's own parts with a light hand: a
sheet's part is gone through only where the workbook's styles know a struck font at all.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree
from xml.parsers import expat

Place = tuple[int, int]

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# What is never closed goes on to the end: else each beginning of it would look for the end anew.
_CELL = re.compile(
    rb"<(?:\w+:)?c\s([^>]*)(?:>(?:(?:(?!</?(?:\w+:)?c[\s>]).)*?<(?:\w+:)?v>(\d+)<)?|\Z)", re.DOTALL
)
_NAME = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_SHARED = re.compile(rb"\bt=[\"']s[\"']")
_ITEM = re.compile(rb"<(?:\w+:)?si(?:>|\s).*?(?:</(?:\w+:)?si>|\Z)", re.DOTALL)
_RUN = re.compile(rb"<(?:\w+:)?r>(.*?)(?:</(?:\w+:)?r>|\Z)", re.DOTALL)
_STRIKE = re.compile(rb"<(?:\w+:)?strike(?!\s+val=[\"'](?:0|false)[\"'])")


def struck_in_xlsx(data: bytes) -> dict[str, frozenset[Place]]:
    """The struck cells of each sheet by its name, as (row, column) from 1."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        styles = _struck_styles(archive, names)
        texts = _struck_texts(archive, names)
        if not styles and not texts:
            return {}
        return {
            title: frozenset(_struck_cells(archive.read(part), styles, texts))
            for title, part in _parts(archive)
            if part in names
        }


def _struck_styles(archive: zipfile.ZipFile, names: set[str]) -> set[int]:
    """The numbers of the cell formats whose font is struck."""
    if "xl/styles.xml" not in names:
        return set()
    content = archive.read("xl/styles.xml")
    if not _STRIKE.search(content):
        return set()
    root = ElementTree.fromstring(content)
    struck = [
        (mark := font.find(f"{_MAIN}strike")) is not None and mark.get("val") not in ("0", "false")
        for font in root.iterfind(f"{_MAIN}fonts/{_MAIN}font")
    ]
    formats = root.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf")
    used = [int(form.get("fontId", 0)) for form in formats]
    return {number for number, font in enumerate(used) if font < len(struck) and struck[font]}


def _struck_texts(archive: zipfile.ZipFile, names: set[str]) -> set[int]:
    """The numbers of the shared texts of which every run is struck."""
    if "xl/sharedStrings.xml" not in names:
        return set()
    content = archive.read("xl/sharedStrings.xml")
    if not _STRIKE.search(content):
        return set()
    found = set()
    for number, item in enumerate(_ITEM.finditer(content)):
        runs = _RUN.findall(item[0])
        if runs and all(_STRIKE.search(run) for run in runs):
            found.add(number)
    return found


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    related = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {one.get("Id"): one.get("Target", "") for one in related}
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    for sheet in book.iterfind(f"{_MAIN}sheets/{_MAIN}sheet"):
        target = targets.get(sheet.get(_RELATED), "")
        yield sheet.get("name", ""), target[1:] if target.startswith("/") else f"xl/{target}"


def _struck_cells(content: bytes, styles: set[int], texts: set[int]) -> Iterator[Place]:
    """By the format of the cell, or by the shared text that it shows."""
    if styles:
        for found in styled(styles).finditer(content):
            yield from _place(found[1] or b"")
    if texts:
        for found in _CELL.finditer(content):
            if found[2] and _SHARED.search(found[1]) and int(found[2]) in texts:
                yield from _place(found[1])


def styled(styles: set[int]) -> re.Pattern[bytes]:
    """Cells, and what stands in those of these formats."""
    numbers = b"|".join(str(number).encode() for number in sorted(styles))
    return re.compile(rb"<(?:\w+:)?c\s(?:([^>]*?\bs=[\"'](?:%b)[\"'][^>]*)|[^>]*)" % numbers)


def _place(attributes: bytes) -> Iterator[Place]:
    if (named := _NAME.search(attributes)) is not None:
        yield int(named[2]), column_number(named[1])


def column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


class OdsFacts:
    """The struck cells and merged ranges of each sheet of an .ods, from one pass over its content."""

    def __init__(self, data: bytes) -> None:
        self.struck: dict[str, set[Place]] = {}
        self.merged: dict[str, list[tuple[int, int, int, int]]] = {}
        self._styles: set[str] = set()
        self._style = self._sheet = ""
        self._row = self._column = 0
        self._repeated = 1
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            content = archive.read("content.xml")
        if b"line-through" in content or b"-spanned=" in content:
            parser = expat.ParserCreate()
            parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
            parser.Parse(content, True)

    def _start(self, tag: str, given: dict[str, str]) -> None:
        if tag == "style:style":
            self._style = given.get("style:name", "")
        elif tag == "style:text-properties":
            if given.get("style:text-line-through-style", "none") != "none":
                self._styles.add(self._style)
        elif tag == "table:table":
            self._sheet, self._row = given.get("table:name", ""), 0
        elif tag == "table:table-row":
            self._row, self._column = self._row + 1, 0
            self._repeated = int(given.get("table:number-rows-repeated", 1))
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            self._cell(given)

    def _cell(self, given: dict[str, str]) -> None:
        first = self._column + 1
        self._column += int(given.get("table:number-columns-repeated", 1))
        if given.get("table:style-name") in self._styles and "office:value-type" in given:
            columns = range(first, self._column + 1)
            places = {(self._row, column) for column in columns}
            self.struck.setdefault(self._sheet, set()).update(places)
        down = int(given.get("table:number-rows-spanned", 1))
        right = int(given.get("table:number-columns-spanned", 1))
        if down > 1 or right > 1:
            last = (self._row + down - 1, first + right - 1)
            self.merged.setdefault(self._sheet, []).append((self._row, first, *last))

    def _end(self, tag: str) -> None:
        if tag == "table:table-row":
            self._row += self._repeated - 1


def struck_in_xls(data: bytes) -> dict[str, frozenset[Place]]:
    """The struck cells of each sheet of an old .xls. Called aside only: a damaged file may do anything."""
    import xlrd

    book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
    struck = {n for n, form in enumerate(book.xf_list) if _font(book, form).struck_out}
    if not struck:
        return {}
    return {
        sheet.name: frozenset(
            (row + 1, column + 1)
            for row in range(sheet.nrows)
            for column in range(sheet.row_len(row))
            if sheet.cell_xf_index(row, column) in struck
        )
        for sheet in book.sheets()
    }


def _font(book: Any, form: Any) -> Any:
    return book.font_list[form.font_index]
