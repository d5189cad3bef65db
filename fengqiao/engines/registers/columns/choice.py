"""One of the words of the trade."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet, TextChoices

from fengqiao.engines.registers.words import Reason
from fengqiao.ui import fields

from ..headings import Holds
from .base import NOTHING, Frame, Refused, Typed, words

_MARKS = re.compile(r"[\W_]+")


@dataclass(frozen=True, kw_only=True, eq=False)
class Choice(Typed):
    """A member of an enum of words.py.

    `spellings`: what else people write for a member, in whole or as part of the cell (the longest that
    is found decides). `other`: the member that stands for what is none of them; without it such a cell
    is refused. `groups`: several members under one word of the filter (没办结的)."""

    words: type[TextChoices]
    spellings: Mapping[str, str] = field(default_factory=dict)
    other: str | None = None
    groups: Mapping[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    filtered: bool = True
    lacking: ClassVar[Reason] = Reason.MISSING_CATEGORY
    holds: Holds = Holds.CHOICE

    def asked(self, frame: Frame) -> forms.Field:
        first = [("", "请选择" if self.needed else "未填")]
        wrong = {"invalid_choice": f"请在列出的{self.label}里选一个"}
        wrong |= {"required": f"请选{self.label}"}
        return self._asked(
            fields.Choice, choices=[*first, *self.words.choices], error_messages=wrong
        )

    def read(self, cell: Any, frame: Frame) -> Any:
        """A cell that says none (无) is an answer, not an empty cell, where it is one of the spellings."""
        if words(cell) in self.spellings:
            return self.understood(cell, frame)
        return super().read(cell, frame)

    def understood(self, cell: Any, frame: Frame) -> Any:
        found = self.meaning(words(cell))
        if found is None and self.other is None:
            raise Refused(Reason.UNKNOWN_CATEGORY)
        return found if found is not None else self.other

    def meaning(self, text: str) -> Any:
        """The member that a text means: equal to its label or code, or holding one of its spellings."""
        if text in self.spellings:  # a mark alone (√) is nothing once marks are left out
            return self.words(self.spellings[text])
        plain = _plain(text)
        known = {_plain(str(one.label)): one for one in self.words}
        known |= {_plain(one.value): one for one in self.words}
        known |= {_plain(said): self.words(value) for said, value in self.spellings.items()}
        if plain and plain in known:
            return known[plain]
        held = [said for said in known if said and said in plain]
        return known[max(held, key=len)] if held else None

    def options(self, frame: Frame) -> list[tuple[str, str]]:
        return [(str(one.label), str(one.label)) for one in self.words]

    def knows(self, text: str, frame: Frame) -> bool:
        return self.meaning(text) is not None

    def put(self, record: Any, value: Any) -> None:
        setattr(record, self.key, value or "")

    def text(self, value: Any) -> str:
        return "" if value in NOTHING else str(self.words(value).label)

    def shown(self, record: Any) -> str:
        value = self.of(record)
        return (self.written(record) if value == self.other else "") or self.text(value)

    def said(self, value: Any) -> Any:
        return str(value or "")

    def tally(self, counts: Mapping[Any, int]) -> Iterator[tuple[str, int]]:
        yield from (
            (str(one.label), counts[one.value]) for one in self.words if counts.get(one.value)
        )

    @property
    def alike(self) -> bool:
        return True

    @property
    def printed(self) -> str:
        return "　".join(f"□{one.label}" for one in self.words)

    def filters(self, frame: Frame) -> Mapping[str, forms.Field]:
        groups = [(name, label) for name, (label, _) in self.groups.items()]
        every = [("", "全部"), *groups, *self.words.choices]
        return {self.key: fields.Choice(label=self.label, choices=every, required=False)}

    def narrowed(self, rows: QuerySet, chosen: Mapping[str, Any]) -> QuerySet:
        value = chosen.get(self.key)
        if value is not None and value in self.groups:
            return rows.filter(**{f"{self.key}__in": self.groups[value][1]})
        return rows.filter(**{self.key: value}) if value else rows


def _plain(text: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFKC", text)).lower()
