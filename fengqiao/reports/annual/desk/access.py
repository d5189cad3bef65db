"""Opening the report of a year: only who has the power for the whole street sees the street's numbers."""

from __future__ import annotations

from datetime import date

from fengqiao.engines.papers import street
from fengqiao.ground.dates import known_year
from fengqiao.trunk.people.access import DeskRequest

from .. import queries
from ..composition import Draft, compose
from ..models import Report

CLOSING_MONTH = 4  # until then the report of the year before is the one in hand


def drafted(request: DeskRequest, year: int, power: str = "reports.read") -> Draft:
    """The draft of a year as of the day that the page asks for. Raises Denied, NoPeriod."""
    office = street.office(request, power)
    return compose(office, year, street.day(request, year))


def issued(request: DeskRequest, year: int) -> Report | None:
    """The issued report of a year. Raises Denied, NoPeriod."""
    known_year(year)
    return queries.issued(street.office(request, "reports.read").pk, year)


def year_in_hand(today: date) -> int:
    return today.year - 1 if today.month < CLOSING_MONTH else today.year
