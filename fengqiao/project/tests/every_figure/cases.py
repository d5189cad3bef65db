"""What takes a step or a link to be counted, entered by each matter's own seeds: decided and reviewed, urged and
done with evidence, answered and adopted, screened and found nothing, declared and committed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from fengqiao.engines.registers import acts as records
from fengqiao.matters.decisions import seeds as decisions
from fengqiao.matters.decisions.registers import ADVISER_OPINIONS
from fengqiao.matters.decisions.words import OpinionForm
from fengqiao.matters.disputes import acts as disputes
from fengqiao.matters.disputes.models import ScreeningAnswer
from fengqiao.matters.integrity import seeds as integrity
from fengqiao.matters.leadership import seeds as leadership
from fengqiao.matters.leadership.registers import MEETINGS
from fengqiao.matters.leadership.words import Kind as Item
from fengqiao.matters.publicity import acts as publicity
from fengqiao.matters.publicity import seeds as activities
from fengqiao.matters.publicity.words import Kind as Activity
from fengqiao.matters.publicity.words import Material
from fengqiao.matters.study import seeds as study
from fengqiao.matters.supervision import seeds as supervision
from fengqiao.matters.supervision.words import Kind as Incoming
from fengqiao.matters.supervision.words import Stage as Answering
from fengqiao.matters.talent import seeds as talent
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.people.actors import Actor
from fengqiao.trunk.people.models import Person

YEAR_END = date(2024, 12, 20)


def walk(by: Actor, leader: Person) -> None:
    """This will give an office a year of each matter, ending on YEAR_END, walked by who may do everything."""
    office = divisions.office(by.office)
    publicity.found_calendar(office, by=by)
    leadership.a_year(office, by, leader, today=YEAR_END)
    _meeting(by)
    _opinion(by)
    study.a_year(by, YEAR_END)
    study.a_training(by, held_on=date(2024, 3, 6), attendees=[by.name])
    talent.a_year(by, YEAR_END)
    decisions.a_year(by, YEAR_END)
    supervision.a_year(by, leader, YEAR_END)
    _answered(by)
    integrity.a_year(by, [leader], YEAR_END)
    integrity.a_year(by, [leader], date(2025, 6, 1))
    _publicity(by)
    _screening(by)


def _meeting(by: Actor) -> None:
    kinds = (Item.PRE_STUDY, Item.CONVEY, Item.ISSUE)
    items: Any = tuple((f"第{n}项", kind, "") for n, kind in enumerate(kinds))
    meeting = leadership.a_meeting(by, on=date(2024, 3, 4), ordinal="第9次", items=items)
    rows = [
        {"id": one.pk, "topic": one.topic, "kind": one.kind, "is_law": True}
        | {"resolved_on": date(2024, 4, 1) if one.kind == Item.ISSUE else None}
        for one in meeting.items.order_by("position")
    ]
    records.amend(MEETINGS, meeting, {}, {"items": rows}, by=by, reason="问题已解决")


def _opinion(by: Actor) -> None:
    given = {"topic": "列席主任办公会", "giver": "某律师", "form": OpinionForm.MEETING}
    records.add(ADVISER_OPINIONS, given | {"given_on": date(2024, 3, 5)}, by=by)


def _answered(by: Actor) -> None:
    kinds = (Incoming.JUDICIAL, Incoming.OPEN_INFORMATION, Incoming.LITIGATION, Incoming.PETITION)
    for n, kind in enumerate(kinds):
        day = date(2024, 5, 6 + n)
        supervision.an_incoming(by, on=day, kind=kind, stage=Answering.CLOSED, title=f"来件{n}")


def _publicity(by: Actor) -> None:
    places = divisions.communities(by.office)
    handed = tuple((one, 10 + n) for n, one in enumerate(Material))
    kinds = (Activity.LECTURE, Activity.CAMPAIGN)
    for n, kind in enumerate(kinds):
        given = {"kind": kind, "node": "民法典宣传月", "handouts": handed, "consultations": 3 + n}
        activities.an_activity(by, places[n], on=date(2024, 5, 7 + n), title=f"活动{n}", **given)


def _screening(by: Actor) -> None:
    places = list(divisions.communities(by.office))
    days = {"opened_on": date(2024, 6, 3), "due_on": date(2024, 6, 10)}
    opened = disputes.open_screening("夏季排查", places, by=by, **days)
    for answer in ScreeningAnswer.objects.filter(screening=opened)[:2]:
        disputes.report_nil(answer, by=by, on=days["opened_on"] + timedelta(1))
