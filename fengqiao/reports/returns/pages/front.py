"""The list of returns: what each is, for whom, and where the period in hand stands."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from fengqiao.engines.figures import Period

from .. import calendar, layout, queries
from ..declaration import Return

SOON = 5  # days before it is due


def front(office: UUID, today: date) -> list[dict[str, Any]]:
    """Each return with its period in hand; in a constant number of queries."""
    returns = layout.every(office)
    sealed = {(one.key, one.start, one.end): one for one in queries.sealed(office)}
    typed = queries.typed_counts(office)
    return [_line(of, calendar.in_hand(of, today), sealed, typed, today) for of in returns]


def _line(
    of: Return, period: Period, sealed: dict[Any, Any], typed: dict[Any, int], today: date
) -> dict[str, Any]:
    at = (of.key, period.start, period.end)
    seal, due = sealed.get(at), calendar.due_on(of, period)
    return {
        "of": of,
        "period": period,
        "url": reverse("returns:table", args=[of.key, *calendar.named(period)]),
        "typing_url": reverse("returns:typing", args=[of.key, *calendar.named(period)]),
        "seal": seal,
        "typed": typed.get(at, 0),
        "due_on": due,
        "is_late": bool(due and seal is None and today > due),
        "is_soon": bool(due and seal is None and 0 <= (due - today).days <= SOON),
    }
