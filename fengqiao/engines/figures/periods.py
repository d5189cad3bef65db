"""Periods: half-open runs of days. A record's year is that of its own day column, no time zone involved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from django.utils import timezone

from fengqiao.ground.dates import BadDate, NoPeriod, known_year, parse_typed

QUARTERS = {"q1": "第一季度", "q2": "第二季度", "q3": "第三季度", "q4": "第四季度"}
HALVES = {"h1": "上半年", "h2": "下半年"}
MONTHS = {str(month): f"{month}月" for month in range(1, 13)}
PARTS = {**HALVES, **QUARTERS, **MONTHS}  # of a year, in the order of a page's choice
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """[start, end) with the words people use for it, and the day on which it is looked at.

    `seen_on` is that day, today when nothing is said: a year that is not over ends there for a figure that
    is told as of a day, and for the comparison with the year before. `unread` is what was asked for as a day and
    is none; the page says so.
    """

    start: date
    end: date
    label: str
    seen_on: date | None = None
    unread: BadDate | None = field(default=None, compare=False)

    @classmethod
    def year(cls, year: int, seen_on: date | None = None) -> Period:
        return cls(date(year, 1, 1), date(year + 1, 1, 1), f"{year}年", seen_on)

    @classmethod
    def year_so_far(cls, year: int, on: date) -> Period:
        """The days that the report of a year speaks of: those that the year has had by the day of the report."""
        whole = cls.year(year, on)
        return whole if on >= whole.last else replace(whole, end=on + DAY)

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        return cls._months(year, month, 1, f"{month}月")

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Period:
        return cls._months(year, 3 * quarter - 2, 3, QUARTERS[f"q{quarter}"])

    @classmethod
    def half(cls, year: int, half: int) -> Period:
        return cls._months(year, 6 * half - 5, 6, HALVES[f"h{half}"])

    @classmethod
    def days(cls, first: date, last: date) -> Period:
        """From the first day to the last, both counted, as people say it."""
        return cls(first, last + DAY, f"{_told(first)}至{_told(last)}")

    @classmethod
    def part(cls, year: int, part: str) -> Period:
        """The part of a year by its key in PARTS; "" is the whole year. Raises KeyError, ValueError."""
        if not part:
            return cls.year(year)
        PARTS[part]
        if part[0] == "q":
            return cls.quarter(year, int(part[1]))
        return cls.half(year, int(part[1])) if part[0] == "h" else cls.month(year, int(part))

    @classmethod
    def asked(cls, query: Mapping[str, str], today: date) -> Period:
        """The period a page's query asks for: year and part, or both as one word (`named`), or from and to, both days
        counted. Days that are none are said on the page (`unread`). Raises NoPeriod."""
        if query.get("from") or query.get("to"):
            return cls._between(query, today)
        if said := query.get("period"):
            return cls.named(said)
        year = known_year(query.get("year") or today.year)
        return cls._known_part(year, query.get("part") or query.get("month") or "")

    @classmethod
    def named(cls, said: str) -> Period:
        """2024, 2024H1, 2024Q3, 2024-03. Raises NoPeriod."""
        year, part = said.strip()[:4], said.strip()[4:].lower()
        if part.startswith("-"):
            part = part[1:].removeprefix("0") or "-"
        return cls._known_part(known_year(year), part)

    @classmethod
    def _known_part(cls, year: int, part: str) -> Period:
        if part and part not in PARTS:
            raise NoPeriod(
                f"没有“{part[:20]}”这样的期间：月份是 1 到 12，季度是 q1 到 q4，半年是 h1、h2"
            )
        return cls.part(year, part)

    @classmethod
    def _between(cls, query: Mapping[str, str], today: date) -> Period:
        try:
            first, last = (parse_typed(query.get(key) or "", today) for key in ("from", "to"))
        except BadDate as wrong:
            return replace(cls.year(today.year), unread=wrong)
        return cls.days(*sorted((first, last)))

    @property
    def query(self) -> dict[str, str]:
        """The page's query that asks for this period again."""
        year = self.start.year
        for part in ("", *PARTS):
            whole = Period.part(year, part)
            if (whole.start, whole.end) == (self.start, self.end):
                return {"year": str(year)} | ({"part": part} if part else {})
        return {"from": self.start.isoformat(), "to": self.last.isoformat()}

    @property
    def last(self) -> date:
        return self.end - DAY

    @property
    def today(self) -> date:
        return self.seen_on or timezone.localdate()

    @property
    def on(self) -> date:
        """The as-of day: the last day of the period; today while the period runs."""
        return min(self.last, self.today)

    @property
    def has_begun(self) -> bool:
        return self.start <= self.today

    @property
    def is_over(self) -> bool:
        return self.end <= self.today

    def year_before(self, *, whole: bool = False) -> Period:
        """The same days of the year before. Of a period that still runs, only the days it has had: half a
        year is not compared with a whole one, unless the `whole` is asked for."""
        if self.has_begun and not self.is_over and not whole:
            return self._days_before(self.today)
        asked = self.query
        if "year" not in asked:
            return self._days_before(self.last)
        named = Period.part(self.start.year - 1, asked.get("part", ""))
        return replace(named, seen_on=self.seen_on)

    def months(self) -> list[Period]:
        """The calendar months that the period touches, each cut at its ends: they add up to it."""
        cut, first = [], self.start
        while first < self.end:
            month = Period.month(first.year, first.month)
            end = min(month.end, self.end)
            is_whole = (first, end) == (month.start, month.end)
            label = month.label if is_whole else Period.days(first, end - DAY).label
            cut.append(Period(first, end, label, self.seen_on))
            first = end
        return cut

    def _days_before(self, last: date) -> Period:
        days = Period.days(_year_before(self.start), _year_before(last))
        return replace(days, seen_on=self.seen_on)

    @classmethod
    def _months(cls, year: int, first: int, count: int, label: str) -> Period:
        after = first + count
        end = date(year + (after - 1) // 12, (after - 1) % 12 + 1, 1)
        return cls(date(year, first, 1), end, f"{year}年{label}")


def _year_before(day: date) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if is_leap_day else day.day)


def _told(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
