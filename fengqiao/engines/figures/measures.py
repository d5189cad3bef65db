"""What a figure measures of its rows: how many they are, what a column adds up to, how many different values.

A measure is applied to the figure's own queryset, so value, cells and rows cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import (
    Aggregate,
    Count,
    DecimalField,
    Expression,
    ExpressionWrapper,
    F,
    IntegerField,
    QuerySet,
    Sum,
    Value,
)
from django.db.models.expressions import Combinable

Number = int | Decimal
TWO_PLACES = DecimalField(max_digits=30, decimal_places=2)
SHARE = "measured"  # what a row of an opened figure adds to it


@dataclass(frozen=True, eq=False)
class Measure:
    """One way to read rows. `label` and `unit` are those of the figure unless they are said here.

    `column` is an ORM path or an expression over one row; a row in which it is empty adds nothing.
    """

    key: str = "count"
    column: str | Combinable = "pk"
    label: str = ""
    unit: str = ""
    of: type[Count] | type[Sum] = Count
    distinct: bool = False

    @property
    def adds_up(self) -> bool:
        """Whether the cells of a dimension add up to the value. One person may stand in two cells."""
        return not self.distinct

    @property
    def counts_rows(self) -> bool:
        """Whether it counts every row once: only then does zero say that there is none."""
        return self.of is Count and not self.distinct and self.column == "pk"

    @property
    def has_share(self) -> bool:
        """Whether a row shows what it adds: each row of a count adds one, which says nothing."""
        return self.of is Sum or self.distinct

    def value(self, rows: QuerySet) -> Number:
        return number(rows.order_by().aggregate(n=self._aggregate())["n"])

    def asked(self, rows: QuerySet, number: int) -> QuerySet:
        """The value as a row of its own, (number, value), so that many are asked at once. Sums are told to two
        places, as every column that is summed holds them."""
        n = self._aggregate()
        if self.of is Sum:
            n = ExpressionWrapper(n, output_field=TWO_PLACES)
        told = Value(number, output_field=IntegerField())
        return rows.order_by().values(told_of=told).annotate(n=n).values_list("told_of", "n")

    def by(self, rows: QuerySet, *columns: str) -> dict[tuple[Any, ...], Number]:
        """{values of the columns: measure of their rows}."""
        measured = rows.order_by().values_list(*columns).annotate(n=self._aggregate())
        return {tuple(codes): number(n) for *codes, n in measured}

    def shared(self, rows: QuerySet) -> QuerySet:
        """The rows, each with what it adds as the attribute `measured`; a row that is pointed at comes along."""
        if not self.has_share:
            return rows
        rows = rows.annotate(**{SHARE: self._column()})
        return rows.select_related(str(self.column)) if self._is_row(rows) else rows

    def shown(self, row: Any) -> Any:
        """What a row adds, as people read it: the row itself that is pointed at, never its key."""
        is_path = self.distinct and isinstance(self.column, str) and "__" not in self.column
        return getattr(row, str(self.column)) if is_path else getattr(row, SHARE)

    def _is_row(self, rows: QuerySet) -> bool:
        if not self.distinct or not isinstance(self.column, str) or "__" in self.column:
            return False
        field = rows.model._meta.get_field(self.column)
        return bool(field.is_relation) and field.name == self.column

    def _column(self) -> Combinable:
        return F(self.column) if isinstance(self.column, str) else self.column

    def _aggregate(self) -> Aggregate | Expression:
        return self.of(self.column, distinct=True) if self.distinct else self.of(self.column)


COUNT = Measure()


def sum_of(column: str | Combinable, *, key: str = "", label: str = "", unit: str = "") -> Measure:
    """This will add a column up: 人次, 份, 元. Rows must not be multiplied by a join to many."""
    return Measure(key or f"sum_{_name(column)}", column, label, unit, of=Sum)


def distinct(
    column: str | Combinable, *, key: str = "", label: str = "", unit: str = ""
) -> Measure:
    """This will count different values of a column: persons, communities reached."""
    return Measure(key or f"distinct_{_name(column)}", column, label, unit, distinct=True)


def _name(column: str | Combinable) -> str:
    if not isinstance(column, str):
        raise TypeError("按表达式计量要写明 key")
    return column


def number(value: Any) -> Number:
    """Whole numbers as int: 3 and 3.00 are the same figure on both engines; nothing is nought."""
    if value is None:
        return 0
    if isinstance(value, float):
        value = Decimal(str(value))
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return int(value)
    return value
