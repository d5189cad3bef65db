"""What is written for the whole street: only who has the power for all of it opens it, as of a day that has been."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from fengqiao.ground.dates import BadDate, NoPeriod, known_year, parse_typed
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.people.access import DeskRequest
from fengqiao.trunk.people.actors import Actor


def office(request: DeskRequest, power: str) -> Office:
    """The office of who asks, for a power over all of it. Raises Denied."""
    found = Office.objects.get(pk=request.actor.office)
    acting(request, found, power)
    return found


def acting(request: DeskRequest, of: Office, power: str) -> Actor:
    """Who acts, under a post that has the power for the whole street: part of it has no report."""
    return request.actor.under(power, f"{of.label}/")


def day(request: DeskRequest, year: int) -> date:
    """The day as of which the page is asked for, today where it names none. Raises NoPeriod for what is no day, for
    one that has not come or lies before the year, and for a year that does not exist or has not begun."""
    today, said = timezone.localdate(), request.GET.get("on", "")
    first = date(known_year(year), 1, 1)
    if first > today:
        raise NoPeriod(f"{year} 年还没有到")
    try:
        on = parse_typed(said, today) if said else today
    except BadDate:
        raise NoPeriod(f"“{said[:20]}”不是能用的日期，请写成 2025-02-24 这样") from None
    if not first <= on <= today:
        why = "还没有到" if on > today else f"在 {year} 年以前"
        raise NoPeriod(f"{on} {why}，不能按那一天看")
    return on
