"""What a figure is: its words, its queryset, its dimensions. The decorator marks, it never registers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.db.models.expressions import Combinable

from .periods import Period

NOT_SAID = ""


class UnknownFigure(LookupError):
    """No figure of that key is in the catalogue."""


class UnknownCell(LookupError):
    """A figure was asked for a dimension that it does not have."""


@dataclass(frozen=True, eq=False)
class Dimension:
    """A way to break a figure down. `column` is an ORM path or an expression; `labels(office)` gives the
    codes of the office in their order with their labels. What is not said counts under ""."""

    key: str
    label: str
    column: str | Combinable
    labels: Callable[[UUID], Mapping[str, str]]
    not_said: str = "未填"

    def annotated(self, rows: QuerySet) -> tuple[QuerySet, str]:
        if isinstance(self.column, str):
            return rows, self.column
        name = f"cell_{self.key}"
        return rows.annotate(**{name: self.column}), name

    def narrowed(self, rows: QuerySet, code: str) -> QuerySet:
        """The rows of one cell: the same column that the breakdown groups by."""
        rows, name = self.annotated(rows)
        return rows.filter(**({f"{name}__isnull": True} if code == NOT_SAID else {name: code}))


@dataclass(frozen=True, eq=False, kw_only=True)
class Figure:
    """A number of the catalogue. `value`, `by` and `rows` come from one queryset, so they cannot disagree.

    `counts` is the counting rule in words; `columns` are (label, attribute path) of a row on its page;
    `page` is the URL name that opens a row; `opens_with` the power that its rows take.
    """

    key: str
    label: str
    unit: str
    counts: str
    of: Callable[[Period], QuerySet]
    dimensions: tuple[Dimension, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    order: tuple[str, ...] = ("-id",)
    page: str = ""
    opens_with: str = ""

    def dimension(self, key: str) -> Dimension:
        for dimension in self.dimensions:
            if dimension.key == key:
                return dimension
        raise UnknownCell(f"指标“{self.label}”没有按 {key} 的分项")

    def rows(self, period: Period, **cells: str) -> QuerySet:
        """Exactly the rows that `value` counts for the same period and cells."""
        rows = self.of(period)
        for key, code in cells.items():
            rows = self.dimension(key).narrowed(rows, code)
        return rows

    def value(self, period: Period, **cells: str) -> int:
        return self.rows(period, **cells).count()

    def by(self, key: str, period: Period, **cells: str) -> dict[str, int]:
        """{code: how many} of one dimension, codes that occur only; their sum is `value`."""
        dimension = self.dimension(key)
        rows, name = dimension.annotated(self.rows(period, **cells))
        counted = rows.order_by().values_list(name).annotate(n=Count("pk"))
        return {_code(code): n for code, n in counted}


@dataclass(frozen=True, eq=False, kw_only=True)
class Rate:
    """One figure over another, None over zero: never 100 % of nothing."""

    key: str
    label: str
    of: Figure
    over: Figure

    def value(self, period: Period, **cells: str) -> float | None:
        whole = self.over.value(period, **cells)
        return self.of.value(period, **cells) / whole if whole else None


def figure(
    key: str,
    *,
    label: str,
    unit: str,
    counts: str,
    by: Iterable[Dimension] = (),
    columns: Iterable[tuple[str, str]] = (),
    order: Iterable[str] = ("-id",),
    page: str = "",
    opens_with: str = "",
) -> Callable[[Callable[[Period], QuerySet]], Figure]:
    """This will make a figure of a function from a period to a queryset."""

    def made(of: Callable[[Period], QuerySet]) -> Figure:
        return Figure(
            key=key,
            label=label,
            unit=unit,
            counts=counts,
            of=of,
            dimensions=tuple(by),
            columns=tuple(columns),
            order=tuple(order),
            page=page,
            opens_with=opens_with,
        )

    return made


_known: dict[str, Figure] = {}


def declare(figures: Iterable[Figure]) -> None:
    """This will take the list of figures the product knows (project/catalogue.py names them all)."""
    for one in figures:
        if _known.setdefault(one.key, one) is not one:
            raise ValueError(f"指标 {one.key} 声明了两次")


def known(key: str) -> Figure:
    """The figure of that key. Raises UnknownFigure with the keys there are."""
    try:
        return _known[key]
    except KeyError:
        raise UnknownFigure(f"没有指标 {key}；现有：{'、'.join(_known)}") from None


def declared() -> tuple[Figure, ...]:
    return tuple(_known.values())


def _code(value: Any) -> str:
    return NOT_SAID if value is None else str(value)
