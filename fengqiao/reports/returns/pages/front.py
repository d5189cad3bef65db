"""The list of returns: what each is, for whom, and where the period in hand stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from fengqiao.engines.figures import Period

from .. import calendar, layout, queries
from ..declaration import Return
from ..models import Seal

SOON = 5  # days before it is due
At = tuple[str, date, date]  # a return and the days of a period


@dataclass(frozen=True)
class InHand:
    """A return with its period in hand; `typed` is how many of its fields were typed elsewhere."""

    of: Return
    period: Period
    url: str
    typing_url: str
    seal: Seal | None
    typed: int
    due_on: date | None
    is_late: bool
    is_soon: bool


def front(office: UUID, today: date) -> list[InHand]:
    """Each return with its period in hand; in a constant number of queries."""
    returns = layout.every(office)
    sealed = {(one.key, one.start, one.end): one for one in queries.sealed(office)}
    typed = queries.typed_counts(office)
    return [_line(of, calendar.in_hand(of, today), sealed, typed, today) for of in returns]


def _line(
    of: Return,
    period: Period,
    sealed: Mapping[At, Seal],
    typed: Mapping[At, int],
    today: date,
) -> InHand:
    at = (of.key, period.start, period.end)
    seal, due = sealed.get(at), calendar.due_on(of, period)
    address = [of.key, *calendar.named(period)]
    return InHand(
        of,
        period,
        reverse("returns:table", args=address),
        reverse("returns:typing", args=address),
        seal,
        typed.get(at, 0),
        due,
        bool(due and seal is None and today > due),
        bool(due and seal is None and 0 <= (due - today).days <= SOON),
    )
