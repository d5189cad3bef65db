"""法治人才: rosters are told as of a day, old sheets come in whole, and what is lacking is named."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import Workbook

from fengqiao.engines import figures
from fengqiao.engines.figures import Period
from fengqiao.engines.imports import acts as imports
from fengqiao.engines.imports import stages
from fengqiao.engines.registers import acts as records
from fengqiao.ground.sheets import read
from fengqiao.matters.talent.models import Committee, Credential, Group, Talk, Venue
from fengqiao.matters.talent.words import MemberRole, Office, TalkEnd, VenueKind
from fengqiao.trunk.divisions import queries as divisions

from ..registers import COMMITTEES, CREDENTIALS, GROUPS, LAW_AWARE, SHELF, VENUES
from ..registers.committees import gaps

pytestmark = pytest.mark.django_db


@pytest.fixture
def li(cast, as_):
    with as_(cast.li):
        yield cast.li


@pytest.fixture
def places(li):
    return list(divisions.communities(li.office))


@pytest.fixture
def group(li, places):
    members = [
        {"name": "甲某", "role": MemberRole.COMMITTEE, "since": None, "until": None},
        {"name": "乙某", "role": MemberRole.VOLUNTEER, "since": None, "until": date(2025, 7, 1)},
        {"name": "丙某", "role": MemberRole.VOLUNTEER, "since": date(2025, 7, 1), "until": None},
    ]
    values = {"community": places[0], "founded_on": date(2024, 5, 6)}
    return records.add(GROUPS, values, {"members": members}, by=li)


def brought_in(sheets: dict[str, list[list[object]]], li, year: int = 2024) -> stages.Staged:
    """A workbook of these sheets, staged and committed through the same door as any import."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    kept = BytesIO()
    book.save(kept)
    data = kept.getvalue()
    staged = stages.stage(read(data, "名册.xlsx"), SHELF.registers, li.office, year)
    imports.commit(staged, data, "名册.xlsx", by=li, year=year)
    return staged


def on(day: date) -> Period:
    """The period that ends with a day: a roster is told as of its last one."""
    return Period.days(date(day.year, 1, 1), day)


def test_a_roster_is_what_stood_on_the_day(li, group):
    members = figures.known("talent.group_members")
    assert members.value(Period.year(2023)) == 0
    assert members.value(Period.year(2024)) == 2
    assert {row.name for row in members.rows(on(date(2025, 6, 30)))} == {"甲某", "乙某"}
    assert {row.name for row in members.rows(on(date(2025, 7, 1)))} == {"甲某", "丙某"}
    assert members.by("member_role", Period.year(2025)) == {"committee_member": 1, "volunteer": 1}


def test_a_group_that_ended_counts_no_more_and_last_year_stays(li, group):
    records.amend(GROUPS, group, {"ended_on": date(2025, 3, 1)}, by=li, reason="并入街道")
    groups = figures.known("talent.groups")
    assert (groups.value(Period.year(2024)), groups.value(Period.year(2025))) == (1, 0)


def test_coverage_is_a_share_of_the_communities_in_scope(cast, as_, li, group, places):
    rate = figures.known("talent.group_coverage")
    assert tuple(rate.parts(Period.year(2025))) == (1, len(places))
    with as_(cast.chen):  # she has the first community only
        assert tuple(rate.parts(Period.year(2025))) == (1, 1)


def test_sheets_of_an_old_workbook_go_each_to_their_ledger(li, places):
    first, second = places[0].name, places[1].name
    staged = brought_in(
        {
            "工作组": [
                ["化解工作组成员名册"],
                ["社区（村）", "成立日期", "成员", "角色"],
                [first, date(2024, 5, 6), "甲某", "社区“两委”成员"],
                [first, None, "乙某", "社区法律顾问"],
                [None, None, "丙某", "志愿者"],
                [second, date(2024, 5, 7), "丁某", "老党员"],
            ],
            "阵地": [
                ["矛盾纠纷调解阵地台账"],
                ["社区（村）", "类型", "地点"],
                [first, "矛盾调解室", "一层"],
                ["街道", "矛盾纠纷调处化解中心", "综治平台"],
            ],
            "明白人": [
                ["法律明白人名册"],
                ["姓名", "社区", "职业"],
                ["戊某", second, "教师"],
                ["己某", "没有的社区", "教师"],
            ],
        },
        li,
    )
    told = staged.told()
    assert told["accepted"] == 5
    assert [(row["sheet"], row["reasons"]) for row in told["quarantined"]] == [
        ("明白人", ["unknown_community"])
    ]
    members = figures.known("talent.group_members")
    assert members.by("community", Period.year(2024)) == {first: 3, second: 1}
    assert members.by("member_role", Period.year(2024))["group_adviser"] == 1
    assert Venue.objects.get(kind=VenueKind.CENTER).community is None
    assert figures.known("talent.law_aware").value(Period.year(2024)) == 1


def test_a_certificate_counts_to_its_last_day_and_is_named_before_it(cast, as_, client_of, places):
    with as_(cast.li):
        given = {
            "holder": "庚某",
            "community": divisions.root(cast.office),
            "kind": "enforcement_credential",
            "issued_on": date(2020, 1, 1),
            "valid_until": date(2025, 6, 30),
        }
        records.add(CREDENTIALS, given, by=cast.li)
        held = figures.known("talent.credentials")
        assert held.value(on(date(2025, 6, 30))) == 1
        assert held.value(on(date(2025, 7, 1))) == 0
        assert Credential.objects.get().days_left(date(2025, 6, 1)) == 29
    page = client_of(cast.li).get(reverse("talent.front")).content.decode()
    assert "庚某的行政执法证" in page and "已到期" in page


def test_a_talk_stands_where_its_venue_stands_and_a_case_has_its_number(cast, as_, client_of):
    with as_(cast.li):
        place = divisions.communities(cast.office)[0]
        values = {"community": place, "kind": VenueKind.POINT, "location": "活动室"}
        venue = records.add(VENUES, values, by=cast.li)
    asked = {
        "said_on": "2026-03-02",
        "venue": str(venue.pk),
        "topic": "楼道灯坏了",
        "end": TalkEnd.REGISTERED,
    }
    client, url = client_of(cast.li), reverse("talent.talks:add")
    wrong = client.post(url, asked)
    assert wrong.status_code == 422 and "请写上登记编号" in wrong.content.decode()
    assert client.post(url, asked | {"case_number": "2026-0001"}).status_code == 302
    with as_(cast.chen):
        assert Talk.objects.get().path == place.path
    with as_(cast.zhao):
        assert not Talk.objects.exists()


def test_who_left_says_why(li, places):
    rule = next(one for one in LAW_AWARE.rules if one.at == "why_left")
    assert rule.broken({"until": date(2025, 1, 1), "why_left": ""})
    assert not rule.broken({"until": None, "why_left": ""})


def test_a_committee_is_held_against_the_law(li, places):
    rows = [
        {"name": n, "office_held": Office.MEMBER, "is_woman": False, "is_full_time": False}
        for n in ("甲", "乙")
    ]
    values = {"name": "某某社区人民调解委员会", "kind": "village_residents", "community": places[0]}
    kept = records.add(COMMITTEES, values, {"members": rows}, by=li)
    assert len(gaps(Committee.objects.get(pk=kept.pk))) == 3
    rows[0] |= {"office_held": Office.HEAD, "is_woman": True}
    rows.append({**rows[1], "name": "丙"})
    records.amend(COMMITTEES, kept, {}, {"members": rows}, by=li, reason="补选")
    assert gaps(Committee.objects.get(pk=kept.pk)) == []


def test_the_front_page_names_what_a_community_lacks(cast, client_of, group, places):
    page = client_of(cast.li).get(reverse("talent.front")).content.decode()
    assert "各社区有什么、缺什么" in page and "没有" in page
    assert f"?community={places[0].pk}" in page


def test_the_front_page_costs_the_same_however_many(
    cast, as_, client_of, places, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for round in range(2):
        with as_(cast.li):
            for place in places[round : round + 1]:
                records.add(GROUPS, {"community": place, "founded_on": None}, by=cast.li)
        with CaptureQueriesContext(connection) as asked:
            client_of(cast.li).get(reverse("talent.front"))
        counts.append(len(asked))
    assert counts[0] == counts[1]
    with as_(cast.li):
        assert Group.objects.count() == 2
