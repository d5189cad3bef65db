"""What a page of figures is asked for: a period and the cells that narrow it, read from the address and
written back into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from fengqiao.ground.dates import BadDate
from fengqiao.ui.fields import Day

from ..catalogue import AnyFigure
from ..chips import Bound
from ..declaration import Codes, several
from ..periods import PARTS, Period

NOT_CELLS = {"year", "period", "month", "part", "from", "to", "after", "before"}
YEARS_BACK = 5


@dataclass(frozen=True)
class Taken:
    """A cell that is on; opening it takes it off."""

    text: str
    url: str


@dataclass(frozen=True)
class Asked:
    """A period and {dimension: code, or several of its codes}."""

    period: Period
    cells: Mapping[str, Codes] = field(default_factory=dict)

    @classmethod
    def of(cls, query: QueryDict) -> Asked:
        said = {key: codes for key, codes in query.lists() if key not in NOT_CELLS}
        cells: dict[str, Codes] = {
            key: codes[0] if len(codes) == 1 else tuple(codes) for key, codes in said.items()
        }
        return cls(Period.asked(query, timezone.localdate()), cells)

    def url(self, key: str, page: str = "figures:figure", **more: str) -> str:
        """The address of a figure for this period and cells, and some more."""
        query = self.period.query | dict(self.cells) | more
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

    def chips(self, figure: AnyFigure, office: UUID) -> list[Taken]:
        """The cells that are on."""
        return [
            Taken(
                f"{dimension.label}：{dimension.called(code, office)}",
                self.without(dimension.key).url(figure.key),
            )
            for dimension, code in ((figure.dimension(k), c) for k, c in self.cells.items())
        ]


def opened(bound: Bound) -> str:
    """The page of a number's figure for the same days and cells: its rows."""
    return Asked(bound.period, bound.cells).url(bound.key)


@dataclass(frozen=True)
class Choices:
    """What the form of a period offers, with what is chosen now: (value, label, whether it is chosen); `unread`
    says of the days that were asked for why they are none."""

    years: tuple[tuple[str, bool], ...]
    parts_of_year: tuple[tuple[str, str, bool], ...]
    catalogue_url: str
    is_free: bool
    first: date | str
    last: date | str
    unread: str

    @classmethod
    def of(cls, period: Period) -> Choices:
        this, asked = timezone.localdate().year, period.query
        years = sorted({*range(this - YEARS_BACK, this + 1), period.start.year}, reverse=True)
        is_free = "from" in asked
        return cls(
            tuple((str(year), year == period.start.year) for year in years),
            tuple((key, label, key == asked.get("part")) for key, label in PARTS.items()),
            of_period("figures:catalogue", period),
            is_free,
            period.start if is_free else "",
            period.last if is_free else "",
            unread(period.unread),
        )


def unread(wrong: BadDate | None) -> str:
    """Why days that were asked for are none, "" where nothing was wrong."""
    if wrong is None:
        return ""
    return Day.why(wrong) if wrong.text else "起止两天都要填"


def of_period(page: str, period: Period) -> str:
    """The address of a page for a period."""
    return f"{reverse(page)}?{urlencode(period.query)}"
