"""A reading that was frozen before a case was moved to another community: it stays, and its page says what changed to
whoever may read it there."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from fengqiao.engines.figures import Period, acts, lookup, queries
from fengqiao.engines.registers import acts as records
from fengqiao.matters.disputes import seeds
from fengqiao.matters.disputes.registers import REGISTER
from fengqiao.trunk.divisions import queries as divisions

pytestmark = pytest.mark.django_db
YEAR = Period.year(2025)


@pytest.fixture
def places(cast, as_):
    with as_(cast.li):
        return tuple(divisions.communities(cast.office)[:2])


@pytest.fixture
def case(cast, as_, places):
    with as_(cast.li):
        return seeds.a_dispute(cast.li, places[0], on=date(2025, 3, 5))


@pytest.fixture
def taken(cast, as_, places, case):
    """Readings of the street, of each community by the street, and of the first by 陈姐, who sits there."""
    here, there = ({"community": one.name} for one in places)
    with as_(cast.li):
        found = lookup.find("disputes.found", cast.office)
        whole, left, came = (
            acts.freeze(found, YEAR, by=cast.li, cells=cells) for cells in ({}, here, there)
        )
    with as_(cast.chen):
        own = acts.freeze(found, YEAR, by=cast.chen)
    return {"whole": whole, "left": left, "came": came, "own": own}


def kept(cast, as_):
    """All that the office keeps of its readings."""
    with as_(cast.li):
        return sorted(queries.published().values_list())


@pytest.fixture
def moved(cast, as_, taken, case, places):
    before = kept(cast, as_)
    with as_(cast.li):
        community = {"community": places[1]}
        records.amend(REGISTER, case, community, by=cast.li, reason="登记错了社区")
    return before


def page(client, reading):
    return client.get(reverse("figures:reading", args=[reading.pk])).content.decode()


def test_it_stays_as_it_was(cast, as_, taken, moved):
    assert [int(one.value) for one in taken.values()] == [1, 1, 0, 1]
    assert kept(cast, as_) == moved


def test_the_street_reads_what_came_and_went_and_who_moved_it(cast, client_of, taken, moved, case):
    desk = client_of(cast.li)
    assert "和现在一致：数是 1 件" in page(desk, taken["whole"])
    for name, said in (
        ("left", ("当时是 1 件，现在是 0 件", "后来不算的")),
        ("came", ("当时是 0 件，现在是 1 件", "后来加进来的")),
        ("own", ("当时是 1 件，现在是 0 件", "后来不算的")),
    ):
        shown = page(desk, taken[name])
        for words in (*said, "有更正", case.number, "登记错了社区", "小李"):
            assert words in shown, (name, words)


def test_the_community_reads_that_it_went_and_nothing_else_of_it(
    cast, client_of, taken, moved, case, places
):
    shown = page(client_of(cast.chen), taken["own"])
    assert "有更正：当时是 1 件，现在是 0 件" in shown
    assert f"{case.number} 已于 {timezone.localdate()} 移到{places[1].name}" in shown
    for words in ("登记错了社区", "拖动桌椅", "小李"):
        assert words not in shown, words
