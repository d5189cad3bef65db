"""A workbook written once more as every office program writes it: the fast reader knows that spelling alone.

Values, formats of numbers, names of sheets and merges are kept; what else a workbook holds is left behind.
"""

from __future__ import annotations

import io
import zipfile
from html import escape
from xml.etree import ElementTree

from . import package
from .cells import place, reference
from .package import Package

_DOCUMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OPENED = package.MAIN.decode()
_ROOT = "http://schemas.openxmlformats.org/package/2006"


def respelt(book: Package) -> bytes:
    """The same workbook in the usual spelling."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in _parts(book).items():
            archive.writestr(name, _HEAD + content)
    return kept.getvalue()


def _parts(book: Package) -> dict[str, str]:
    sheets = list(book.sheets())
    parts = {
        f"xl/worksheets/sheet{n}.xml": _sheet(book.read(one.part)) for n, one in enumerate(sheets)
    }
    targets = [("worksheet", name.removeprefix("xl/")) for name in parts]
    if book.has(book.styles):
        parts["xl/styles.xml"] = _styles(package.tree(book.read(book.styles)))
        targets.append(("styles", "styles.xml"))
    if book.has(book.texts):
        parts["xl/sharedStrings.xml"] = _texts(package.tree(book.read(book.texts)))
        targets.append(("sharedStrings", "sharedStrings.xml"))
    tabs = "".join(
        f'<sheet name={_quoted(one.name)} sheetId="{n + 1}" state={_quoted(one.state)} r:id="r{n}"/>'
        for n, one in enumerate(sheets)
    )
    about = book.book.find("workbookPr")
    epoch = about.get("date1904", "0") if about is not None else "0"
    parts["xl/workbook.xml"] = (
        f'<workbook {_OPENED} xmlns:r="{_DOCUMENTS}"><workbookPr date1904={_quoted(epoch)}/>'
        f"<sheets>{tabs}</sheets></workbook>"
    )
    parts["xl/_rels/workbook.xml.rels"] = _relations(targets)
    parts["_rels/.rels"] = _relations([("officeDocument", "xl/workbook.xml")])
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_TYPES}.{_type(name)}+xml"/>'
        for name in parts
        if name.startswith("xl/") and not name.endswith(".rels")
    )
    parts["[Content_Types].xml"] = (
        f'<Types xmlns="{_ROOT}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>"
    )
    return parts


def _quoted(value: str) -> str:
    return f'"{escape(value)}"'


def _type(name: str) -> str:
    stem = name.rpartition("/")[2].removesuffix(".xml")
    return {"workbook": "sheet.main", "styles": "styles", "sharedStrings": "sharedStrings"}.get(
        stem, "worksheet"
    )


def _relations(targets: list[tuple[str, str]]) -> str:
    one = "".join(
        f'<Relationship Id="r{n}" Type="{_DOCUMENTS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets)
    )
    return f'<Relationships xmlns="{_ROOT}/relationships">{one}</Relationships>'


def _styles(styles: ElementTree.Element) -> str:
    """What tells a number from a day: the formats of numbers, and which cell format has which."""
    own = "".join(
        f"<numFmt numFmtId={_quoted(one.get('numFmtId', '0'))} "
        f"formatCode={_quoted(one.get('formatCode', ''))}/>"
        for one in styles.iterfind("numFmts/numFmt")
    )
    used = "".join(
        f"<xf numFmtId={_quoted(one.get('numFmtId', '0'))}/>"
        for one in styles.iterfind("cellXfs/xf")
    )
    return f"<styleSheet {_OPENED}><numFmts>{own}</numFmts><cellXfs>{used}</cellXfs></styleSheet>"


def _texts(texts: ElementTree.Element) -> str:
    items = "".join(f"<si>{_text(words_of(one))}</si>" for one in texts.iterfind("si"))
    return f"<sst {_OPENED}>{items}</sst>"


def words_of(item: ElementTree.Element) -> str:
    """The text of an item: its own and that of its runs, without what says how it is pronounced."""
    return "".join(
        one.text or "" for part in item if part.tag in ("t", "r") for one in part.iter("t")
    )


def _text(words: str) -> str:
    return f'<t xml:space="preserve">{escape(words)}</t>'


def _sheet(content: bytes) -> str:
    return _Sheet().written(content)


class _Sheet:
    """One pass over a sheet's part, in which each cell is written with its reference."""

    def __init__(self) -> None:
        self.written_cells: list[str] = []
        self.merged: list[str] = []
        self.row = self.column = 0
        self.given: dict[str, str] = {}
        self.held: dict[str, str] = {}
        self.taking = ""
        self.is_in_cell = self.is_spoken = False

    def written(self, content: bytes) -> str:
        parser = package.parser()
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._characters
        parser.Parse(content, True)
        merged = f"<mergeCells>{''.join(self.merged)}</mergeCells>" if self.merged else ""
        cells = "".join(self.written_cells)
        return f"<worksheet {_OPENED}><sheetData>{cells}</sheetData>{merged}</worksheet>"

    def _start(self, tag: str, given: dict[str, str]) -> None:
        kind = package.local[tag]
        if kind == "row":
            self.row, self.column = int(given.get("r", self.row + 1)), 0
            self.written_cells.append(f'<row r="{self.row}">')
        elif kind == "c":
            self.row, self.column = (
                place(given["r"]) if "r" in given else (self.row, self.column + 1)
            )
            self.given, self.held, self.is_in_cell = given, {}, True
        elif kind == "mergeCell":
            self.merged.append(f"<mergeCell ref={_quoted(given.get('ref', ''))}/>")
        elif kind == "rPh":
            self.is_spoken = True
        elif self.is_in_cell and kind in ("v", "t") and not self.is_spoken:
            self.taking = kind
            self.held.setdefault(kind, "")

    def _characters(self, text: str) -> None:
        if self.taking:
            self.held[self.taking] += text

    def _end(self, tag: str) -> None:
        kind = package.local[tag]
        if kind == "row":
            self.written_cells.append("</row>")
        elif kind == "rPh":
            self.is_spoken = False
        elif kind in ("v", "t"):
            self.taking = ""
        elif kind == "c":
            self.is_in_cell = False
            if self.held:
                self.written_cells.append(self._cell())

    def _cell(self) -> str:
        style = f" s={_quoted(self.given['s'])}" if "s" in self.given else ""
        kind = "inlineStr" if "t" in self.held else self.given.get("t", "n")
        value = f"<v>{escape(self.held.get('v', ''))}</v>"
        if kind == "inlineStr":
            value = f"<is>{_text(self.held.get('t') or self.held.get('v', ''))}</is>"
        return f'<c r="{reference(self.row, self.column)}"{style} t={_quoted(kind)}>{value}</c>'
