"""An .xlsx as a package: which part is what is said by its relationships, never by a part's name.

Everything is parsed as XML: no quotes, prefixes, blanks or encodings are taken for granted, and the strict
namespace is read as the usual one. A document type is refused: entities are how XML eats memory.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree
from xml.parsers import expat

from .kinds import BROKEN, UnusableFile

MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")


class _Locals(dict[str, str]):
    """Names without their namespace or prefix, each cut once."""

    def __missing__(self, name: str) -> str:
        self[name] = name.rpartition("}")[2].rpartition(":")[2]
        return self[name]


local = _Locals()


class _Builder(ElementTree.TreeBuilder):
    def doctype(self, *_: object) -> None:
        raise UnusableFile(BROKEN)

    def start(self, tag: Any, attrs: Any, /) -> Any:
        return super().start(local[tag], {local[key]: value for key, value in attrs.items()})

    def end(self, tag: Any, /) -> Any:
        return super().end(local[tag])


def tree(content: bytes) -> ElementTree.Element:
    """A part as a tree, its names without namespaces."""
    return ElementTree.fromstring(content, ElementTree.XMLParser(target=_Builder()))


def parser() -> expat.XMLParserType:
    """A parser for parts too long for a tree; it refuses a document type."""
    made = expat.ParserCreate()
    made.buffer_text = True
    made.StartDoctypeDeclHandler = _refused
    return made


def _refused(*_: object) -> None:
    raise UnusableFile(BROKEN)


@dataclass(frozen=True)
class SheetPart:
    """A worksheet: its name, the part that holds it, and its ``state`` as the workbook says it."""

    name: str
    part: str
    state: str


class Package:
    """The parts of one .xlsx. A part's name is found in capitals or not, as the standard has it."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.names = {name.lower(): name for name in archive.namelist()}
        self.workbook = _first(self._related(""), "/officeDocument", "xl/workbook.xml")
        related = list(self._related(self.workbook))
        self.styles = _first(related, "/styles")
        self.texts = _first(related, "/sharedStrings")
        self.book = tree(self.read(self.workbook))
        self._sheets = {name: part for name, kind, part in related if kind.endswith("/worksheet")}

    def sheets(self) -> Iterator[SheetPart]:
        """The worksheets in the order of their tabs; charts and macro sheets are none."""
        for sheet in self.book.iterfind("sheets/sheet"):
            part = self._sheets.get(sheet.get("id", ""))
            if part is not None:
                yield SheetPart(sheet.get("name", ""), part, sheet.get("state", "visible"))

    def has(self, part: str) -> bool:
        return bool(part) and part.lower() in self.names

    def read(self, part: str) -> bytes:
        """The bytes of a part; raises KeyError where there is none."""
        return self.archive.read(self.names[part.lower()])

    def is_usual(self) -> bool:
        """Whether the parts stand where every program puts them, and are spelt as every program does."""
        usual = {"xl/workbook.xml": self.workbook}
        usual |= {"xl/styles.xml": self.styles} if self.styles else {}
        usual |= {"xl/sharedStrings.xml": self.texts} if self.texts else {}
        return all(
            self.names.get(part.lower()) == part == name for name, part in usual.items()
        ) and all(is_plain(self.read(part)) for part in usual)

    def _related(self, source: str) -> Iterator[tuple[str, str, str]]:
        """(id, type, part) of what a part relates to within the package."""
        folder, name = posixpath.split(source)
        part = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(part):
            return
        for one in tree(self.read(part)):
            if one.get("TargetMode", "") != "External":
                target = posixpath.join("/", folder, one.get("Target", ""))
                yield one.get("Id", ""), one.get("Type", ""), posixpath.normpath(target).lstrip("/")


def _first(related: Any, kind: str, otherwise: str = "") -> str:
    return next((part for _, one, part in related if one.endswith(kind)), otherwise)


def is_plain(content: bytes) -> bool:
    """Whether a part is spelt as office programs spell it: UTF-8, the usual namespace, no prefix before it."""
    return not content.startswith(_WIDE) and MAIN in content[:2048]
