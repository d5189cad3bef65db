"""An office is founded from a division list, once, whole or not at all, and says what is wrong with a list."""

import json
from datetime import date
from pathlib import Path

import pytest

from fengqiao.trunk.divisions import acts, queries
from fengqiao.trunk.divisions.models import Division, Neighbour, Office, SpecialDay
from fengqiao.trunk.journal import chain, scope
from fengqiao.trunk.journal.models import Entry

LIST = {
    "path": [{"code": "97", "name": "某省"}],
    "streets": [
        {
            "code": "970101001",
            "name": "甲街道",
            "communities": [
                {"code": "970101001001", "name": "东风社区居委会", "kind": "居委会"},
                {"code": "970101001200", "name": "迎新村委会", "kind": "村委会"},
            ],
        },
        {
            "code": "970101002",
            "name": "乙街道",
            "communities": [{"code": "970101002001", "name": "东风社区居委会"}],
        },
    ],
}


@pytest.fixture
def by(cast):
    return cast.admin


@pytest.fixture
def everywhere():
    with scope.everywhere(because="测试：建立街道"):
        yield


@pytest.fixture
def founded(by, everywhere) -> Office:
    return acts.init_office(LIST, "970101001", by=by)


def test_communities_become_the_first_level_in_their_order(founded):
    root = queries.root(founded.pk)
    assert (root.path, root.name) == (f"{founded.label}/", "甲街道")
    told = [(d.name, d.full_name, d.level, d.path) for d in queries.communities(founded.pk)]
    assert told == [
        ("东风社区", "东风社区居委会", "community", f"{root.path}01/"),
        ("迎新村", "迎新村委会", "village", f"{root.path}02/"),
    ]
    assert founded.parents == LIST["path"]


def test_the_neighbours_names_are_kept(founded):
    assert [(n.street, n.name) for n in Neighbour.objects.filter(office=founded.pk)] == [
        ("乙街道", "东风社区")
    ]


def test_the_calendar_knows_make_up_days(founded):
    calendar = queries.calendar(founded.pk)
    assert not calendar.is_workday(date(2024, 10, 1))
    assert calendar.is_workday(date(2024, 10, 12)), "a Saturday on which 调休 is worked off"


def test_the_journal_says_that_it_was_founded_and_holds(founded):
    (entry,) = Entry.objects.filter(office=founded.pk)
    assert (entry.verb, entry.seq, entry.facts["communities"]) == ("divisions.found", 1, 2)
    assert len(entry.rows) == 2 + 2 + 1 + SpecialDay.objects.filter(office=founded.pk).count()
    assert chain.verify([founded.pk])["ok"]


def test_the_same_street_is_not_founded_twice(founded, by):
    before = Division.objects.count()
    with pytest.raises(acts.BadDivisions, match="已经建立过"):
        acts.init_office(LIST, "970101001", by=by)
    assert Division.objects.count() == before


def test_labels_of_offices_differ(founded, by):
    other = acts.init_office(LIST, "970101002", by=by)
    assert other.label != founded.label


@pytest.mark.parametrize(
    "given, said",
    [
        ({}, "没有 streets 列表"),
        ([], "没有 streets 列表"),
        ({"streets": []}, "没有 streets 列表"),
        ({"streets": "甲街道"}, "没有 streets 列表"),
        ({"streets": [{"code": "1", "name": "丙街道"}]}, "没有代码为 970101001 的街道"),
    ],
)
def test_a_list_that_cannot_be_used_is_refused_in_a_sentence(by, everywhere, given, said):
    before = Office.objects.count()
    with pytest.raises(acts.BadDivisions, match=said):
        acts.init_office(given, "970101001", by=by)
    assert Office.objects.count() == before


@pytest.mark.parametrize(
    "full, short",
    [
        ("新城社区居委会", "新城社区"),
        ("新城社区居民委员会", "新城社区"),
        ("迎新村委会", "迎新村"),
        ("迎新村村民委员会", "迎新村"),
        ("新城社区", "新城社区"),
        (" 新 城 社区居委会 ", "新城社区"),
        ("居委会", "居委会"),
    ],
)
def test_a_full_name_ends_with_the_body_that_is_elected(full, short):
    assert queries.short_name(full) == short


def test_a_place_is_recognised_however_it_is_written(founded, by):
    community = queries.communities(founded.pk)[0]
    acts.amend(community, by=by, name=community.name, code=community.code, spellings=["东风里"])
    found = queries.Recogniser(founded.pk).find
    for text in ("东风社区", "东风社区居委会", "东风", " 东风 社区", "970101001001", "东风里"):
        assert found(text) == community, text
    assert found("迎新村村民委员会").level == "village"
    assert found("西山社区") is None and found("") is None and found(None) is None


def test_own_names_win_and_a_neighbours_is_foreign(by, everywhere):
    given = json.loads(json.dumps(LIST))
    given["streets"][1]["communities"].append({"code": "970101002002", "name": "北坡社区居委会"})
    office = acts.init_office(given, "970101001", by=by)
    found = queries.Recogniser(office.pk).find
    assert isinstance(found("东风社区"), Division)
    assert isinstance(found("北坡社区"), Neighbour)
    assert found("北坡社区居委会").street == "乙街道"


def test_the_demo_list_can_be_founded(by, everywhere):
    path = Path(__file__).parents[3] / "project" / "demo_data" / "divisions.json"
    given = json.loads(path.read_text(encoding="utf-8"))
    office = acts.init_office(given, given["streets"][0]["code"], by=by)
    assert queries.communities(office.pk).count() == len(given["streets"][0]["communities"])
