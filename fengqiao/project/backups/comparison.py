"""The figures that a backup holds beside those that come out of its rows again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from fengqiao.engines.figures import Period, values
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.journal import scope

from .archive import Figures

YEARS = 11  # the year of the backup and those before it

Values = dict[tuple[str, str, str, str], Any]  # office, period, figure, and what of it → value


@dataclass(frozen=True)
class Compared:
    """How many values both know, which differ, and the keys of figures that this version no longer has."""

    values: int
    differing: tuple[str, ...]
    gone: tuple[str, ...]


def figures(on: date) -> Figures:
    """Every figure of every office for the last years, as it stood on a day: what a restore must show again,
    whenever it happens."""
    told: Figures = {}
    for office in Office.objects.order_by("code"):
        with scope.office(office.pk):
            told[office.code] = [
                values.read([], Period.year(year, seen_on=on), office)
                for year in range(on.year - YEARS + 1, on.year + 1)
            ]
    return told


def compared(then: Figures, now: Figures) -> Compared:
    """What a figure or a breakdown of only one of both versions would say, the other cannot gainsay."""
    before, after = dict(_values(then)), dict(_values(json.loads(json.dumps(now))))
    both = before.keys() & after.keys()
    differing = sorted(key for key in both if before[key] != after[key])
    gone = {key[2] for key in before} - {key[2] for key in after}
    return Compared(len(both), tuple(" ".join(key) for key in differing), tuple(sorted(gone)))


def _values(told: Figures) -> Iterator[tuple[tuple[str, str, str, str], Any]]:
    for office, periods in told.items():
        for period in periods:
            for one in period["figures"]:
                where = (office, period["period"], one["key"])
                parts = {name: one[name] for name in ("value", "of", "over") if name in one}
                for name, value in (parts | one["breakdown"]).items():
                    yield (*where, name), value
