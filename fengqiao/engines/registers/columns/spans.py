"""From when to when: 2024年, 2024年第四季度, 2024-01-01至2024-03-31."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet

from fengqiao.engines.registers.words import Reason
from fengqiao.ground.dates import BadDate
from fengqiao.ground.spans import parse_span, say_span
from fengqiao.ui import fields

from ..rows import Value
from .base import Frame, Refused, Typed, words

EXAMPLES = "写成 2024年、2024年第四季度，或 2024-01-01至2024-03-31"


@dataclass(frozen=True, kw_only=True, eq=False)
class Span(Typed):
    """A span of days, both ends counted. The value is (first, last); the record keeps `starts_on` and
    `ends_on`, both `DateField`."""

    filtered: bool = True
    lacking: ClassVar[Reason] = Reason.MISSING_DATE

    def asked(self, frame: Frame) -> forms.Field:
        field = self._asked(fields.Text, max_length=60)
        field.help_text = self.hint or EXAMPLES
        return field

    def given(self, cleaned: Any, frame: Frame) -> Any:
        return self._read(cleaned, frame.today.year) if cleaned else None

    def initial(self, record: Any) -> str:
        return self.text(self.of(record))

    def understood(self, cell: Any, frame: Frame) -> tuple[date, date]:
        return self._read(words(cell), frame.year)

    def _read(self, text: str, year: int | None) -> tuple[date, date]:
        try:
            return parse_span(text, year=year)
        except BadDate as error:
            raise Refused(Reason(error.code)) from None

    def of(self, record: Any) -> Any:
        return (record.starts_on, record.ends_on) if record.starts_on else None

    def put(self, record: Any, value: Any) -> None:
        record.starts_on, record.ends_on = value or (None, None)

    @property
    def attributes(self) -> tuple[str, ...]:
        return ("starts_on", "ends_on")

    def text(self, value: Any) -> str:
        return "" if value is None else say_span(*value)

    def filters(self, frame: Frame) -> Mapping[str, forms.Field]:
        return {self.key: fields.Year(label=f"{self.label}所在年份", required=False)}

    def narrowed(self, rows: QuerySet, chosen: Mapping[str, Value]) -> QuerySet:
        year = chosen.get(self.key)
        return (
            rows
            if year is None
            else rows.filter(starts_on__year__lte=year, ends_on__year__gte=year)
        )

    @property
    def sorts(self) -> str:
        return "ends_on"
