from datetime import date

import pytest

from fengqiao.matters.leadership import acts, seeds
from fengqiao.trunk.divisions import queries as divisions

DAY = date(2026, 3, 2)


@pytest.fixture
def li(cast, as_):
    """小李 at her desk: the clerk who keeps the ledgers, her scope open."""
    with as_(cast.li):
        yield cast.li


@pytest.fixture
def a_task(li):
    """This will make a task at a stage, through acts."""

    def made(**given):
        given.setdefault("on", DAY)
        return seeds.a_task(given.pop("by", li), **given)

    return made


@pytest.fixture
def duties(li):
    """The duty list of 2026."""
    office = divisions.office(li.office)
    acts.found_duties(office, divisions.root(li.office).path, 2026, by=li)
    return office
