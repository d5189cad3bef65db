"""Study through its pages: who came, what it met of plan and list, what the figures open."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from fengqiao.engines import figures
from fengqiao.engines.figures import Period
from fengqiao.engines.registers import acts as records
from fengqiao.engines.registers.rules import NotChanged
from fengqiao.matters.study import seeds
from fengqiao.matters.study.models import Session
from fengqiao.matters.study.words import Audience, Content, Kind, Recorded
from fengqiao.trunk.divisions import queries as places
from fengqiao.trunk.journal.models import Entry

from ..registers import CENTER, EXAMS, ITEMS, PLAN, TRAININGS, progress

pytestmark = pytest.mark.django_db

YEAR = Period.year(2026)
DAY = date(2026, 3, 6)
TODAY = date(2026, 6, 1)


def value(key):
    return figures.known(key).value(YEAR)


def test_the_number_follows_the_names(cast, as_):
    with as_(cast.li):
        held = seeds.a_training(cast.li, due=3, attended=9, attendees=("甲某", "乙某"))
        assert (held.due, held.attended) == (3, 2)
        rows = [
            {"name": name, "made_up": name == "丙某"} for name in ("甲某", "乙某", "丙某", "丁某")
        ]
        records.amend(TRAININGS, held, {}, {"attendees": rows}, by=cast.li, reason="补学一人")
        assert Session.objects.get(pk=held.pk).attended == 3
        with pytest.raises(NotChanged, match="多于应到的 1 人"):
            records.amend(TRAININGS, held, {"due": 1}, by=cast.li, reason="改应到")
        entry = Entry.objects.filter(subject=held.pk).order_by("seq").first()
        assert "甲某" not in str(entry.facts)


def test_more_names_than_were_due_is_said_in_the_form(cast, as_, client_of):
    with as_(cast.li):
        place = places.root(cast.office)
    given = {
        "held_on": "2026-03-06",
        "topic": "行政处罚法",
        "audience": Audience.STREET_STAFF,
        "kind": Kind.TRAINING,
        "community": str(place.pk),
        "due": "1",
        **{f"{t}-TOTAL_FORMS": "0" for t in ("met", "covered")},
        **{f"{t}-INITIAL_FORMS": "0" for t in ("met", "covered", "attendees")},
        "attendees-TOTAL_FORMS": "2",
        "attendees-0-name": "甲某",
        "attendees-1-name": "乙某",
    }
    client, url = client_of(cast.li), reverse("study.trainings:add")
    page = client.post(url, given)
    assert page.status_code == 422 and "多于应到的 1 人" in page.content.decode()
    assert client.post(url, given | {"due": "2"}).status_code == 302
    page = client.post(url, given | {"due": "2", "audience": ""})
    assert page.status_code == 422 and "请选对象" in page.content.decode()


def test_two_ledgers_on_one_model_are_two_numbers(cast, as_, client_of):
    with as_(cast.li):
        seeds.a_training(cast.li, topic="习近平法治思想与调解", attended=20)
        seeds.a_training(cast.li, topic="执法程序", audience=Audience.ENFORCEMENT)
        values = {"held_on": DAY, "topic": "党章", "content": Content.PARTY_RULE, "due": 9}
        group = records.add(CENTER, values | {"attended": 8}, by=cast.li)
        assert (value("study.staff_trainings"), value("study.center_group_sessions")) == (1, 1)
        assert value("study.xi_lawthought_sessions") == 1, "a session that names it is about it"
        assert value("study.training_person_times") == 20
        rate = figures.known("study.center_group_attendance_rate")
        assert rate.parts(YEAR) == (8, 9) and str(rate.value(YEAR)) == "88.89"
        assert figures.known("study.training_attendance_rate").value(YEAR) is None, "no due told"
        records.void(CENTER, group, by=cast.li, reason="没有开成")
        assert value("study.center_group_sessions") == 0
    answer = client_of(cast.li).get(reverse("study.trainings:show", args=[group.pk]))
    assert answer.url == reverse("study.center_group:show", args=[group.pk])


def test_kinds_that_the_report_tells_apart(cast, as_):
    with as_(cast.li):
        for kind, audience in (
            (Kind.SEMINAR, Audience.STREET_STAFF),
            (Kind.READING, Audience.LEADERS),
            (Kind.BRANCH, Audience.PARTY_MEMBERS),
            (Kind.COURT, Audience.STREET_STAFF),
            (Kind.TALK, Audience.STREET_STAFF),
            (Kind.PRE_MEETING, Audience.LEADERS),
        ):
            seeds.a_training(cast.li, topic=f"{kind.label}一次", kind=kind, audience=audience)
        told = {key: value(f"study.{key}") for key in ("seminars", "branch_sessions")}
        told |= {key: value(f"study.{key}") for key in ("court_observations", "principal_talks")}
        assert told == {
            "seminars": 2,
            "branch_sessions": 1,
            "court_observations": 1,
            "principal_talks": 1,
        }
        assert value("study.pre_meeting_sessions") == 1 and value("study.staff_trainings") == 3


def test_exams_are_counts_with_their_parts(cast, as_):
    with as_(cast.li):
        exam = {"held_on": DAY, "name": "年度考试", "due": 116, "sat": 115, "passed": 115}
        records.add(EXAMS, exam, by=cast.li)
        records.add(
            EXAMS, exam | {"name": "任前考试", "due": 4, "sat": 4, "passed": None}, by=cast.li
        )
        assert figures.known("study.exam_sit_rate").parts(YEAR) == (119, 120)
        assert figures.known("study.exam_pass_rate").parts(YEAR) == (115, 115)
        assert figures.known("study.exam_excellence_rate").value(YEAR) is None


@pytest.fixture
def planned(cast, as_):
    """A plan and a list of 2026 with one session that may have met both."""
    with as_(cast.li):
        law = "中华人民共和国行政处罚法"
        line = {"topic": "行政处罚法、监察法", "months": (3,), "year": 2026, "lead": "司法所"}
        item = {"content": law, "kind": Content.STATE_LAW, "months": (3,), "year": 2026}
        late = {"content": "档案法", "kind": Content.STATE_LAW, "months": (4,), "year": 2026}
        return {
            "met": records.add(PLAN, line, by=cast.li),
            "covered": records.add(ITEMS, item, by=cast.li),
            "late": records.add(ITEMS, late, by=cast.li),
            "session": seeds.a_training(cast.li, topic="执法培训", norms=(law,)),
        }


def test_what_was_done_is_suggested_and_a_person_says_yes(cast, as_, client_of, planned):
    client, url = client_of(cast.li), f"{reverse('study:against')}?year=2026"
    session = planned["session"]
    with as_(cast.li):
        assert (value("study.plan_items_done"), value("study.list_items_done")) == (0, 0)
        plan, listed = progress.of_year(cast.office, 2026, TODAY)
        assert [len(line.suggested) for line in plan.lines] == [1]
        assert [str(line.item) for line in listed.late] == [planned["covered"].content, "档案法"]
    page = client.get(url).content.decode()
    assert "把勾上的学习记上" in page and "学的法律法规里有" in page
    assert "把勾上的" not in client_of(cast.wang).get(url).content.decode()
    yes = f"{reverse('study:confirm')}?year=2026"
    assert client.get(yes).status_code == 405
    for table in ("met", "covered"):
        told = {"table": table, "pair": [f"{planned[table].pk}:{session.pk}"]}
        wrong = told | {"pair": [f"{planned['late'].pk}:{session.pk}", "x"]}
        client.post(yes, wrong)
        with as_(cast.li):
            assert getattr(session, table).count() == 0, "what is not suggested is not taken"
        assert client_of(cast.wang).post(yes, told).status_code == 403
        client_of(cast.zhao).post(yes, told)
        assert client.post(yes, told).url == f"{url}#{table}"
        assert client.post(yes, told).status_code == 302, "said twice is said once"
    assert "没有勾选" in client.post(yes, {}, follow=True).content.decode()
    with as_(cast.li):
        assert (session.met.count(), session.covered.count()) == (1, 1)
        assert (value("study.plan_items_done"), value("study.list_items_done")) == (1, 1)
        assert figures.known("study.plan_done_rate").parts(YEAR) == (1, 1)
        entry = Entry.objects.filter(subject=session.pk).order_by("-seq").first()
        assert entry.verb == "study.amend_training" and entry.reason.startswith("确认学到：")
        records.void(TRAININGS, session, by=cast.li, reason="没有办成")
        assert (value("study.plan_items_done"), value("study.list_items_done")) == (0, 0)
    assert "把勾上的" not in client.get(url).content.decode()


def test_done_by_record_and_as_of_a_day(cast, as_, planned):
    with as_(cast.li):
        records.amend(
            ITEMS, planned["late"], {"recorded": Recorded.DONE}, by=cast.li, reason="旧表"
        )
        rows = {"covered": [{"item": planned["covered"]}]}
        records.amend(TRAININGS, planned["session"], {}, rows, by=cast.li, reason="对上")
        done = figures.known("study.list_items_done")
        assert done.value(Period.month(2026, 2)) == 1, "the session was held in March"
        assert done.value(Period.month(2026, 3)) == 2 == done.value(YEAR)
        assert {row.content for row in done.rows(YEAR)} == {"档案法", planned["covered"].content}


def test_who_was_reached_is_told_of_the_roster_and_the_plan_says_when_it_was_approved(cast, as_):
    with as_(cast.li):
        roster, reached = value("study.roster"), figures.known("study.reach_rate")
        assert reached.parts(YEAR) == (0, roster)
        seeds.a_training(cast.li, attendees=["小李", "王主任", "外单位某人"])
        seeds.a_training(cast.li, held_on=date(2026, 4, 7), attendees=["小李"])
        assert reached.parts(YEAR) == (2, roster)
        line = {"year": 2026, "months": (3,), "topic": "宪法"}
        records.add(PLAN, line | {"approved_on": DAY}, by=cast.li)
        records.add(PLAN, line | {"topic": "民法典"}, by=cast.li)
        assert (value("study.plan_items_approved"), value("study.plan_items")) == (1, 2)


def test_pages_cost_the_same_however_much_there_is(
    cast, as_, client_of, planned, django_assert_max_num_queries
):
    with as_(cast.li):
        for n in range(12):
            seeds.a_training(cast.li, topic=f"第{n}次", attendees=("甲某", "乙某"))
            records.add(PLAN, {"topic": f"专题{n}", "months": (n + 1,), "year": 2026}, by=cast.li)
    client = client_of(cast.li)
    with django_assert_max_num_queries(14):
        assert client.get(reverse("study.trainings:list")).status_code == 200
    with django_assert_max_num_queries(14):
        assert client.get(f"{reverse('study:against')}?year=2026").status_code == 200
    with django_assert_max_num_queries(24):
        assert client.get(reverse("study.front")).status_code == 200


def test_the_demo_year_is_entered(cast, as_, client_of):
    with as_(cast.li):
        seeds.a_year(cast.li, TODAY)
        assert value("study.list_items") == 6 and value("study.plan_items") == 5
    page = client_of(cast.wang).get(reverse("study.front")).content.decode()
    assert "干部学法培训" in page and "计划与完成" in page
    assert client_of(cast.zhang).get(reverse("study.front")).status_code == 403
