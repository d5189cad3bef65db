"""One office in which every figure of the catalogue has rows."""

import os
import random
from datetime import date

import pytest
from django.db import transaction

from fengqiao.engines.figures.pages.tests.conftest import browser  # noqa: F401
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.journal import scope
from fengqiao.trunk.people import actors
from fengqiao.trunk.people import acts as people
from fengqiao.trunk.people.models import Person
from tests.casting import FOUNDER, SINCE

from . import cases, records

# The same rows every run, so that a red run means a change; FIGURES_SEED tries others.
SEED = int(os.environ.get("FIGURES_SEED", "20241231"))


@pytest.fixture(scope="module")
def standing_world(standing_cast, django_db_blocker):
    """A year of every matter, made once for all tests of a module and rolled back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        with scope.opened(standing_cast.li.scope()):
            office = divisions.office(standing_cast.office)
            li, wang = Person.objects.get(pk=standing_cast.li.person), standing_cast.wang.person
            people.appoint(
                li,
                division=divisions.root(office.pk),
                role="justice_clerk",
                starts_on=SINCE,
                by=FOUNDER,
            )
            both = actors.of_person(li, date.today())
        with scope.opened(both.scope()):
            cases.walk(both, Person.objects.get(pk=wang))
            records.fill(both, random.Random(SEED))
        yield both
        transaction.set_rollback(True)


@pytest.fixture
def world(standing_world, db):
    """小李, who is the justice office's clerk too, in the scope of her posts; each test rolls back to the year."""
    with scope.opened(standing_world.scope()):
        yield standing_world
