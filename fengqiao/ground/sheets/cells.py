"""What the cells of a sheet are besides their values: how far they reach, struck out, under a merge, in a hidden
row, or not to be read at all. One pass over the sheet's part, by the grammar of XML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from . import package
from .kinds import LINKED, MAX_CELLS, MAX_ROWS, TOO_LONG, TOO_WIDE, UnusableFile

Place = tuple[int, int]
_PLACE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_OTHER_FILE = re.compile(r"(?:^|[^\w\].])\[\d+\](?=[^\],:)\s])")  # not a column of a table
_WITHIN_QUOTES = re.compile(r'"[^"]*"')
_WORD = re.compile(r"[^\W\d][\w.\\]*")

FORMULA = "="  # what a formula shows whose value nobody has worked out


@dataclass
class Outside:
    """What of a workbook its sheets need: struck styles and texts by number, and the names that stand for
    something in another file."""

    styles: frozenset[str] = frozenset()
    texts: frozenset[int] = frozenset()
    linked: frozenset[str] = frozenset()

    def is_linked(self, formula: str) -> bool:
        said = _WITHIN_QUOTES.sub("", formula)
        return bool(_OTHER_FILE.search(said)) or any(
            word in self.linked for word in (_WORD.findall(said) if self.linked else ())
        )


@dataclass
class Seen:
    """What was seen of a sheet. ``unread``: what a cell shows whose value cannot be taken. ``is_odd``: cells
    without a reference, texts without their wrapping."""

    struck: set[Place] = field(default_factory=set)
    unread: dict[Place, str] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    is_odd: bool = False


def seen(content: bytes, name: str, outside: Outside) -> Seen:
    """This will look a sheet's part through. Raises UnusableFile for what reaches too far."""
    return _Pass(name, outside).over(content)


class _Pass:
    def __init__(self, name: str, outside: Outside) -> None:
        self.name, self.outside, self.seen = name, outside, Seen()
        self.row = self.column = self.rows = self.last = self.width = 0
        self.style = self.kind = ""
        self.is_filled = self.is_row_filled = self.has_formula = False
        self.is_in_cell = self.is_in_wrapping = False
        self.runs = self.struck_runs = 0
        self.value = self.formula = ""
        self.is_marked = bool(outside.styles or outside.texts)
        self.parser = package.parser()

    def over(self, content: bytes) -> Seen:
        self.parser.StartElementHandler, self.parser.EndElementHandler = self.start, self.end
        self.parser.Parse(content, True)
        return self.seen

    def start(self, tag: str, given: dict[str, str]) -> None:
        kind = package.local[tag]
        if kind == "c":
            self._cell(given)
        elif kind == "row":
            self._row(given)
        elif self.is_in_cell:
            self._within(kind, given)
        elif kind == "mergeCell":
            first, _, last = given.get("ref", "").partition(":")
            self.seen.merged.append((*place(first), *place(last or first)))

    def _row(self, given: dict[str, str]) -> None:
        self.row = int(given["r"]) if "r" in given else self.row + 1
        self.column, self.is_row_filled = 0, False
        if given.get("hidden", "0") in ("1", "true", "on"):
            self.seen.hidden.add(self.row)

    def _cell(self, given: dict[str, str]) -> None:
        if "r" in given:
            row, self.column = place(given["r"])
            if row != self.row:  # a cell that names another row than the one it stands in
                self.row, self.is_row_filled = row, False
        else:
            self.column += 1
            self.seen.is_odd = True
        self.style, self.kind = given.get("s", ""), given.get("t", "n")
        self.is_filled = self.has_formula = False
        self.is_in_cell, self.is_in_wrapping = True, False
        self.value = self.formula = ""
        self.runs = self.struck_runs = 0

    def _within(self, kind: str, given: dict[str, str]) -> None:
        self.is_filled = True
        if kind == "v":
            needed = (
                self.has_formula or self.kind == "e" or (self.kind == "s" and self.outside.texts)
            )
            self.parser.CharacterDataHandler = self._in_value if needed else None
        elif kind == "f":
            self.has_formula = True
            self.parser.CharacterDataHandler = self._in_formula
        elif kind == "r":
            self.runs += 1
        elif kind == "strike":
            self.struck_runs += given.get("val", "1") not in ("0", "false", "off")
        elif kind == "t" and not self.runs:
            self.seen.is_odd = self.seen.is_odd or not self.is_in_wrapping
        self.is_in_wrapping = kind == "is"

    def _in_value(self, text: str) -> None:
        self.value += text

    def _in_formula(self, text: str) -> None:
        self.formula += text

    def end(self, tag: str) -> None:
        kind = package.local[tag]
        if kind in ("v", "f"):
            self.parser.CharacterDataHandler = None
        elif kind == "c":
            self.is_in_cell = False
            if self.is_filled:
                if self.column > self.width or not self.is_row_filled:
                    self._reach()
                # Most cells of a long sheet are plain: nothing more is asked of them.
                if self.is_marked or self.has_formula or self.runs or self.kind == "e":
                    self._told()

    def _reach(self) -> None:
        self.last, self.width = max(self.last, self.row), max(self.width, self.column)
        self.rows += not self.is_row_filled
        self.is_row_filled = True
        if self.last * self.width > MAX_CELLS:
            raise UnusableFile(TOO_WIDE)
        if self.rows > MAX_ROWS:
            raise UnusableFile(TOO_LONG)

    def _told(self) -> None:
        here = (self.row, self.column)
        if (
            self.style in self.outside.styles
            or (self.runs and self.runs == self.struck_runs)
            or (
                self.kind == "s"
                and self.outside.texts
                and int(self.value or -1) in self.outside.texts
            )
        ):
            self.seen.struck.add(here)
        if self.kind == "e":
            self.seen.unread[here] = self.value.strip() or "#N/A"
        elif self.has_formula and not self.value.strip() and self.kind != "str":
            self.seen.unread[here] = FORMULA
        if self.has_formula and self.outside.is_linked(self.formula):
            raise UnusableFile(LINKED.format(sheet=self.name, place=reference(*here)))


def place(text: str) -> Place:
    found = _PLACE.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    return int(found[2]), column_number(found[1])


def column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def reference(row: int, column: int) -> str:
    """A place as it is called in Excel: B7."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"
