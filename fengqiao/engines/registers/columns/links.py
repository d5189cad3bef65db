"""A record of another register of the same matter, or a row of one of its tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet

from fengqiao.engines.registers.words import Reason

from .base import Frame, Refused, Typed, words


@dataclass(frozen=True, kw_only=True, eq=False)
class Link(Typed):
    """A foreign key `key` to a row of `of(office)`, a queryset of the same matter, newest first.

    `page`: the URL name that opens it. `names(row)`: what people call it; the first is shown, a cell may
    hold any. A cell that names none is refused, unless `kept_in` keeps its words."""

    rows: Callable[[Any], QuerySet]
    names: Callable[[Any], tuple[str, ...]] = lambda row: (str(row),)
    page: str = ""
    most: int = 200

    def asked(self, frame: Frame) -> forms.Field:
        first = [("", "请选择" if self.needed else "不关联")]
        listed = [(str(row.pk), self.names(row)[0]) for row in self._rows(frame)]
        wrong = {"invalid_choice": f"请在列出的{self.label}里选一个"}
        return self._asked(forms.ChoiceField, choices=[*first, *listed], error_messages=wrong)

    def given(self, cleaned: Any, frame: Frame) -> Any:
        return next((row for row in self._rows(frame) if str(row.pk) == cleaned), None)

    def initial(self, record: Any) -> str:
        key = getattr(record, f"{self.key}_id")
        return str(key) if key else ""

    def understood(self, cell: Any, frame: Frame) -> Any:
        known = frame.once(
            ("link", self.key),
            lambda: {name: row for row in self._rows(frame) for name in self.names(row)},
        )
        found = known.get(words(cell))
        if found is None and not self.kept_in:
            raise Refused(Reason.UNKNOWN_CATEGORY)
        return found

    def text(self, value: Any) -> str:
        return "" if value is None else self.names(value)[0]

    def filters(self, frame: Frame) -> Mapping[str, forms.Field]:
        every = [("", "全部"), *((str(row.pk), self.names(row)[0]) for row in self._rows(frame))]
        return {self.key: forms.ChoiceField(label=self.label, choices=every, required=False)}

    def narrowed(self, rows: QuerySet, chosen: Mapping[str, Any]) -> QuerySet:
        key = chosen.get(self.key)
        return rows.filter(**{self.key: key}) if key else rows

    @property
    def alike(self) -> bool:
        return True

    @property
    def joins(self) -> tuple[str, ...]:
        return (self.key,)

    def _rows(self, frame: Frame) -> list[Any]:
        return frame.once(("rows", self.key), lambda: list(self.rows(frame.office)[: self.most]))
