"""What a page of figures is asked for: a period and the cells that narrow it, read from the address and
written back into it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from fengqiao.engines.figures import AnyFigure, Period
from fengqiao.engines.figures.declaration import Codes, several
from fengqiao.engines.figures.periods import PARTS

NOT_CELLS = {"year", "month", "part", "from", "to", "after", "before"}
YEARS_BACK = 5


@dataclass(frozen=True)
class Asked:
    """A period and {dimension: code, or several of its codes}."""

    period: Period
    cells: dict[str, Codes] = field(default_factory=dict)

    @classmethod
    def of(cls, query: QueryDict) -> Asked:
        said = {key: codes for key, codes in query.lists() if key not in NOT_CELLS}
        cells: dict[str, Codes] = {
            key: codes[0] if len(codes) == 1 else tuple(codes) for key, codes in said.items()
        }
        return cls(Period.asked(query, timezone.localdate()), cells)

    def url(self, key: str, page: str = "overview:figure", **more: str) -> str:
        """The address of a figure for this period and cells, and some more."""
        query = self.period.query | self.cells | more
        return f"{reverse(page, args=[key])}?{urlencode(query, doseq=True)}"

    def without(self, key: str) -> Asked:
        return Asked(self.period, {k: code for k, code in self.cells.items() if k != key})

    def among_all(self) -> Asked:
        """The same period, no cells: the catalogue shows whole figures."""
        return Asked(self.period)

    def among(self, period: Period) -> Asked:
        """The same cells of another period."""
        return Asked(period, self.cells)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """(dimension, code), one a code: what a form carries on."""
        return [(key, code) for key, codes in self.cells.items() for code in several(codes)]

    def chips(self, figure: AnyFigure, office: UUID) -> list[dict[str, str]]:
        """The cells that are on; opening one of them takes it off."""
        return [
            {
                "text": f"{dimension.label}：{dimension.called(code, office)}",
                "url": self.without(dimension.key).url(figure.key),
            }
            for dimension, code in ((figure.dimension(k), c) for k, c in self.cells.items())
        ]


def choices(period: Period) -> dict[str, Any]:
    """What the form of a period offers, with what is chosen now."""
    this, asked = timezone.localdate().year, period.query
    years = sorted({*range(this - YEARS_BACK, this + 1), period.start.year}, reverse=True)
    is_free = "from" in asked
    return {
        "years": [(str(year), year == period.start.year) for year in years],
        "parts_of_year": [(key, label, key == asked.get("part")) for key, label in PARTS.items()],
        "catalogue_url": f"{reverse('overview:figures')}?{urlencode(asked)}",
        "pictures_url": f"{reverse('overview:pictures')}?{urlencode(asked)}",
        "is_free": is_free,
        "first": period.start if is_free else "",
        "last": period.last if is_free else "",
    }
