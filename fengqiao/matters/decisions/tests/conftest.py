from datetime import date

import pytest

from fengqiao.matters.decisions import seeds
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.people import actors
from fengqiao.trunk.people import acts as people
from fengqiao.trunk.people.models import Person
from tests.casting import FOUNDER, SINCE

DAY = date(2026, 3, 2)


@pytest.fixture
def he(cast, as_):
    """何所长 of the justice office: keeps, reviews and records decisions; her scope open."""
    with as_(cast.li):
        root = divisions.root(cast.office)
        person = people.enter(divisions.office(cast.office), name="何所长", by=FOUNDER)
        people.appoint(person, division=root, role="justice_clerk", starts_on=SINCE, by=FOUNDER)
        people.open_account(person, login="he", by=FOUNDER)
        actor = actors.of_person(Person.objects.get(pk=person.pk), date.today())
    with as_(actor):
        yield actor


@pytest.fixture
def root(he):
    return divisions.root(he.office)


@pytest.fixture
def a_decision(he):
    """This will make a decision at a stage, through acts."""

    def made(**given):
        given.setdefault("on", DAY)
        return seeds.a_decision(given.pop("by", he), **given)

    return made
