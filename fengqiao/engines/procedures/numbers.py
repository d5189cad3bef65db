"""Numbers of cases: gapless per office, series and year, taken with the row locked (order: case, number,
head).

Who prepares many records beside the others expects the numbers that come next, and takes them when his turn has
come. Those that others took meanwhile are the first of them; their bearers get the ones behind the last instead.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence as Listing
from dataclasses import dataclass
from uuid import UUID

from fengqiao.trunk.journal import gate

from .models import Sequence


def next_number(office: UUID, series: str, year: int, prefix: str = "") -> str:
    """This will take the next number of a series, "2024-0001" behind its prefix. Call it inside a deed:
    the lock holds until the deed ends, and a deed that fails gives its numbers back."""
    return next_numbers(office, series, [year], prefix)[0]


def next_numbers(office: UUID, series: str, years: Listing[int], prefix: str = "") -> list[str]:
    """This will take one number for each of the years, in their order: one lock a year."""
    if gate.deed_open.get() is None:
        raise gate.NoAct("编号必须在一次办理之内取")
    wanted: dict[int, list[int]] = defaultdict(list)
    for index, year in enumerate(years):
        wanted[year].append(index)
    numbers = [""] * len(years)
    for year in sorted(wanted):
        first = _taken(office, series, year, len(wanted[year]))
        for offset, index in enumerate(wanted[year]):
            numbers[index] = f"{prefix}{year}-{first + offset:04d}"
    return numbers


@dataclass
class Expected:
    """So many numbers of a series and year, that come after `last`. `gone`: how many of them others took before it
    was our turn, known once they are taken."""

    office: UUID
    series: str
    year: int
    prefix: str
    count: int
    last: int
    gone: int = 0

    def number(self, index: int) -> str:
        """The number of the record at a place, from 0."""
        later = max(self.count, self.gone) if index < self.gone else 0
        return f"{self.prefix}{self.year}-{self.last + 1 + index + later:04d}"

    def take(self) -> None:
        """This will take them. Call it in a deed, which holds the lock from then on."""
        self.gone = _taken(self.office, self.series, self.year, self.count) - self.last - 1


def expected(office: UUID, series: str, year: int, count: int, prefix: str = "") -> Expected:
    """This will tell which numbers come next, and lock nothing."""
    row = Sequence.objects.filter(office=office, series=series, year=year).first()
    return Expected(office, series, year, prefix, count, row.last if row is not None else 0)


def _taken(office: UUID, series: str, year: int, count: int) -> int:
    """The first of the numbers taken."""
    row = (
        Sequence.objects.select_for_update().filter(office=office, series=series, year=year).first()
    ) or Sequence(office=office, series=series, year=year)
    first = row.last + 1
    row.last += count
    row.save()
    return first
