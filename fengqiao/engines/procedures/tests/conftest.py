"""An office with two communities, three people, and the toy procedure wired in for the test alone."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from types import SimpleNamespace

import pytest

from fengqiao.engines.procedures import deadlines, procedure
from fengqiao.trunk.divisions import acts as divisions
from fengqiao.trunk.divisions import queries as places
from fengqiao.trunk.journal import listeners, scope, verbs
from fengqiao.trunk.people import powers
from fengqiao.trunk.people.actors import Actor, Seat

from . import toy

FOUNDER = SimpleNamespace(person=None, post=None, on_behalf_of=None)
STREETS = {
    "path": [],
    "streets": [
        {
            "code": "990000001",
            "name": "甲街道",
            "communities": [
                {"name": "东风社区居委会", "code": "01"},
                {"name": "西苑社区居委会", "code": "02"},
            ],
        }
    ],
}


@pytest.fixture(autouse=True)
def wired(monkeypatch):
    """The toy procedure is known to this test and to no other."""
    monkeypatch.setattr(procedure, "_known", {})
    monkeypatch.setattr(verbs, "_declared", dict(verbs._declared))
    monkeypatch.setattr(listeners, "_listeners", defaultdict(list))
    verbs.declare((*toy.VERBS, *toy.TOY.verbs()))
    procedure.declare([toy.TOY])
    deadlines.listen([toy.TOY])


@pytest.fixture
def office(db):
    with scope.everywhere(because="测试"):
        made = divisions.init_office(STREETS, "990000001", by=FOUNDER)
        toy.found(made, FOUNDER)
    return made


@pytest.fixture
def people(office):
    """`clerk` of the office, `leader` who only reads, `staff` of the eastern community."""
    with scope.office(office.pk):
        root, east = places.root(office.pk), places.communities(office.pk)[0]

    def actor(role, path):
        seat = Seat(None, path, role, role, powers.of_role(role))
        return Actor(office.pk, None, role, (seat,))

    return SimpleNamespace(
        clerk=actor("clerk", root.path),
        leader=actor("leader", root.path),
        staff=actor("community_staff", east.path),
        administrator=actor("administrator", root.path),
        east=east.path,
        root=root.path,
    )


@pytest.fixture
def inside(office, people):
    """The clerk's scope, open for the whole test."""
    with scope.opened(people.clerk.scope()):
        yield


@pytest.fixture
def case(office, people, inside):
    """A case registered on Monday 2024-04-22, the week before the holidays of May."""
    return toy.register(office, people.east, date(2024, 4, 22), people.clerk)
