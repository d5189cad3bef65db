"""The periods of a return: the one in hand, the one before, the day when it is due, and how an address names them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from fengqiao.engines.figures import Period
from fengqiao.engines.figures.periods import HALVES, MONTHS, PARTS, QUARTERS
from fengqiao.ground.dates import YEARS, NoPeriod

from .declaration import Return
from .words import Kind

WHOLE = "year"  # how an address names the whole year
DAY = timedelta(days=1)
YEARS_BACK = 5
_PARTS = {Kind.MONTH: MONTHS, Kind.QUARTER: QUARTERS, Kind.HALF: HALVES, Kind.YEAR: {"": "全年"}}


def period(of: Return, year: int, part: str, today: date) -> Period:
    """The period that an address names. Raises NoPeriod where the return does not go out for it, or it has not
    begun."""
    part = "" if part == WHOLE else part
    if (part and part not in PARTS) or not of.goes_out_for(part) or year not in YEARS:
        raise NoPeriod(f"“{of.name}”没有这样一期")
    told = Period.part(year, part)
    if told.start > today:
        raise NoPeriod(f"{told.label}还没有到")
    return told


def named(one: Period) -> tuple[int, str]:
    """(year, part) as an address says it."""
    return one.start.year, one.query.get("part", "") or WHOLE


def before(one: Period) -> Period:
    """The period before, of the same length."""
    last = one.start - DAY
    return next(told for told in _of_kind(last.year, one) if told.start <= last < told.end)


def year_before(one: Period) -> Period:
    """The same period of the year before, as a whole: what was sent then."""
    return Period.part(one.start.year - 1, one.query.get("part", ""))


def in_hand(of: Return, today: date) -> Period:
    """The last period that is over, of the shortest kind that the return goes out for."""
    kind = next(one for one in _PARTS if one in of.kinds)
    running = [told for told in _told(today.year, kind) if told.start <= today < told.end][0]
    return before(running)


def due_on(of: Return, one: Period) -> date | None:
    """The day on which it is due: so many days after the period; None where the office set none."""
    return None if of.due is None else one.last + timedelta(days=of.due)


def years(one: Period, today: date) -> list[tuple[int, bool]]:
    """(year, whether it is this one): the last ones, and the one that is shown."""
    known = {*range(today.year - YEARS_BACK, today.year + 1), one.start.year}
    return [(year, year == one.start.year) for year in sorted(known, reverse=True)]


def choices(of: Return, one: Period) -> Iterator[tuple[str, str, bool]]:
    """(part, label, whether it is this one) of a year, for which the return goes out."""
    for kind, parts in _PARTS.items():
        if kind in of.kinds:
            for part, label in parts.items():
                yield part or WHOLE, label, named(one)[1] == (part or WHOLE)


def _of_kind(year: int, like: Period) -> Iterator[Period]:
    part = like.query.get("part", "")
    kind = next(kind for kind, parts in _PARTS.items() if part in parts)
    return _told(year, kind)


def _told(year: int, kind: str) -> Iterator[Period]:
    return (Period.part(year, part) for part in _PARTS[Kind(kind)])
