"""Days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet

from fengqiao.engines.registers.words import Reason
from fengqiao.ground.dates import FIRST_DAY, BadDate
from fengqiao.ui import fields

from ..days import day_of
from ..headings import Holds
from ..rows import Context, Value
from .base import Frame, Refused, Typed


@dataclass(frozen=True, kw_only=True, eq=False)
class Day(Typed):
    """A day. `planned`: may lie after today. `after`: the key of the day before it in the record, of which
    a sheet that writes no year or month means the next (收到 12月30日, 办结 1月8日). `since`: before it nothing
    of the kind can have been."""

    planned: bool = False
    after: str = ""
    since: date = FIRST_DAY
    filtered: bool = True
    copied: bool = False
    lacking: ClassVar[Reason] = Reason.MISSING_DATE
    holds: Holds = Holds.DAY

    def asked(self, frame: Frame) -> forms.Field:
        return self._asked(fields.Day, since=self.since)

    def given(self, cleaned: Any, frame: Frame) -> Any:
        if cleaned is not None and cleaned > frame.today and not self.planned:
            raise Refused(Reason.FUTURE_DATE)
        return cleaned

    def begun(self, frame: Frame) -> Any:
        return frame.today if self.needed and not self.planned else None

    def understood(self, cell: Any, frame: Frame) -> Any:
        try:
            around = Context(frame.year, frame.month)
            day = day_of(cell, around, begun=frame.begun, since=self.since)
        except BadDate as error:
            raise Refused(Reason(error.code)) from None
        if day > frame.today and not self.planned:
            raise Refused(Reason.FUTURE_DATE)
        return day

    def text(self, value: Any) -> str:
        return "" if value is None else value.isoformat()

    def told(self, record: Any) -> str:
        value = self.of(record)
        return "" if value is None else f"{value.year}年{value.month}月{value.day}日"

    def cell(self, record: Any) -> Any:
        return self.of(record)

    def filters(self, frame: Frame) -> Mapping[str, forms.Field]:
        return {
            f"{self.key}_from": fields.Day(f"{self.label}起", required=False),
            f"{self.key}_to": fields.Day(f"{self.label}止", required=False),
        }

    def narrowed(self, rows: QuerySet, chosen: Mapping[str, Value]) -> QuerySet:
        for name, bound in (("from", "gte"), ("to", "lte")):
            if (day := chosen.get(f"{self.key}_{name}")) is not None:
                rows = rows.filter(**{f"{self.key}__{bound}": day})
        return rows

    def printed(self, frame: Frame) -> str:
        return "　　　　年　　月　　日"

    @property
    def sorts(self) -> str:
        return "" if self.derived else self.key
