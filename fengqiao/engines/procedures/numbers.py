"""Numbers of cases: gapless per office, series and year, taken with the row locked (order: case, number,
head)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence as Listing
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


def _taken(office: UUID, series: str, year: int, count: int) -> int:
    """The first of the numbers taken."""
    row = (
        Sequence.objects.select_for_update().filter(office=office, series=series, year=year).first()
    ) or Sequence(office=office, series=series, year=year)
    first = row.last + 1
    row.last += count
    row.save()
    return first
