"""What a figure is: its words, its queryset, its measure, its dimensions. The decorator marks, it never
registers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.db.models.expressions import Combinable

from .measuring import COUNT, Measure, Number
from .periods import Period
from .stating import Statement

NOT_SAID = ""


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
        matching = Q()
        for code in codes:
            matching |= Q(**({f"{name}__isnull": True} if code == NOT_SAID else {name: code}))
            if "\0" in code:  # PostgreSQL would refuse the whole query
                raise UnknownCell(f"“{self.label}”没有这一项")
        try:
            return rows.filter(matching)
        except (ValueError, ValidationError):
            raise UnknownCell(f"“{self.label}”没有 {'、'.join(codes)} 这一项") from None

    def narrowed(self, rows: QuerySet, code: str, on: date) -> QuerySet:
        """The rows of one cell: the same column that the breakdown groups by."""
        return self.among(rows, (code,), on)

    def called(self, code: str, office: UUID) -> str:
        """The label of one code of the office; a code that has none is its own."""
        return self.labels(office).get(code) or code or self.not_said


@dataclass(frozen=True, eq=False, kw_only=True)
class Figure:
    """A number of the catalogue. `value`, `by` and `rows` come from one queryset, so they cannot disagree.

    `counts` is the counting rule in words; `columns` are (label, attribute path) of a row on its page;
    `page` is the URL name that opens a row, by the row's `opens`; `opens_with` the power that its rows take;
    `also` the other measures that a saved figure may take of the same rows; `within` what a saved figure
    narrows it to. `of` takes a Period, and a figure told as of a day (When.ON) takes that day. `words` are what
    prose calls it, the parts of an entry with spaces between them ("化解 纠纷"): by them, and by its label where
    there are none, a number in a text finds its figure. `statement(office, period)` is the sentence that its
    evidence bears, where the number alone may not be written.
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
    columns: tuple[tuple[str, str], ...] = ()
    order: tuple[str, ...] = ("-id",)
    page: str = ""
    opens: str = "pk"
    opens_with: str = ""
    words: tuple[str, ...] = ()
    statement: Callable[[UUID, Period], Statement] | None = None
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

    def dimension(self, key: str) -> Dimension:
        return of_key(self.dimensions, key, self.label)

    def rows(self, period: Period, **cells: str) -> QuerySet:
        """Exactly the rows that `value` measures for the same period and cells."""
        rows = self._all(period)
        for key, code in cells.items():
            rows = self.dimension(key).narrowed(rows, code, period.on)
        return rows

    def value(self, period: Period, **cells: str) -> Number:
        return self.measure.value(self.rows(period, **cells))

    def by(self, key: str, period: Period, **cells: str) -> dict[str, Number]:
        """{code: value} of one dimension, codes that occur only. Their sum is `value` where the measure
        adds up; different persons of two cells may be the same person."""
        rows, name = self.dimension(key).annotated(self.rows(period, **cells), period.on)
        return {_code(code): n for (code,), n in self.measure.by(rows, name).items()}

    def grid(self, down: str, across: str, period: Period) -> dict[tuple[str, str], Number]:
        """{(code, code): value} of two dimensions at once, cells that occur only."""
        rows, first = self.dimension(down).annotated(self._all(period), period.on)
        rows, second = self.dimension(across).annotated(rows, period.on)
        measured = self.measure.by(rows, first, second)
        return {(_code(code), _code(other)): n for (code, other), n in measured.items()}

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
    columns: Iterable[tuple[str, str]] = (),
    order: Iterable[str] = ("-id",),
    page: str = "",
    opens: str = "pk",
    opens_with: str = "",
    words: Iterable[str] = (),
    statement: Callable[[UUID, Period], Statement] | None = None,
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
            columns=tuple(columns),
            order=tuple(order),
            page=page,
            opens=opens,
            opens_with=opens_with,
            words=tuple(words),
            statement=statement,
        )

    return made


def of_key(dimensions: Iterable[Dimension], key: str, label: str) -> Dimension:
    """One of some dimensions. Raises UnknownCell in the name of their figure."""
    for dimension in dimensions:
        if dimension.key == key:
            return dimension
    raise UnknownCell(f"指标“{label}”没有按 {key} 的分项")


def _code(value: Any) -> str:
    return NOT_SAID if value is None else str(value)
