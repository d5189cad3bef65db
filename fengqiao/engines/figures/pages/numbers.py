"""Numbers from outside as their pages show them."""

from __future__ import annotations

from dataclasses import dataclass

from .. import lookup
from ..measures import number
from ..models import ExternalFigure
from ..periods import Period
from . import lines
from .asked import Asked


@dataclass(frozen=True)
class Recorded:
    """A number from outside, with the page of its figure in its own period."""

    row: ExternalFigure
    value: str
    url: str


def recorded(row: ExternalFigure) -> Recorded:
    url = Asked(Period(row.start, row.end, row.period)).url(f"{lookup.EXTERNAL}.{row.slug}")
    return Recorded(row, lines.number(number(row.value)), url)
