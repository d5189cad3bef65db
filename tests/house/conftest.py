"""The stranger of the house tests."""

from __future__ import annotations

from datetime import date

import pytest

from fengqiao.trunk.divisions import queries as places
from fengqiao.trunk.people import actors, powers
from fengqiao.trunk.people import acts as people
from fengqiao.trunk.people.models import Person
from tests.casting import FOUNDER, SINCE


@pytest.fixture
def stranger(cast, as_, client_of):
    """赵生, given every post that there is in the next street: whatever he may do, he finds nothing here."""
    with as_(cast.zhao):
        person, root = Person.objects.get(pk=cast.zhao.person), places.root(cast.next_office)
        for role in ("leader", "justice_clerk", "administrator", "mediator", "discipline"):
            people.appoint(person, division=root, role=role, starts_on=SINCE, by=FOUNDER)
        actor = actors.of_person(person, date.today())
    assert all(actor.may(power) for power in powers.POWERS)
    return client_of(actor)
