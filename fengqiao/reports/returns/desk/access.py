"""Opening a return: only who has the power for the whole street sees the street's numbers."""

from __future__ import annotations

from django.http import Http404

from fengqiao.engines.papers import street
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.people.access import DeskRequest

from .. import edition, layout, queries
from ..declaration import Return
from ..edition import Filled
from ..layout import UnknownReturn
from ..models import Seal


def office(request: DeskRequest, power: str = "returns.read") -> Office:
    """The office of a request, for who has the power over all of it. Raises Denied."""
    return street.office(request, power)


def arranged(request: DeskRequest, key: str, power: str) -> tuple[Office, Return]:
    """A return as the office has it. Raises Denied, Http404."""
    of = office(request, power)
    try:
        return of, layout.of(of.pk, key)
    except UnknownReturn:
        raise Http404 from None


def filled(
    request: DeskRequest, key: str, year: int, part: str, power: str = "returns.read"
) -> Filled:
    """A return of a period: as it was sealed, or as the ledgers say. Raises Denied, NoPeriod, Http404."""
    try:
        return edition.fill(office(request, power), key, year, part)
    except UnknownReturn:
        raise Http404 from None


def version(request: DeskRequest, key: str, year: int, part: str, number: int) -> Filled | None:
    """One of the versions that were sealed, standing or not; None where there is none. Raises Denied, Http404."""
    one = filled(request, key, year, part)
    found: Seal | None = (
        queries.seals(one.office.pk, key, one.period).filter(version=number).first()
    )
    return found and edition.filled(one.office, one.of, one.period, found)
