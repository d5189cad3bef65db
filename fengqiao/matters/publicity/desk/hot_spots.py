"""精准普法: where disputes of one kind stand out, an activity is suggested and bound to its signal.

What a dispute is, publicity does not know: it is handed a figure that can be told by community and by kind
(project/catalogue.py), and reads its counts alone. No person is in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count
from django.urls import reverse
from django.utils.http import urlencode

from fengqiao.engines.figures import Figure, Period
from fengqiao.trunk.divisions import queries as divisions

from ..words import Signal

WINDOW = timedelta(days=90)
FEWEST, TIMES_MEAN, SHOWN = 3, 1.5, 5


@dataclass(frozen=True)
class HotSpot:
    """A kind of dispute that a community has clearly more often than the street's communities on average."""

    community: str
    place: UUID
    kind: str
    count: int
    mean: float

    @property
    def reason(self) -> str:
        return f"近三个月{self.community}{self.kind}{self.count}件，各社区平均{self.mean:.1f}件"

    @property
    def url(self) -> str:
        """The form of an activity that answers it."""
        begun = {
            "community": self.place,
            "signal": Signal.HOT_SPOT.value,
            "signal_text": self.reason,
            "kind": "lecture",
        }
        return f"{reverse('publicity.activities:add')}?{urlencode(begun)}"


def hot_spots(found: Figure, by: tuple[str, str], office: UUID, on: date) -> list[HotSpot]:
    """The cells of community and kind that stand out in the last ninety days, the clearest first."""
    places = {one.name: one.pk for one in divisions.communities(office)}
    kinds = found.dimension(by[1]).labels(office)
    counts = _counts(found, by, on)
    totals: Counter[str] = Counter()
    for (_, kind), n in counts.items():
        totals[kind] += n
    spots = [
        HotSpot(name, places[name], kinds.get(kind, ""), n, totals[kind] / len(places))
        for (name, kind), n in counts.items()
        if name in places and kinds.get(kind)
    ]
    out = [one for one in spots if one.count >= FEWEST and one.count > TIMES_MEAN * one.mean]
    return sorted(out, key=lambda one: (one.mean - one.count, one.community))[:SHOWN]


def _counts(found: Figure, by: tuple[str, str], on: date) -> Mapping[tuple[Any, Any], int]:
    """{(community, kind): how many} in one query."""
    rows = found.rows(Period.days(on - WINDOW, on))
    rows, one = found.dimension(by[0]).annotated(rows, on)
    rows, other = found.dimension(by[1]).annotated(rows, on)
    counted = rows.order_by().values_list(one, other).annotate(n=Count("pk"))
    return {(name, kind): n for name, kind, n in counted}
