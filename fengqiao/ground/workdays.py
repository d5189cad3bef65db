"""Which day is worked: weekends, official days off and 调休 make-up workdays.

The arrangement of a year is data (an editable table upstairs); this room only reads it.

**法定休假日.** 民事诉讼法第八十五条 (2023) moves a last day that is a 法定休假日 to the first day
after. The Act does not list these days. We read it as *every day that is not worked*: a day off of
the year's official arrangement, or an ordinary Saturday or Sunday. A weekend day that is a make-up
workday is worked (offices and courts are open), so a period may end on it and does not move. The
path not taken, only the days of 《全国年节及纪念日放假办法》, would end periods on closed Sundays.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

import chinese_calendar

HOLIDAY = "holiday"
MAKEUP = "makeup"
KINDS = {HOLIDAY: "放假", MAKEUP: "调休上班"}
# The days of 《全国年节及纪念日放假办法》 as notices call them, each with how many its Act gives: from 2025, before.
FEASTS = (
    ("元旦", "元旦|新年", 1, 1),
    ("春节", "春节|除夕", 4, 3),
    ("清明节", "清明", 1, 1),
    ("劳动节", "劳动|五一", 2, 1),
    ("端午节", "端午", 1, 1),
    ("中秋节", "中秋", 1, 1),
    ("国庆节", "国庆|十一", 3, 3),
)
MOON_FEASTS_SINCE, MORE_DAYS_SINCE = 2008, 2025
TOGETHER = 8  # days of a National Day that holds the Mid-Autumn Festival too
WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")


class DayRow(NamedTuple):
    """One exception to the plain week: ``kind`` ``holiday`` or ``makeup``, ``label`` its feast."""

    on: date
    kind: str
    label: str


@dataclass(frozen=True)
class Calendar:
    """An immutable working calendar.

    ``exceptions`` maps a date to ``(kind, label)``; ``years`` are the years whose official
    arrangement has been entered as a whole (``lacking``). Any other year is reckoned by weekends alone, and ``doubt``
    says so. An unknown kind raises ``ValueError``.
    """

    exceptions: Mapping[date, tuple[str, str]]
    years: frozenset[int]

    def __init__(self, exceptions: Mapping[date, tuple[str, str]], years: Iterable[int]) -> None:
        for day, (kind, _label) in exceptions.items():
            if kind not in KINDS:
                raise ValueError(f"{day}: unknown kind of day {kind!r}")
        object.__setattr__(self, "exceptions", MappingProxyType(dict(exceptions)))
        object.__setattr__(self, "years", frozenset(years))

    def __repr__(self) -> str:
        return f"<Calendar {sorted(self.years)}, {len(self.exceptions)} exceptions>"

    def __hash__(self) -> int:
        return hash((frozenset(self.exceptions.items()), self.years))

    @classmethod
    def from_rows(cls, rows: Iterable[tuple[date, str, str]], years: Iterable[int]) -> "Calendar":
        """This will build a calendar from ``(date, kind, label)`` rows; a date twice raises."""
        exceptions: dict[date, tuple[str, str]] = {}
        for on, kind, label in rows:
            if on in exceptions:
                raise ValueError(f"{on} stands twice in the calendar")
            exceptions[on] = (kind, label)
        return cls(exceptions, years)

    def covers(self, year: int) -> bool:
        """This will tell whether the official arrangement of the year has been entered."""
        return year in self.years

    def is_workday(self, day: date) -> bool:
        """This will tell whether offices work on the day."""
        entry = self.exceptions.get(day)
        return day.weekday() < 5 if entry is None else entry[0] == MAKEUP

    def is_statutory_holiday(self, day: date) -> bool:
        """This will tell whether a period may not end on the day (see the top of this room)."""
        return not self.is_workday(day)

    def why(self, day: date) -> str:
        """This will name the day's nature: 「国庆节放假」「调休上班」「周六」「工作日」."""
        entry = self.exceptions.get(day)
        if entry is not None:
            kind, label = entry
            return KINDS[MAKEUP] if kind == MAKEUP else f"{label}放假"
        return "工作日" if day.weekday() < 5 else WEEKDAYS[day.weekday()]

    def doubt(self, day: date) -> str | None:
        """This will say that the day's year was reckoned by weekends only, or ``None``."""
        if self.covers(day.year):
            return None
        if any(one.year == day.year for one in self.exceptions):
            return f"{day.year} 年放假安排没有录全，按已录入的日子和周末推算"
        return f"{day.year} 年放假安排尚未录入，按周末推算"


def known_years() -> set[int]:
    """The years whose notice the library holds."""
    return {day.year for day in chinese_calendar.holidays}


def lacking(year: int, rows: Iterable[DayRow]) -> list[str]:
    """What a year's notice still lacks, in words; nothing where it is whole.

    A notice that the library holds is whole when each of its days stands there, whatever the office made of it.
    Of another year each feast needs the days that its Act gives, and some day must be made up for.
    """
    entered = [row for row in rows if row.on.year == year]
    if year in known_years():
        days = {row.on for row in entered}
        return [f"{row.on} {_said(row)}" for row in _seeded(year) if row.on not in days]
    off = [row.label for row in entered if row.kind == HOLIDAY]
    told = []
    for name, words, now, before in FEASTS:
        needed = now if year >= MORE_DAYS_SINCE else before
        if year < MOON_FEASTS_SINCE and name in ("清明节", "端午节", "中秋节"):
            continue
        held = _held(words, off)
        if name == "中秋节" and _held("国庆", off) >= TOGETHER:
            continue
        if held < needed:
            told.append(f"{name}放假（要 {needed} 天，只有 {held} 天）" if held else f"{name}放假")
    return told if any(row.kind == MAKEUP for row in entered) else [*told, KINDS[MAKEUP]]


def _held(words: str, labels: Iterable[str]) -> int:
    return sum(any(word in label for word in words.split("|")) for label in labels)


def _said(row: DayRow) -> str:
    return KINDS[MAKEUP] if row.kind == MAKEUP else f"{row.label}放假"


@lru_cache(maxsize=64)
def _seeded(year: int) -> tuple[DayRow, ...]:
    return tuple(seed_rows([year]))


def seed_rows(years: Iterable[int]) -> list[DayRow]:
    """This will give every day off and make-up workday of the years, oldest first.

    Source: the yearly notices of 国务院办公厅 as kept by the library ``chinesecalendar``.
    A year whose notice it does not hold raises ``ValueError`` with a sentence.
    """
    wanted = set(years)
    for year in sorted(wanted - known_years()):
        raise ValueError(f"随软件附带的放假安排里没有 {year} 年，请在放假安排中逐日录入。")
    rows = [
        DayRow(day, kind, _feast(name))
        for kind, days in (
            (HOLIDAY, chinese_calendar.holidays),
            (MAKEUP, chinese_calendar.workdays),
        )
        for day, name in days.items()
        if day.year in wanted
    ]
    return sorted(rows)


def _feast(english: str) -> str:
    # The library says 清明, 端午, 中秋; the notices say 清明节, 端午节, 中秋节.
    name = chinese_calendar.Holiday(english).chinese
    return f"{name}节" if name in ("清明", "端午", "中秋") else name
