"""Opening the report of a year: only who has the power for the whole street sees the street's numbers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from tempfile import TemporaryFile
from typing import IO

from django.http import FileResponse, Http404
from django.utils import timezone

from fengqiao.ground.dates import EARLIEST, LATEST, BadDate, parse_date
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.people.access import DeskRequest
from fengqiao.trunk.people.actors import Actor

from .. import queries
from ..composition import Draft, compose
from ..models import Report

CLOSING_MONTH = 4  # until then the report of the year before is the one in hand


def drafted(request: DeskRequest, year: int, power: str = "reports.read") -> Draft:
    """The draft of a year as of the day that the page asks for. Raises Denied, Http404."""
    office = Office.objects.get(pk=request.actor.office)
    acting(request, office, power)
    return compose(office, year, day(request, year))


def acting(request: DeskRequest, office: Office, power: str) -> Actor:
    """Who acts, under a post that has the power for the whole street: part of it has no annual report."""
    return request.actor.under(power, f"{office.label}/")


def day(request: DeskRequest, year: int) -> date:
    """The day that the page is asked for; what cannot be understood, or has not come, is today."""
    today = timezone.localdate()
    if not EARLIEST <= year <= LATEST or date(year, 1, 1) > today:
        raise Http404
    try:
        on = parse_date(request.GET.get("on") or today)
    except BadDate:
        return today
    return on if date(year, 1, 1) <= on <= today else today


def year_in_hand(today: date) -> int:
    return today.year - 1 if today.month < CLOSING_MONTH else today.year


def issued(request: DeskRequest, year: int) -> Report | None:
    """The issued report of a year. Raises Denied."""
    office = Office.objects.get(pk=request.actor.office)
    acting(request, office, "reports.read")
    return queries.issued(office.pk, year)


def workbook(name: str, write: Callable[[IO[bytes]], None]) -> FileResponse:
    """A workbook to be saved, written whole while the scope is open, and sent from the disk."""
    to = TemporaryFile()  # noqa: SIM115 (the answer closes it when it is sent)
    write(to)
    to.seek(0)
    return FileResponse(to, as_attachment=True, filename=name)
