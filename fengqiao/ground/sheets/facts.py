"""What a cell shows besides its value: struck out or not, merged, in a hidden row, or not to be read.

The fast reader gives values alone. These facts are read from the file's own parts.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any
from xml.etree import ElementTree

from . import package, unread
from .cells import FORMULA, Outside, Place, Seen, reference, seen
from .kinds import LINKED, MAX_ROWS, UnusableFile
from .package import Package, is_plain
from .transcript import respelt

# What an old .xls keeps of an error.
ERRORS = dict(zip((0x00, 0x07, 0x0F, 0x17, 0x1D, 0x24, 0x2A), unread.ERRORS, strict=False))


def of_xlsx(data: bytes) -> tuple[bytes, dict[str, Seen]]:
    """What was seen of each worksheet by its name, and the workbook in a spelling that the fast reader knows."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        book = Package(archive)
        outside = Outside(_struck_styles(book), _struck_texts(book), frozenset(_linked(book.book)))
        is_usual, found = book.is_usual(), {}
        for sheet in book.sheets():
            content = book.read(sheet.part)
            found[sheet.name] = one = seen(content, sheet.name, outside)
            is_usual = is_usual and is_plain(content) and not one.is_odd
        return data if is_usual else respelt(book), found


def _struck_styles(book: Package) -> frozenset[str]:
    """The numbers of the cell formats whose font is struck, as cells name them."""
    if not book.has(book.styles):
        return frozenset()
    root = package.tree(book.read(book.styles))
    struck = {
        str(number)
        for number, font in enumerate(root.iterfind("fonts/font"))
        if (mark := font.find("strike")) is not None and _is_on(mark)
    }
    used = (form.get("fontId", "0") for form in root.iterfind("cellXfs/xf"))
    return frozenset(str(number) for number, font in enumerate(used) if font in struck)


def _struck_texts(book: Package) -> frozenset[int]:
    """The numbers of the shared texts of which every run is struck."""
    if not book.has(book.texts):
        return frozenset()
    content = book.read(book.texts)
    if is_plain(content) and b"strike" not in content:
        return frozenset()  # a long ledger has a million texts
    items = enumerate(package.tree(content).iterfind("si"))
    return frozenset(number for number, item in items if _is_struck(item))


def _is_struck(item: ElementTree.Element) -> bool:
    runs = item.findall("r")
    marks = [run.find("rPr/strike") for run in runs]
    return bool(runs) and all(mark is not None and _is_on(mark) for mark in marks)


def _is_on(mark: ElementTree.Element) -> bool:
    return mark.get("val", "1") not in ("0", "false", "off")


def _linked(book: ElementTree.Element) -> set[str]:
    """The names that stand for something in another file, directly or through another name."""
    said = {
        one.get("name", ""): one.text or "" for one in book.iterfind("definedNames/definedName")
    }
    linked: set[str] = set()
    while True:
        outside = Outside(linked=frozenset(linked))
        more = {name for name, formula in said.items() if outside.is_linked(formula)} - linked
        if not more:
            return linked
        linked |= more


def of_ods(data: bytes) -> dict[str, Seen]:
    """What was seen of each sheet of an .ods, from one pass over its content."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return _Ods().over(archive.read("content.xml"))


class _Ods:
    def __init__(self) -> None:
        self.found: dict[str, Seen] = {}
        self.seen = Seen()
        self._styles: set[str] = set()
        self._style = self._sheet = self._said = ""
        self._row = self._column = 0
        self._repeated = 1
        self._wrong: Place | None = None

    def over(self, content: bytes) -> dict[str, Seen]:
        parser = package.parser()
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._characters
        parser.Parse(content, True)
        return self.found

    def _start(self, tag: str, given: dict[str, str]) -> None:
        if tag == "style:style":
            self._style = given.get("style:name", "")
        elif tag == "style:text-properties":
            if given.get("style:text-line-through-style", "none") != "none":
                self._styles.add(self._style)
        elif tag == "table:table":
            self._sheet, self._row = given.get("table:name", ""), 0
            self.seen = self.found.setdefault(self._sheet, Seen())
        elif tag == "table:table-row":
            self._row, self._column = self._row + 1, 0
            self._repeated = int(given.get("table:number-rows-repeated", 1))
            if given.get("table:visibility", "visible") != "visible":
                self._hide()
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            self._cell(given)

    def _hide(self) -> None:
        """Empty rows are repeated a million times, filled ones never so often."""
        self.seen.hidden.update(range(self._row, self._row + min(self._repeated, MAX_ROWS)))

    def _cell(self, given: dict[str, str]) -> None:
        first = self._column + 1
        self._column += int(given.get("table:number-columns-repeated", 1))
        if given.get("table:style-name") in self._styles and "office:value-type" in given:
            self.seen.struck.update((self._row, at) for at in range(first, self._column + 1))
        if "table:formula" in given:
            self._formula(given, (self._row, first))
        down = int(given.get("table:number-rows-spanned", 1))
        right = int(given.get("table:number-columns-spanned", 1))
        if down > 1 or right > 1:
            self.seen.merged.append((self._row, first, self._row + down - 1, first + right - 1))

    def _formula(self, given: dict[str, str], here: Place) -> None:
        if re.search("[\"']file:", given["table:formula"]):
            raise UnusableFile(LINKED.format(sheet=self._sheet, place=reference(*here)))
        if given.get("calcext:value-type") == "error":
            self._wrong, self._said = here, ""
        elif "office:value-type" not in given:
            self.seen.unread[here] = FORMULA

    def _characters(self, text: str) -> None:
        if self._wrong is not None:
            self._said += text

    def _end(self, tag: str) -> None:
        if tag == "table:table-row":
            self._row += self._repeated - 1
        elif tag == "table:table-cell" and self._wrong is not None:
            self.seen.unread[self._wrong] = self._said.strip() or "#N/A"
            self._wrong = None


def of_xls(data: bytes) -> dict[str, Seen]:
    """What was seen of each sheet of an old .xls. Called aside only: a damaged file may do anything."""
    import xlrd

    book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
    struck = {n for n, form in enumerate(book.xf_list) if _font(book, form).struck_out}
    found = {}
    for sheet in book.sheets():
        found[sheet.name] = one = Seen()
        one.hidden = {row + 1 for row, about in sheet.rowinfo_map.items() if about.hidden}
        for row in range(sheet.nrows):
            for column, kind in enumerate(sheet.row_types(row)):
                if sheet.cell_xf_index(row, column) in struck:
                    one.struck.add((row + 1, column + 1))
                if kind == xlrd.XL_CELL_ERROR:
                    code = sheet.cell_value(row, column)
                    one.unread[row + 1, column + 1] = ERRORS.get(code, "#N/A")
    return found


def _font(book: Any, form: Any) -> Any:
    return book.font_list[form.font_index]
