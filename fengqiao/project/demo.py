"""The demo office: an invented street with invented people, made through acts, marked 演示 everywhere."""

from __future__ import annotations

import json
from datetime import date, timedelta
from importlib import resources
from typing import Any

from django.utils import timezone

from fengqiao.matters.decisions import seeds as decisions
from fengqiao.matters.disputes import acts as disputes
from fengqiao.matters.disputes import queries as dispute_queries
from fengqiao.matters.disputes.acts import BackfillRecord
from fengqiao.matters.disputes.models import DisputeType
from fengqiao.matters.disputes.seeds import a_dispute
from fengqiao.matters.disputes.words import Found, Nature, Outcome, Stage
from fengqiao.matters.integrity import seeds as integrity
from fengqiao.matters.leadership import seeds as leadership
from fengqiao.matters.publicity import seeds as publicity
from fengqiao.matters.study import seeds as study
from fengqiao.matters.supervision import seeds as supervision
from fengqiao.matters.talent import seeds as talent
from fengqiao.trunk.divisions import acts as divisions
from fengqiao.trunk.divisions import queries as division_queries
from fengqiao.trunk.divisions.models import Division, Office
from fengqiao.trunk.journal import scope
from fengqiao.trunk.journal.acts import deed
from fengqiao.trunk.people import actors
from fengqiao.trunk.people import acts as people
from fengqiao.trunk.people.actors import Actor
from fengqiao.trunk.people.models import Person

from . import foundation

# Name, role, title, leader, place: the street (""), or the first community's or grid's path below it.
CAST = (
    ("王主任", "leader", "街道办事处主任", True, ""),
    ("小李", "clerk", "综治中心工作人员", False, ""),
    ("何所长", "justice_clerk", "司法所负责人", False, ""),
    ("周调解", "mediator", "人民调解员", False, ""),
    ("陈姐", "community_staff", "社区工作人员", False, "community"),
    ("老张", "grid_leader", "网格长", False, "grid"),
    ("孙书记", "discipline", "纪工委书记", True, ""),
    ("管理员", "administrator", "系统管理员", False, ""),
)


def load() -> Office:
    """This will found the demo office once, with its cast and cases. A second call returns the first."""
    with scope.everywhere(because="装入演示街道"):
        standing = Office.objects.filter(is_demo=True).first()
        if standing is not None:
            return standing
        with deed():
            return _found()


def _found() -> Office:
    given = _data("divisions.json")
    office, founder = foundation.lay(given, given["streets"][0]["code"], is_demo=True)
    first = division_queries.communities(office.pk)[0]
    grid = divisions.add(first, level="grid", name=f"{first.name}第一网格", by=founder)
    divisions.add(first, level="grid", name=f"{first.name}第二网格", by=founder)
    places = {"": division_queries.root(office.pk), "community": first, "grid": grid}
    cast = {member[0]: _seat(office, places, founder, *member) for member in CAST}
    _old_cases(office, cast["小李"])
    leader = Person.objects.get(pk=cast["王主任"].person)
    leadership.a_year(office, cast["小李"], leader, today=timezone.localdate())
    _live_cases(office, cast)
    study.a_year(cast["何所长"], timezone.localdate())
    talent.a_year(cast["小李"], timezone.localdate())
    _publicity(office, cast["何所长"])
    _declarations(cast)
    decisions.a_year(cast["何所长"], timezone.localdate())
    mediator = Person.objects.get(pk=cast["周调解"].person)
    supervision.a_year(cast["小李"], mediator, timezone.localdate())
    return office


def _seat(
    office: Office,
    places: dict[str, Division],
    founder: Actor,
    name: str,
    role: str,
    title: str,
    is_leader: bool,
    place: str,
) -> Actor:
    person: Person = people.enter(office, name=name, by=founder)
    people.appoint(
        person,
        division=places[place],
        role=role,
        title=title,
        is_leader=is_leader,
        starts_on=date(2020, 1, 1),
        by=founder,
    )
    people.open_account(person, login=f"{office.label}-{role}", by=founder, is_demo=True)
    return actors.of_person(person, timezone.localdate())


def _old_cases(office: Office, clerk: Actor) -> None:
    """Finished cases of this year and the last, as an old ledger would bring them."""
    today = timezone.localdate()
    types = {t.code: t for t in dispute_queries.types(office.pk)}
    places = list(division_queries.communities(office.pk))
    records = []
    for index, (days_ago, code, summary, one, two, outcome) in enumerate(_data("cases.json")):
        on = today - timedelta(days=days_ago)
        place = places[(index * 5 + days_ago) % len(places)]
        records.append(_record(types[code], place, on, summary, one, two, outcome))
    disputes.backfill(records, batch=office, by=clerk)


def _record(
    kind: DisputeType, place: Division, on: date, summary: str, one: str, two: str, outcome: str
) -> BackfillRecord:
    sides = [(1, one)] + ([(2, two)] if two else [])
    return BackfillRecord(
        registered_on=on,
        closed_on=on + timedelta(days=len(summary) % 6),
        division=place,
        nature=Nature.DISPUTE if two else Nature.CONCERN,
        stage=Stage.DONE,
        report_class=kind.report_class,
        type=kind,
        summary=summary,
        found=Found.GRID if len(summary) % 2 else Found.WALK_IN,
        parties=sides,
        handler_text="周调解",
        outcome=Outcome(outcome),
    )


def _live_cases(office: Office, cast: dict[str, Actor]) -> None:
    """Cases of the last days, walked step by step: something is due, something waits, something is done."""
    today = timezone.localdate()
    places = list(division_queries.communities(office.pk))
    for index, live in enumerate(_data("live.json")):
        by = cast[live.pop("by")]
        days_ago = live.pop("days_ago")
        place = places[0] if by.name in ("陈姐", "老张") else places[index % len(places)]
        if by.name == "老张":
            place = Division.objects.get(parent=places[0], label="01")
        handler = Person.objects.get(pk=cast[live.pop("handler", "周调解")].person)
        on = today - timedelta(days=days_ago)
        a_dispute(by, place, on=on, closed_on=today, handler=handler, **live)


def _publicity(office: Office, clerk: Actor) -> None:
    """A year of publicity, as the justice office's clerk keeps it."""
    places = [division_queries.root(office.pk), *division_queries.communities(office.pk)]
    publicity.a_year(_data("publicity.json"), places, by=clerk, on=timezone.localdate())


def _declarations(cast: dict[str, Actor]) -> None:
    """Four lead: last year all declared, and others were asked; this year one has not."""
    leaders = [Person.objects.get(pk=cast[name].person) for name in ("王主任", "孙书记")]
    leaders += [
        integrity.a_leader(cast["管理员"], name, title)
        for name, title in (("刘书记", "党工委书记"), ("赵副主任", "办事处副主任"))
    ]
    integrity.a_year(cast["何所长"], leaders, timezone.localdate())


def _data(name: str) -> Any:
    path = resources.files("fengqiao.project").joinpath("demo_data", name)
    return json.loads(path.read_text(encoding="utf-8"))
