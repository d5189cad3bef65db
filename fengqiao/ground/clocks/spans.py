"""Lengths of time as the law states them."""

import calendar
from dataclasses import dataclass
from datetime import date

UNITS = {"days": "日", "workdays": "个工作日", "months": "个月", "hours": "小时"}
LONGEST = 36_525  # a century of days: anything longer is a typing error, not a period


@dataclass(frozen=True)
class Span:
    """A length: ``amount`` in ``unit``; ``rolls_over`` moves a last day that is not worked.

    ``unit`` is one of ``days workdays months hours``. Raises ``ValueError`` for another unit, a
    negative amount, or more than a century of days.
    """

    amount: int
    unit: str
    rolls_over: bool = False

    def __post_init__(self) -> None:
        if self.unit not in UNITS:
            raise ValueError(f"unknown unit {self.unit!r}")
        if not 0 <= self.amount <= LONGEST:
            raise ValueError(f"a span of {self.amount} {self.unit} is no period")

    def __str__(self) -> str:
        return f"{self.amount}{UNITS[self.unit]}"


def days(amount: int, *, rolls_over: bool = False) -> Span:
    """This will give a span of calendar days."""
    return Span(amount, "days", rolls_over)


def workdays(amount: int) -> Span:
    """This will give a span of working days; its last day is worked, so it never rolls over."""
    return Span(amount, "workdays", False)


def months(amount: int, *, rolls_over: bool = False) -> Span:
    """This will give a span of calendar months."""
    return Span(amount, "months", rolls_over)


def hours(amount: int) -> Span:
    """This will give a span of hours, for ``reckon_hours``."""
    return Span(amount, "hours", False)


def add_months(start: date, amount: int) -> date:
    """This will give the same day ``amount`` months later, or that month's last day.

    民法典第二百零二条: 按照年、月计算期间的，到期月的对应日为期间的最后一日；没有对应日的，月末日为
    期间的最后一日.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + amount, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))
