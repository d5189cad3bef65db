"""The tree of divisions, by the administrator's hand."""

import pytest
from django.utils import timezone

from fengqiao.trunk.divisions import queries
from fengqiao.trunk.divisions.models import Division
from fengqiao.trunk.journal import scope


@pytest.fixture
def admin(cast, client_of):
    return client_of(cast.admin)


@pytest.fixture
def community(cast):
    with scope.office(cast.office):
        return queries.communities(cast.office)[1]


def page(division):
    return f"/desk/divisions/{division.pk}/"


def test_a_grid_below_a_community(cast, admin, community, entries):
    given = {"level": "grid", "name": "第三网格", "code": "", "spellings": "三网、三格"}
    assert admin.post(f"{page(community)}add/", given).status_code == 302
    with scope.office(cast.office):
        grid = Division.objects.get(name="第三网格")
    assert grid.parent_id == community.pk and grid.path.startswith(community.path)
    assert grid.spellings == ["三网", "三格"]
    assert entries("divisions.add")[-1].subject == grid.pk
    assert "第三网格" in admin.get("/desk/divisions/").content.decode()


def test_a_wrong_level_is_refused(cast, admin, community):
    given = {"level": "subdistrict", "name": "街道中的街道"}
    assert admin.post(f"{page(community)}add/", given).status_code == 422
    with scope.office(cast.office):
        assert not Division.objects.filter(name="街道中的街道").exists()


def test_renamed(cast, admin, community):
    assert (
        admin.post(page(community), {"name": "新名社区", "spellings": community.name}).status_code
        == 302
    )
    with scope.office(cast.office):
        again = Division.objects.get(pk=community.pk)
    assert (again.name, again.path, again.spellings) == (
        "新名社区",
        community.path,
        [community.name],
    )
    empty = admin.post(page(community), {"name": ""})
    assert empty.status_code == 422 and "请填名称" in empty.content.decode()


def test_ended_takes_nothing_new(cast, admin, community):
    today = timezone.localdate()
    assert admin.post(f"{page(community)}end/", {"day": today.isoformat()}).status_code == 302
    with scope.office(cast.office):
        assert Division.objects.get(pk=community.pk).ended_on == today
    assert admin.get(f"{page(community)}add/").status_code == 422
    assert community.name not in admin.get("/desk/people/new/").content.decode()


def test_the_street_itself_does_not_end(cast, admin):
    with scope.office(cast.office):
        root = queries.root(cast.office)
    answer = admin.post(f"{page(root)}end/", {"day": timezone.localdate().isoformat()})
    assert answer.status_code == 422 and "街道本级不能撤销" in answer.content.decode()


def test_the_next_street_does_not_exist_here(cast, admin):
    with scope.office(cast.next_office):
        theirs = queries.communities(cast.next_office)[0]
    for url in (page(theirs), f"{page(theirs)}add/"):
        assert admin.get(url).status_code == 404
        assert admin.post(url, {"name": "抢来的"}).status_code == 404
    assert admin.post(f"{page(theirs)}end/", {"day": "2026-01-01"}).status_code == 404


def test_without_the_power(cast, client_of, community):
    client = client_of(cast.li)
    for url in ("/desk/divisions/", page(community), f"{page(community)}add/"):
        assert client.get(url).status_code == 403
