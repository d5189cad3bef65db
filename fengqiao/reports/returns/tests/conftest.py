"""A street with cases of two months, as returns count them."""

from __future__ import annotations

from datetime import date

import pytest

from fengqiao.matters.disputes import seeds
from fengqiao.matters.disputes.words import Stage
from fengqiao.reports.returns import edition
from fengqiao.trunk.divisions import queries as divisions

YEAR, PART = 2025, "3"
MARCH = "/desk/returns/{}/2025/3/"


@pytest.fixture
def cases(cast, as_):
    """Open since February; found and settled in March; found in March and open; refused; of the street itself."""
    with as_(cast.li):
        places = [*divisions.communities(cast.office), divisions.root(cast.office)]

        def a(on, stage=Stage.REGISTERED, place=0, **given):
            return seeds.a_dispute(cast.li, places[place], on=on, stage=stage, **given)

        return {
            "old": a(date(2025, 2, 20)),
            "old_done": a(
                date(2025, 2, 21), Stage.DONE, closed_on=date(2025, 3, 4), people_count=60
            ),
            "done": a(date(2025, 3, 5), Stage.DONE, type="property_management", amount=12345),
            "open": a(date(2025, 3, 6), place=1, type="labor"),
            "refused": a(date(2025, 3, 7), Stage.REFUSED, place=-1, type="other"),
            "april": a(date(2025, 4, 1)),
        }


@pytest.fixture
def fill(office, cast, as_):
    """This will fill in a return of March anew."""

    def filled(key="screening", year=YEAR, part=PART):
        with as_(cast.li):
            return edition.fill(office, key, year, part)

    return filled


@pytest.fixture
def desk(client_of, cast):
    return client_of(cast.li)
