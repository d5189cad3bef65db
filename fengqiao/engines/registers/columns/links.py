"""A record of another register of the same matter, or a row of one of its tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.db.models.expressions import Combinable

from fengqiao.engines.registers.words import Reason
from fengqiao.engines.terms.queries import in_full
from fengqiao.trunk.journal import scope
from fengqiao.ui import fields

from ..rows import Value
from .base import Frame, Naming, Refused, words

NONE = "none"


@dataclass(frozen=True, kw_only=True, eq=False)
class Link(Naming):
    """A foreign key `key` to a row of `of(office)`, a queryset of the same matter, newest first.

    `page`: the URL name that opens it. `names(row)`: what people call it; the first is shown, a cell may
    hold any. `none`: the word for records that name none, in list and filter. A cell that names none is refused, unless `kept_in` keeps its words."""

    rows: Callable[[Any], QuerySet]
    names: Callable[[Any], tuple[str, ...]] = lambda row: (str(row),)
    page: str = ""
    none: str = ""
    most: int = 200

    def asked(self, frame: Frame) -> forms.Field:
        first = [("", "请选择" if self.needed else self.none or "不关联")]
        listed = [(str(row.pk), self.names(row)[0]) for row in self.offered(frame)]
        wrong = {"invalid_choice": f"请在列出的{self.label}里选一个"}
        return self._asked(fields.Choice, choices=[*first, *listed], error_messages=wrong)

    def given(self, cleaned: Any, frame: Frame) -> Any:
        return next((row for row in self.offered(frame) if str(row.pk) == cleaned), None)

    def initial(self, record: Any) -> str:
        key = getattr(record, f"{self.key}_id")
        return str(key) if key else ""

    def understood(self, cell: Any, frame: Frame) -> Any:
        known = frame.once(
            ("link", self.key),
            lambda: {name: row for row in self.offered(frame) for name in self.names(row)},
        )
        found = known.get(words(cell))
        if found is None and not self.kept_in:
            raise Refused(Reason.UNKNOWN_CATEGORY)
        return found

    def lay(self, record: Any, value: Any) -> None:
        setattr(record, f"{self.key}_id", None if value is None else value.pk)

    def text(self, value: Any) -> str:
        return self.none if value is None else self.names(value)[0]

    def filters(self, frame: Frame) -> Mapping[str, forms.Field]:
        named = [(str(row.pk), self.names(row)[0]) for row in self.offered(frame)]
        every = [("", "全部"), *named, *([(NONE, self.none)] if self.none else [])]
        return {self.key: fields.Choice(label=self.label, choices=every, required=False)}

    def narrowed(self, rows: QuerySet, chosen: Mapping[str, Value]) -> QuerySet:
        key = chosen.get(self.key)
        if key == NONE:
            return rows.filter(**{self.key: None})
        return rows.filter(**{self.key: key}) if key else rows

    @property
    def counted(self) -> str | Combinable:
        return self.key

    def tally(self, counts: Mapping[Any, int]) -> Iterator[tuple[str, int]]:
        for office in {reach.office for reach in scope.current().reaches}:
            for row in self.rows(office):
                if counts.get(row.pk):
                    yield self.names(row)[0], counts[row.pk]
        if counts.get(None):
            yield self.none, counts[None]

    def named(self, name: str, keys: set[Any], frame: Frame) -> dict[Any, Any]:
        known = {row.pk: row for row in self.offered(frame)}
        return (
            known
            if keys <= known.keys()
            else known | self.rows(frame.office).in_bulk(keys - known.keys())
        )

    @property
    def alike(self) -> bool:
        return True

    @property
    def joins(self) -> tuple[str, ...]:
        return (self.key,)

    def offered(self, frame: Frame) -> list[Any]:
        """The rows that may be named, asked for once."""
        return frame.once(("rows", self.key), lambda: list(self.rows(frame.office)[: self.most]))


@dataclass(frozen=True, kw_only=True, eq=False)
class TermLink(Link):
    """A word of a list that is a table of the matter's own (engines/terms/tables.py): what is retired is not offered
    to a new record, stays on those that say it, and can be looked for."""

    def asked(self, frame: Frame) -> forms.Field:
        return self._among(super().asked(frame), frame, "")

    def let_stand(self, field: Any, held: Any, frame: Frame) -> None:
        field.choices = super().asked(frame).choices  # type: ignore[attr-defined]
        self._among(field, frame, held)

    def _among(self, field: Any, frame: Frame, held: str) -> Any:
        ended = {str(one.pk) for one in self.offered(frame) if not one.is_offered(frame.today)}
        field.choices = [(key, said) for key, said in field.choices if key not in ended - {held}]
        return field

    def filters(self, frame: Frame) -> Mapping[str, forms.Field]:
        asked = super().filters(frame)
        ended = {str(one.pk): in_full(one) for one in self.offered(frame)}
        field: Any = asked[self.key]
        field.choices = [(key, ended.get(key, said)) for key, said in field.choices]
        return asked
