"""What is written for the whole street: only who has the power for all of it opens it, as of a day that has been."""

from __future__ import annotations

from datetime import date

from django.http import Http404
from django.utils import timezone

from fengqiao.ground.dates import EARLIEST, LATEST, BadDate, parse_date
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
    """The day that the page is asked for; what cannot be understood, or has not come, is today. Raises Http404
    for a year that has not begun."""
    today = timezone.localdate()
    if not EARLIEST <= year <= LATEST or date(year, 1, 1) > today:
        raise Http404
    try:
        on = parse_date(request.GET.get("on") or today)
    except BadDate:
        return today
    return on if date(year, 1, 1) <= on <= today else today
