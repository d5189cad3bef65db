"""Days as what stands around them completes them: the year of title or sheet, the month of a band or a
sheet's name, the day on which their record began. Typed columns and the readers of matters read by this."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from fengqiao.ground.dates import FIRST_DAY, BadDate, parse_date

from .rows import Context

# A matter of December that was closed on 8 January without a year written behind it.
OVER_NEW_YEAR = timedelta(days=183)


def day_of(
    cell: Any, around: Context, *, begun: date | None = None, since: date = FIRST_DAY
) -> date:
    """This will read the day in a cell; `begun` is the day of the same record that it follows. Raises
    BadDate, of a day before `since` too."""
    day = _day_of(cell, around, begun)
    if day < since:
        raise BadDate("impossible_date", str(cell))
    return day


def _day_of(cell: Any, around: Context, begun: date | None) -> date:
    if begun is None:
        return parse_date(cell, year=around.year, month=around.month)
    day = _in_its_year(cell, begun)
    if day >= begun or _says_year(cell):
        return day
    try:
        later = day.replace(year=day.year + 1)
    except ValueError:
        return day
    return later if later - begun <= OVER_NEW_YEAR else day


def _in_its_year(cell: Any, begun: date) -> date:
    """The month of the beginning serves where only the number of a day stands."""
    try:
        return parse_date(cell, year=begun.year)
    except BadDate:
        return parse_date(cell, year=begun.year, month=begun.month)


def _says_year(cell: Any) -> bool:
    try:
        parse_date(cell)
    except BadDate:
        return False
    return True
