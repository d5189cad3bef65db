"""Many figures asked at once: a page of the whole catalogue is a handful of questions to the database.

Every value is the aggregate of its figure's own queryset, as Figure.value asks it; here they are one UNION.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Sum

from fengqiao.ground.portions import portions

from .catalogue import AnyFigure
from .declaration import Figure
from .external import External
from .measures import Number, number
from .periods import Period
from .rates import Rate

MOST = 100  # SQLite takes five hundred parts of a UNION

Asked = tuple[AnyFigure, Period]


def values(asked: Sequence[Asked]) -> list[Number | None]:
    """This will give the value of each figure for its days, in their order; the number of queries is that of the
    figures divided by MOST, counts and sums apart."""
    leaves = [_asks(figure, period) for figure, period in asked]
    counted = iter(_counted([one for some in leaves for one in some]))
    return [
        _told(figure, period, [next(counted) for _ in some])
        for (figure, period), some in zip(asked, leaves, strict=True)
    ]


def _asks(figure: AnyFigure, period: Period) -> Sequence[tuple[Figure, Period]]:
    if isinstance(figure, Rate):
        return figure.asks(period)
    return ((figure, period),) if isinstance(figure, Figure) else ()


def _told(figure: AnyFigure, period: Period, counted: list[Number]) -> Number | None:
    if isinstance(figure, Rate):
        return figure.made(*counted).percent
    return figure.value(period) if isinstance(figure, External) else counted[0]


def _counted(leaves: Sequence[tuple[Figure, Period]]) -> list[Number]:
    sums = [n for n, (figure, _) in enumerate(leaves) if figure.measure.of is Sum]
    counts = [n for n, (figure, _) in enumerate(leaves) if figure.measure.of is not Sum]
    found: dict[int, Any] = {}
    for kind in (counts, sums):
        for some in portions(kind, MOST):
            found |= _union(leaves, some)
    return [number(found.get(n)) for n in range(len(leaves))]


def _union(leaves: Sequence[tuple[Figure, Period]], chosen: Iterable[int]) -> dict[int, Any]:
    first, *others = (
        leaves[n][0].measure.asked(leaves[n][0].rows(leaves[n][1]), n) for n in chosen
    )
    return dict(first.union(*others, all=True))
