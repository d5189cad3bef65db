"""What a figure is: its words, its queryset, its measure, its dimensions. The decorator marks, it never
registers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.db.models.expressions import Combinable

from .measures import COUNT, Measure, Number
from .periods import Period

NOT_SAID = ""
Codes = str | Sequence[str]  # one cell of a dimension, or several of its cells together


class UnknownCell(LookupError):
    """A figure was asked for a dimension or a measure that it does not have."""


class When(Enum):
    """What a figure looks at: what happened in the days of a period, or what stood on its last day."""

    DURING = "during"
    ON = "on"


@dataclass(frozen=True, eq=False)
class Dimension:
    """A way to break a figure down. `column` is an ORM path, an expression, or a function from the as-of day
    to an expression (how long a case has been open); `labels(office)` gives the codes of the office in their
    order with their labels. What is not said counts under ""."""

    key: str
    label: str
    column: str | Combinable | Callable[[date], Combinable]
    labels: Callable[[UUID], Mapping[str, str]]
    not_said: str = "未填"
    spellings: Callable[[UUID], Mapping[str, Iterable[str]]] | None = None

    def annotated(self, rows: QuerySet, on: date) -> tuple[QuerySet, str]:
        if isinstance(self.column, str):
            return rows, self.column
        name = f"cell_{self.key}"
        column = self.column(on) if callable(self.column) else self.column
        return rows.annotate(**{name: column}), name

    def among(self, rows: QuerySet, codes: Iterable[str], on: date) -> QuerySet:
        """The rows of any of some cells. Raises UnknownCell for a code that the column cannot hold."""
        rows, name = self.annotated(rows, on)
        codes = tuple(codes)
        if not codes:
            return rows.none()
        matching = Q()
        for code in codes:
            matching |= Q(**({f"{name}__isnull": True} if code == NOT_SAID else {name: code}))
            if "\0" in code:  # PostgreSQL would refuse the whole query
                raise UnknownCell(f"“{self.label}”没有这一项")
        try:
            return rows.filter(matching)
        except (ValueError, ValidationError):
            raise UnknownCell(f"“{self.label}”没有 {'、'.join(codes)} 这一项") from None

    def narrowed(self, rows: QuerySet, code: Codes, on: date) -> QuerySet:
        """The rows of a cell, or of several: the same column that the breakdown groups by."""
        return self.among(rows, several(code), on)

    def called(self, code: Codes, office: UUID) -> str:
        """The label of a code of the office, or of several; a code that has none is its own."""
        labels = self.labels(office)
        return "、".join(labels.get(one) or one or self.not_said for one in several(code))


@dataclass(frozen=True, eq=False, kw_only=True)
class Figure:
    """A number of the catalogue. `value`, `by` and `rows` come from one queryset, so they cannot disagree.

    `counts` is the counting rule in words; `columns` are (label, attribute path) of a row on its page;
    `page` is the URL name that opens a row, by the row's `opens`; `opens_with` the power that its rows take;
    `also` the other measures that may be taken of the same rows; `also_by` the dimensions that narrow it and
    are too many to be shown on its page; `within` what a saved figure narrows it to. `of` takes a Period, and a figure told as of a day (When.ON) takes that day. `words` are what
    prose calls it, the parts of an entry with spaces between them ("化解 纠纷"): by them, and by its label where
    there are none, a number in a text finds its figure.
    """

    key: str
    label: str
    unit: str
    counts: str
    of: Callable[[Any], QuerySet]
    when: When = When.DURING
    measure: Measure = COUNT
    also: tuple[Measure, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    also_by: tuple[Dimension, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    order: tuple[str, ...] = ("-id",)
    page: str = ""
    opens: str = "pk"
    opens_with: str = ""
    words: tuple[str, ...] = ()
    within: tuple[tuple[Dimension, tuple[str, ...]], ...] = ()

    @property
    def is_told_on_a_day(self) -> bool:
        return self.when is When.ON

    @property
    def opened(self) -> tuple[Figure, ...]:
        """The figures whose rows are opened for it: itself."""
        return (self,)

    @property
    def measures(self) -> tuple[Measure, ...]:
        """All measures that its rows allow, its own first."""
        return (self.measure, *self.also)

    @property
    def narrowing(self) -> tuple[Dimension, ...]:
        """All dimensions that narrow it: those that its page shows, and the others."""
        return (*self.dimensions, *self.also_by)

    def dimension(self, key: str) -> Dimension:
        return of_key(self.narrowing, key, self.label)

    def rows(self, period: Period, **cells: Codes) -> QuerySet:
        """Exactly the rows that `value` measures for the same period and cells."""
        rows = self._all(period)
        for key, code in cells.items():
            rows = self.dimension(key).narrowed(rows, code, period.on)
        return rows

    def value(self, period: Period, **cells: Codes) -> Number:
        return self.measure.value(self.rows(period, **cells))

    def by(self, key: str, period: Period, **cells: Codes) -> dict[str, Number]:
        """{code: value} of one dimension, codes that occur only. Their sum is `value` where the measure
        adds up; different persons of two cells may be the same person."""
        return {code: n for (code,), n in self.cross((key,), period, **cells).items()}

    def grid(self, down: str, across: str, period: Period) -> dict[tuple[str, str], Number]:
        """{(code, code): value} of two dimensions at once, cells that occur only."""
        return {(one, other): n for (one, other), n in self.cross((down, across), period).items()}

    def cross(
        self, keys: Sequence[str], period: Period, **cells: Codes
    ) -> dict[tuple[str, ...], Number]:
        """{codes: value} of any number of dimensions at once, cells that occur only, in one statement."""
        rows, names = self.annotated(keys, period, **cells)
        if not names:
            return {(): self.measure.value(rows)}
        return {coded(codes): n for codes, n in self.measure.by(rows, *names).items()}

    def annotated(
        self, keys: Sequence[str], period: Period, **cells: Codes
    ) -> tuple[QuerySet, list[str]]:
        """The rows, with the columns by which these dimensions tell them apart."""
        rows, names = self.rows(period, **cells), []
        for key in keys:
            rows, name = self.dimension(key).annotated(rows, period.on)
            names.append(name)
        return rows, names

    def _all(self, period: Period) -> QuerySet:
        rows = self.of(period if self.when is When.DURING else period.on)
        for dimension, codes in self.within:
            rows = dimension.among(rows, codes, period.on)
        return rows if self.when is When.DURING or period.has_begun else rows.none()


def figure(
    key: str,
    *,
    label: str,
    unit: str,
    counts: str,
    when: str = When.DURING.value,
    measure: Measure = COUNT,
    also: Iterable[Measure] = (),
    by: Iterable[Dimension] = (),
    also_by: Iterable[Dimension] = (),
    columns: Iterable[tuple[str, str]] = (),
    order: Iterable[str] = ("-id",),
    page: str = "",
    opens: str = "pk",
    opens_with: str = "",
    words: Iterable[str] = (),
) -> Callable[[Callable[[Any], QuerySet]], Figure]:
    """This will make a figure of a function to a queryset: from a Period (when="during"), or from the
    as-of day of one (when="on")."""

    def made(of: Callable[[Period], QuerySet] | Callable[[date], QuerySet]) -> Figure:
        return Figure(
            key=key,
            label=label,
            unit=unit,
            counts=counts,
            of=of,
            when=When(when),
            measure=measure,
            also=tuple(also),
            dimensions=tuple(by),
            also_by=tuple(also_by),
            columns=tuple(columns),
            order=tuple(order),
            page=page,
            opens=opens,
            opens_with=opens_with,
            words=tuple(words),
        )

    return made


def of_key(dimensions: Iterable[Dimension], key: str, label: str) -> Dimension:
    """One of some dimensions. Raises UnknownCell in the name of their figure."""
    for dimension in dimensions:
        if dimension.key == key:
            return dimension
    raise UnknownCell(f"指标“{label}”没有按 {key} 的分项")


def several(codes: Codes) -> tuple[str, ...]:
    return (codes,) if isinstance(codes, str) else tuple(codes)


def coded(values: Iterable[Any]) -> tuple[str, ...]:
    """What columns hold, as codes of their dimensions."""
    return tuple(NOT_SAID if one is None else str(one) for one in values)
