"""The tree, the settings and the calendar change by acts, and the journal says what stood there before."""

from datetime import date

import pytest
from django.db.models import Q

from fengqiao.trunk.divisions import acts, queries
from fengqiao.trunk.divisions.models import Division, Office
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.journal.scope import Reach


@pytest.fixture
def admin(cast, as_):
    with as_(cast.admin):
        yield cast.admin


@pytest.fixture
def community(admin):
    return queries.communities(admin.office)[0]


def below(place: Division) -> Q:
    return Reach(place.office, place.path).condition(by_path=True)


def last() -> Entry:
    return Entry.objects.order_by("-seq")[0]


def test_a_grid_gets_the_next_short_label_below_its_community(admin, community):
    here = Division.objects.filter(below(community)).count() - 1
    grid = acts.add(community, level="grid", name="东门第二网格", by=admin, spellings=["二网格"])
    assert grid.path == f"{community.path}{here + 1:02d}/"
    assert set(Division.objects.filter(below(community))) >= {community, grid}
    assert (last().verb, last().facts["name"]) == ("divisions.add", "东门第二网格")


def test_a_name_is_amended_and_the_place_in_the_tree_stays(admin, community):
    path, name = community.path, community.name
    acts.amend(community, by=admin, name="改名社区", code="", spellings=[])
    community.refresh_from_db()
    assert (community.name, community.path) == ("改名社区", path)
    assert last().facts["before"]["name"] == name
    assert last().facts["after"]["name"] == "改名社区"


def test_a_division_that_ended_takes_no_new_records_and_stays(admin, community):
    acts.end(community, on=date(2026, 6, 1), by=admin)
    assert community not in queries.communities(admin.office)
    assert Division.objects.filter(below(community), pk=community.pk).exists()
    assert last().happened_on == date(2026, 6, 1)


def test_a_setting_is_set_once_and_then_changed(admin):
    assert queries.setting(admin.office, "x.days", 5) == 5
    acts.set_setting(admin.office, "x.days", 7, by=admin)
    acts.set_setting(admin.office, "x.days", 9, by=admin)
    assert queries.setting(admin.office, "x.days", 5) == 9
    assert queries.settings(admin.office, ["x.days", "y"]) == {"x.days": 9}
    assert (last().facts["before"], last().facts["after"]) == (7, 9)


def test_days_are_marked_changed_and_dropped(admin, office):
    day, other = date(2025, 7, 5), date(2025, 7, 7)
    acts.mark_days(office, [(day, True, "值班"), (other, False, "停水")], by=admin)
    calendar = queries.calendar(office.pk)
    assert calendar.is_workday(day) and not calendar.is_workday(other)
    acts.mark_days(office, [(day, None, ""), (other, True, "照常")], by=admin)
    calendar = queries.calendar(office.pk)
    assert not calendar.is_workday(day) and calendar.is_workday(other)
    assert last().facts["days"] == [["2025-07-05", None, ""], ["2025-07-07", True, "照常"]]


def test_the_office_is_named_when_several_could_be_meant(cast, office, next_office, as_):
    with as_(cast.admin):
        assert queries.the_office() == office
        assert queries.the_office(office.code) == office
        with pytest.raises(Office.DoesNotExist):
            queries.the_office(next_office.code)


def test_the_next_streets_settings_and_calendar_are_its_own(cast, admin, office, as_):
    acts.set_setting(office.pk, "x.days", 7, by=admin)
    with as_(cast.zhao):
        assert queries.setting(cast.next_office, "x.days", 5) == 5
        assert queries.setting(office.pk, "x.days", 5) == 5, "nothing of another street is read"
