from datetime import date

import pytest

from fengqiao.matters.disputes import seeds
from fengqiao.trunk.divisions import queries as divisions

DAY = date(2026, 3, 2)


@pytest.fixture
def li(cast, as_):
    """小李 at her desk: the clerk of the office's centre, her scope open."""
    with as_(cast.li):
        yield cast.li


@pytest.fixture
def place(li):
    return divisions.communities(li.office)[0]


@pytest.fixture
def a_dispute(li, place):
    """This will make a case at a stage, through acts."""

    def made(**given):
        given.setdefault("on", DAY)
        return seeds.a_dispute(given.pop("by", li), given.pop("division", place), **given)

    return made
