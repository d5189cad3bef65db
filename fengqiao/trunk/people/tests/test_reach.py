"""A post reaches into places only with a power over what stands there (`of_places`)."""

from dataclasses import replace

import pytest

from fengqiao.trunk.people import powers

pytestmark = pytest.mark.django_db


def test_an_administrator_who_leads_a_grid_reads_the_grid_and_not_the_street(cast):
    both = replace(cast.zhang, seats=(*cast.admin.seats, *cast.zhang.seats))
    assert [reach.path for reach in both.scope().reaches] == [cast.zhang.seats[0].path]
    assert both.may("people.manage") and both.may("disputes.read")


def test_who_reaches_into_no_place_still_sees_the_office(cast):
    assert [reach.office for reach in cast.admin.scope().reaches] == [cast.admin.office]


def test_a_power_over_places_reaches_and_another_does_not():
    assert powers.reach(["people.manage", "disputes.read"])
    assert not powers.reach(["people.manage", "journal.read"])
