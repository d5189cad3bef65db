"""What a list shows: the rows that the URL's filters leave, in the order and with the columns it names.

The same reading serves the list, its export, its prose: what is taken away is exactly what is seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, reduce
from operator import or_
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse

from ..columns import Children, Choice, Day, Frame, Place, Text, Typed
from ..register import Register
from .filters import FilterForm

COLUMN, SORT = "col", "sort"
NUMBERS = 24  # a number that the office gives (J2026-0005) is no longer, and never broken
NOT_KEPT = ("after", "before", "view")


@dataclass(frozen=True)
class Head:
    """One column's heading: its label, the URL that sorts by it, how it is sorted now."""

    label: str
    url: str
    direction: str
    is_number: bool


@dataclass(frozen=True)
class Chip:
    """A span of days that is asked for most."""

    label: str
    url: str
    is_now: bool


class Seen:
    """One reading of a ledger's list by a request's query."""

    def __init__(self, register: Register, frame: Frame, query: Any) -> None:
        self.register, self.frame, self.query = register, frame, query
        self.form = FilterForm(register, frame, query)
        self.chosen = self.form.chosen()

    @cached_property
    def rows(self) -> QuerySet:
        rows = self.register.records()
        voided = self.chosen.get("voided")
        if voided != "also":
            rows = rows.filter(voided_on__isnull=voided != "only")
        text = self.chosen.get("text")
        if isinstance(text, str):
            rows = rows.filter(self._holding(text))
        for column in self.register.typed:
            rows = column.narrowed(rows, self.chosen)
        return rows

    def _holding(self, text: str) -> Q:
        words = [column.worded for column in self.register.typed if column.worded]
        return reduce(or_, (Q(**{f"{name}__icontains": text}) for name in words), Q())

    @cached_property
    def columns(self) -> list[Typed | Children]:
        """The columns that are seen: those asked for, else those that are listed at first."""
        asked = set(_several(self.query, COLUMN))
        known = [one for one in self.register.fields if one.key in asked]
        return known or [one for one in self.register.fields if one.listed]

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Keyset order: the columns of the sort, none of them null, the id last."""
        wanted = self.query.get(SORT, "")
        column = self._sorted_by(wanted.removeprefix("-"))
        if column is None:
            return self.register.order
        sign = "-" if wanted.startswith("-") else ""
        return (f"{sign}{column.sorts}", f"{sign}id")

    def _sorted_by(self, key: str) -> Typed | None:
        return next((c for c in self.register.typed if c.key == key and self._may_sort(c)), None)

    def _may_sort(self, column: Typed) -> bool:
        return bool(column.sorts) and not self.register.model._meta.get_field(column.sorts).null

    def heads(self) -> list[Head]:
        return [self._head(column) for column in self.columns]

    def _head(self, column: Typed | Children) -> Head:
        number = isinstance(column, Typed) and bool(column.unit)
        if isinstance(column, Children) or not self._may_sort(column):
            return Head(column.label, "", "", number)
        first = self.order[0]
        now = ""
        if first.removeprefix("-") == column.sorts:
            now = "descending" if first.startswith("-") else "ascending"
        turned = column.key if now == "descending" else f"-{column.key}"
        return Head(column.label, self.url(sort=turned), now, number)

    def chips(self) -> list[Chip]:
        """The spans of days that are asked for most, each as one press; pressed again it is lifted."""
        if not self.register.day:
            return []
        begin, until = (f"{self.register.day}_{end}" for end in ("from", "to"))
        now = (self.query.get(begin), self.query.get(until))
        return [
            Chip(
                label,
                self.url(**({begin: "", until: ""} if is_now else {begin: first, until: last})),
                is_now,
            )
            for label, first, last in _spans(self.frame.today)
            for is_now in [now == (first, last)]
        ]

    def choices(self) -> list[tuple[str, str, bool]]:
        """Every column with whether it is seen, for the choice of columns."""
        seen = {one.key for one in self.columns}
        return [(one.key, one.label, one.key in seen) for one in self.register.fields]

    def cells(self, record: Any) -> list[tuple[str, str, str]]:
        """(label, text, kind) of each seen column of a record."""
        return [(one.label, one.shown(record), self._kind(one)) for one in self.columns]

    def _kind(self, column: Typed | Children) -> str:
        """The class of the column's cells: how wide they are, and how they stand on a phone."""
        if column.key == self.register.title:
            return "title"
        if isinstance(column, Children):
            return "many"
        if isinstance(column, Day):
            return "day"
        if column.unit:
            return "num"
        if isinstance(column, Text) and column.lines > 1:
            return "ledger__text"
        is_number = isinstance(column, Text) and not column.entered and column.longest <= NUMBERS
        return "short" if is_number or isinstance(column, Choice | Place) else ""

    def url(self, page: str = "list", **more: str) -> str:
        """The address of a page of this register with the same filters."""
        kept = [(k, v) for k, v in self._kept() if k not in more]
        kept += [(key, value) for key, value in more.items() if value]
        return reverse(self.register.page(page)) + (f"?{urlencode(kept)}" if kept else "")

    @property
    def query_text(self) -> str:
        """The filters, sort and columns of the URL, without the place in the pages."""
        return urlencode(self._kept())

    def _kept(self) -> list[tuple[str, str]]:
        return [
            (key, value)
            for key, values in self.query.lists()
            for value in values
            if key not in NOT_KEPT and value
        ]

    @property
    def page_of_record(self) -> str:
        return self.register.page("show")

    @property
    def several_page(self) -> str:
        return self.register.page("several")

    @property
    def save_page(self) -> str:
        return self.register.page("save_view")

    @property
    def drop_page(self) -> str:
        return self.register.page("drop_view")

    def said(self) -> str:
        """The filters in words: 社区：东门社区；日期起：2024-01-01."""
        told = [
            f"{self.form.fields[name].label}：{_in_words(self.form.fields[name], value)}"
            for name, value in self.chosen.items()
        ]
        return "；".join(told)


def _several(query: Any, key: str) -> list[str]:
    found: list[str] = query.getlist(key)
    return found


def _in_words(field: Any, value: Any) -> str:
    choices: Mapping[Any, str] = dict(getattr(field, "choices", ()))
    return str(choices.get(value, value)).strip()


def _spans(today: date) -> list[tuple[str, str, str]]:
    """(label, first day, last day): this month, the last, this quarter, this year."""
    month = today.replace(day=1)
    last_month = (month - timedelta(days=1)).replace(day=1)
    quarter = month.replace(month=3 * ((today.month - 1) // 3) + 1)
    spans = [
        ("本月", month, _after(month, 1)),
        ("上月", last_month, month),
        ("本季", quarter, _after(quarter, 3)),
        ("本年", month.replace(month=1), date(today.year + 1, 1, 1)),
    ]
    return [
        (label, first.isoformat(), (end - timedelta(days=1)).isoformat())
        for label, first, end in spans
    ]


def _after(first: date, months: int) -> date:
    """The first day of the month so many months later."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)
