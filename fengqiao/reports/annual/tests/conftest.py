"""A street with a few records of a year, and its report."""

from __future__ import annotations

from datetime import date

import pytest

from fengqiao.matters.disputes import seeds
from fengqiao.reports.annual import composition
from fengqiao.trunk.divisions import queries as divisions

YEAR, ON = 2025, date(2026, 2, 10)


@pytest.fixture
def cases(cast, as_):
    """Three disputes of the year."""
    with as_(cast.li):
        places = list(divisions.communities(cast.office))
        return [
            seeds.a_dispute(cast.li, places[n % 2], on=date(YEAR, 3, 2 + n), summary=f"漏水{n}")
            for n in range(3)
        ]


@pytest.fixture
def read(office, cast, as_):
    """This will read the draft of the year anew."""

    def drafted(on: date = ON):
        with as_(cast.li):
            return composition.compose(office, YEAR, on)

    return drafted
