"""Class and type of a row, in whatever words: the class as stated, the finer type where the file gives one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from fengqiao.ground import signs

from .. import queries
from ..models import DisputeType, ReportClass

_BETWEEN = re.compile(r"[；;、/／,，+\n]")
_MARKS = re.compile(r"[\W_]+")
_CODE = re.compile(r"^\d{1,2}(?=[^\d])")
_ENDING = re.compile(r"(纠纷类|纠纷|争议|类别|类)$")


@dataclass(frozen=True)
class Said:
    """What a row says of its category: class and type, or why not; `unknown` are texts nobody knows. `by`: the
    type from which the class follows, where it was not stated."""

    report_class: ReportClass | None = None
    by: DisputeType | None = None
    type: DisputeType | None = None
    is_missing: bool = False
    is_several: bool = False
    unknown: tuple[tuple[str, str], ...] = ()


class Categories:
    """The office's classes and types under all their spellings, looked up once."""

    def __init__(self, office: UUID) -> None:
        self.types: dict[str, DisputeType] = {}
        self.classes: dict[str, ReportClass] = {}
        self.every_type = list(queries.types(office))
        self.every_class = list(queries.report_classes(office))
        for kind in sorted(self.every_type, key=lambda kind: kind.ended_on is not None):
            for name in (kind.label, kind.code, *kind.spellings):
                self.types.setdefault(_kind(name), kind)
        for one in sorted(self.every_class, key=lambda one: one.ended_on is not None):
            for name in (one.label, *one.spellings):
                self.classes.setdefault(_kind(name), one)
        self._by_code = {one.code: one for one in self.every_class}
        self._labels = {_plain(one.label) for one in self.every_class}

    def knows(self, text: str) -> bool:
        return bool(text) and (_kind(text) in self.types or _kind(text) in self.classes)

    def class_on(self, said: Said, on: date) -> ReportClass | None:
        """The class of a row of a day: as stated, or as its type counted on that day."""
        if said.by is None or said.report_class is None:
            return said.report_class
        return self._by_code[said.by.counted_as("report_class", on, said.report_class.code)]

    def code(self, text: str) -> tuple[str, str] | None:
        """What a heading of a control table counts: a class rather than the type of the same name."""
        if one := self.classes.get(_kind(text)):
            return "report_class", one.code
        kind = self.types.get(_kind(text))
        return ("dispute_type", kind.code) if kind else None

    def said(self, fine: str, coarse: str) -> Said:
        """`fine` and `coarse` are the texts of the two columns, of which one may be missing."""
        if fine and not coarse and _plain(fine) in self._labels:
            fine, coarse = "", fine  # the class is stated in so many words, nothing finer
        if not fine and not coarse:
            return Said(is_missing=True)
        if not coarse:
            return self._by_type(fine)
        stated, by = self._class_of(coarse)
        if stated is None:
            several = len(self._several(coarse)) > 1
            return Said(is_several=several, unknown=() if several else (("report_class", coarse),))
        kind = self.types.get(_kind(fine)) if fine else None
        unknown = (("type", fine),) if fine and kind is None and not self.knows(fine) else ()
        return Said(stated, by, kind, unknown=unknown)

    def _by_type(self, fine: str) -> Said:
        kind = self.types.get(_kind(fine))
        stated = kind.report_class if kind else self.classes.get(_kind(fine))
        if stated is not None:
            return Said(stated, kind, kind)
        several = len(self._several(fine)) > 1
        return Said(is_several=several, unknown=() if several else (("type", fine),))

    def _class_of(self, text: str) -> tuple[ReportClass | None, DisputeType | None]:
        """The class that a text names, or that of the type which it names."""
        if stated := self.classes.get(_kind(text)):
            return stated, None
        kind = self.types.get(_kind(text))
        return (kind.report_class, kind) if kind else (None, None)

    def _several(self, text: str) -> set[str]:
        parts = {_kind(part) for part in _BETWEEN.split(text)}
        return {part for part in parts if part in self.types or part in self.classes}


def _kind(name: str) -> str:
    """A category's name without marks, code and ending: 邻里纠纷类, ①邻里 and 邻里 are one."""
    plain = _CODE.sub("", _plain(name)).replace("其它", "其他")
    return _ENDING.sub("", plain) or plain


def _plain(text: str) -> str:
    return _MARKS.sub("", signs.folded(text))
