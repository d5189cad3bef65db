"""Figures made of two values: a rate, and the growth over the year before."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from .declaration import Codes, Dimension, Figure, of_key
from .measures import Number
from .periods import Period

HUNDREDTH = Decimal("0.01")


class Parts(NamedTuple):
    """Numerator and denominator of a rate."""

    of: Number
    over: Number

    @property
    def percent(self) -> Decimal | None:
        """Percent with two places, halves up; None over zero: never 100 % of nothing."""
        if not self.over:
            return None
        percent = Decimal(self.of) * 100 / Decimal(self.over)
        return percent.quantize(HUNDREDTH, ROUND_HALF_UP)


@dataclass(frozen=True, eq=False, kw_only=True)
class Rate:
    """One figure over another, in percent. It opens both; it has the dimensions that both have."""

    key: str
    label: str
    of: Figure
    over: Figure
    counts: str = ""
    unit: str = "%"
    words: tuple[str, ...] = ()

    @property
    def is_told_on_a_day(self) -> bool:
        return self.of.is_told_on_a_day and self.over.is_told_on_a_day

    @property
    def opened(self) -> tuple[Figure, ...]:
        return (self.of, self.over)

    @property
    def dimensions(self) -> tuple[Dimension, ...]:
        both = {one.key for one in self.of.dimensions}
        return tuple(one for one in self.over.dimensions if one.key in both)

    def dimension(self, key: str) -> Dimension:
        return of_key(self.dimensions, key, self.label)

    def asks(self, period: Period) -> tuple[tuple[Figure, Period], ...]:
        """The two values that it is made of: which figure, and of which days."""
        return (self.of, period), (self.over, period)

    @staticmethod
    def made(of: Number, over: Number) -> Parts:
        """Its parts, out of the two values that it asks."""
        return Parts(of, over)

    def parts(self, period: Period, **cells: Codes) -> Parts:
        return self.made(*(one.value(days, **cells) for one, days in self.asks(period)))

    def value(self, period: Period, **cells: Codes) -> Decimal | None:
        return self.parts(period, **cells).percent

    def parts_by(self, key: str, period: Period, **cells: Codes) -> dict[str, Parts]:
        self.dimension(key)
        of, over = self.of.by(key, period, **cells), self.over.by(key, period, **cells)
        return {code: Parts(of.get(code, 0), over.get(code, 0)) for code in {**over, **of}}

    def by(self, key: str, period: Period, **cells: Codes) -> dict[str, Decimal | None]:
        """{code: percent} of one dimension; percents do not add up."""
        parts = self.parts_by(key, period, **cells)
        return {code: both.percent for code, both in parts.items()}


@dataclass(frozen=True, eq=False, kw_only=True)
class Growth(Rate):
    """How much more a figure is than in the same days of the year before, in percent of those.

    `of` and `over` are the same figure; its parts are the difference and the value of the year before.
    """

    @property
    def opened(self) -> tuple[Figure, ...]:
        return (self.of,)

    def asks(self, period: Period) -> tuple[tuple[Figure, Period], ...]:
        return (self.of, period), (self.of, period.year_before())

    @staticmethod
    def made(of: Number, over: Number) -> Parts:
        return Parts(of - over, over)

    def parts_by(self, key: str, period: Period, **cells: Codes) -> dict[str, Parts]:
        now = self.of.by(key, period, **cells)
        before = self.of.by(key, period.year_before(), **cells)
        return {
            code: Parts(now.get(code, 0) - before.get(code, 0), before.get(code, 0))
            for code in {**now, **before}
        }
