"""Periods: half-open runs of days. A record's year is that of its own day column, no time zone involved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Period:
    """[start, end) with the words people use for it."""

    start: date
    end: date
    label: str

    @classmethod
    def year(cls, year: int) -> Period:
        return cls(date(year, 1, 1), date(year + 1, 1, 1), f"{year}年")

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        end = date(year + month // 12, month % 12 + 1, 1)
        return cls(date(year, month, 1), end, f"{year}年{month}月")

    @classmethod
    def asked(cls, year: str | None, month: str | None, today: date) -> Period:
        """The period a page's query asks for; what cannot be understood falls back to this year."""
        try:
            chosen = int(year or today.year)
            return cls.month(chosen, int(month)) if month else cls.year(chosen)
        except (ValueError, OverflowError):
            return cls.year(today.year)
