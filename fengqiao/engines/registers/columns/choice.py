"""One of the words of the trade."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.db.models import QuerySet, TextChoices
from django.db.models.expressions import Combinable

from fengqiao.engines.registers.words import Reason
from fengqiao.engines.terms import fields as terms
from fengqiao.engines.terms import queries as office_words
from fengqiao.ground import signs
from fengqiao.trunk.journal import scope
from fengqiao.ui import fields

from ..headings import Holds
from ..rows import Value
from .base import NOTHING, Frame, Refused, Typed, words

_MARKS = re.compile(r"[\W_]+")


@dataclass(frozen=True, kw_only=True, eq=False)
class Choice(Typed):
    """A member of an enum of words.py.

    `spellings`: what else people write for a member, in whole or as part of the cell (the longest that
    is found decides). `other`: the member that stands for what is none of them; without it such a cell
    is refused. `groups`: several members under one word of the filter (没办结的). `terms`: the list
    of the office's own words that begins with these; the record then keeps, beside the member as which a word
    counts, the office's own (engines/terms/fields.py). `said_on`: the way from the record to the day on which the
    word was said."""

    words: type[TextChoices]
    spellings: Mapping[str, str] = field(default_factory=dict)
    other: str | None = None
    terms: str = ""
    said_on: str = ""
    groups: Mapping[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    filtered: bool = True
    lacking: ClassVar[Reason] = Reason.MISSING_CATEGORY
    holds: Holds = Holds.CHOICE

    def asked(self, frame: Frame) -> forms.Field:
        first = [("", "请选择" if self.needed else "未填")]
        wrong = {"invalid_choice": f"请在列出的{self.label}里选一个"}
        wrong |= {"required": f"请选{self.label}"}
        return self._asked(
            fields.Choice, choices=[*first, *self._offered(frame)], error_messages=wrong
        )

    def let_stand(self, field: Any, held: Any, frame: Frame) -> None:
        """A word that is offered no longer stays one of the choices of a record that says it."""
        if self.terms and held:
            first, *_ = field.choices
            field.choices = [first, *self._offered(frame, held)]

    def _offered(self, frame: Frame, besides: str = "") -> list[tuple[str, str]]:
        if not self.terms:
            return list(self.words.choices)
        return office_words.offered(frame.office, self.terms, frame.today, besides)

    def read(self, cell: Any, frame: Frame) -> Any:
        """A cell that says none (无) is an answer, not an empty cell, where it is one of the spellings."""
        if words(cell) in self.spellings:
            return self.understood(cell, frame)
        return super().read(cell, frame)

    def understood(self, cell: Any, frame: Frame) -> Any:
        found = self.meaning(words(cell), frame)
        if found is None and self.other is None:
            raise Refused(Reason.UNKNOWN_CATEGORY)
        return found if found is not None else self.other

    def meaning(self, text: str, frame: Frame | None = None) -> Any:
        """The word that a text means: equal to its label or code, or holding one of its spellings. What the office
        says of its own words goes before what the product knows."""
        plain, known = _plain(text), self._known(frame)
        if plain and plain in known:
            return known[plain]
        if text in self.spellings:  # a mark alone (√) is nothing once marks are left out
            return self.words(self.spellings[text])
        held = [said for said in known if said and said in plain]
        return known[max(held, key=len)] if held else None

    def _known(self, frame: Frame | None) -> Mapping[str, Any]:
        """{what is written, plainly: the word}."""
        if self.terms and frame is not None:
            return frame.once(("words of", self), lambda: self._spelled(frame.office))
        return self._of_the_product()

    def _of_the_product(self) -> dict[str, Any]:
        known: dict[str, Any] = {_plain(str(one.label)): one for one in self.words}
        known |= {_plain(one.value): one for one in self.words}
        return known | {_plain(said): self.words(value) for said, value in self.spellings.items()}

    def _spelled(self, office: UUID) -> dict[str, Any]:
        own = office_words.spelled(office, self.terms)
        return self._of_the_product() | {_plain(said): self._member(own[said]) for said in own}

    def _member(self, code: str) -> Any:
        return self.words(code) if code in self.words.values else code

    def options(self, frame: Frame) -> list[tuple[str, str]]:
        return [(str(label), str(label)) for _, label in self._offered(frame)]

    def knows(self, text: str, frame: Frame) -> bool:
        return self.meaning(text, frame) is not None

    def heads(self, text: str, frame: Frame) -> bool:
        plain = _plain(text)
        return bool(plain) and plain in self._known(frame)

    def of(self, record: Any) -> Any:
        return terms.said(record, self.key) if self.terms else super().of(record)

    def put(self, record: Any, value: Any) -> None:
        if self.terms:
            terms.put(record, self.terms, self.key, str(value or ""), self._day(record))
        else:
            setattr(record, self.key, value or "")

    def _day(self, record: Any) -> Any:
        for name in self.said_on.split("."):
            record = getattr(record, name, None) if name else None
        return record

    @property
    def attributes(self) -> tuple[str, ...]:
        return (self.key, self.key + terms.OWN) if self.terms else super().attributes

    def text(self, value: Any) -> str:
        if value in NOTHING:
            return ""
        return str(self.words(value).label) if value in self.words.values else str(value)

    def shown(self, record: Any) -> str:
        value = self.of(record)
        return (self.written(record) if value == self.other else "") or self.called(value, record)

    def called(self, value: Any, record: Any) -> str:
        if not self.terms or value in NOTHING:
            return self.text(value)
        return office_words.label(record.office, self.terms, str(value))

    def retold(self, said: Any, record: Any) -> str:
        return self.called(said, record)

    def said(self, value: Any) -> Any:
        return str(value or "")

    @property
    def counted(self) -> str | Combinable:
        return terms.spoken(self.key) if self.terms else self.key

    def tally(self, counts: Mapping[Any, int]) -> Iterator[tuple[str, int]]:
        called = {one.value: str(one.label) for one in self.words}
        for office in {reach.office for reach in scope.current().reaches} if self.terms else ():
            own = office_words.labels(office, self.terms)
            called = own | {code: label for code, label in called.items() if code not in own}
        yield from ((called[code], counts[code]) for code in called if counts.get(code))

    @property
    def alike(self) -> bool:
        return True

    def printed(self, frame: Frame) -> str:
        return "　".join(f"□{label}" for _, label in self._offered(frame))

    def filters(self, frame: Frame) -> Mapping[str, forms.Field]:
        groups = [(name, label) for name, (label, _) in self.groups.items()]
        known = list(self.words.choices)
        if self.terms:
            known = office_words.all_choices(frame.office, self.terms)
        every = [("", "全部"), *groups, *known]
        return {self.key: fields.Choice(label=self.label, choices=every, required=False)}

    def narrowed(self, rows: QuerySet, chosen: Mapping[str, Value]) -> QuerySet:
        value = chosen.get(self.key)
        if not isinstance(value, str) or not value:
            return rows
        if value in self.groups:
            return rows.filter(**{f"{self.key}__in": self.groups[value][1]})
        return (
            terms.saying(rows, self.key, value) if self.terms else rows.filter(**{self.key: value})
        )


def _plain(text: str) -> str:
    return _MARKS.sub("", signs.folded(text)).lower()
