"""The cast: two streets and the people who work there, entered through acts, once a session.

They are committed before the first test; each test's own transaction rolls back to them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.utils import timezone

from fengqiao.matters.disputes import acts as disputes
from fengqiao.trunk.divisions import acts as divisions
from fengqiao.trunk.divisions import queries as places
from fengqiao.trunk.divisions.models import Division, Office
from fengqiao.trunk.journal import scope
from fengqiao.trunk.journal.acts import deed
from fengqiao.trunk.people import actors
from fengqiao.trunk.people import acts as people
from fengqiao.trunk.people.actors import Actor

DIVISIONS = Path(__file__).parent / "data" / "divisions.json"
HERE, NEXT = "980203001", "980203002"
SINCE = date(2020, 1, 1)
FOUNDER = SimpleNamespace(person=None, post=None, on_behalf_of=None)

# attribute, name, role, title, leads, place: "" the street, or the first community, or its grid.
MEMBERS = (
    ("wang", "王主任", "leader", "街道办事处主任", True, "street"),
    ("li", "小李", "clerk", "综治中心工作人员", False, "street"),
    ("zhang", "老张", "grid_leader", "网格长", False, "grid"),
    ("zhou", "周调解", "mediator", "人民调解员", False, "street"),
    ("chen", "陈姐", "community_staff", "社区工作人员", False, "community"),
    ("sun", "孙书记", "discipline", "纪工委书记", False, "street"),
    ("admin", "管理员", "administrator", "系统管理员", False, "street"),
)
STRANGER = ("zhao", "赵生", "clerk", "综治中心工作人员", False, "street")


@dataclass(frozen=True)
class Cast:
    """王主任 leads, 小李 is the centre's clerk, 老张 has a grid, 周调解 mediates, 陈姐 sits in the first
    community, 孙书记 sees to discipline, 管理员 keeps accounts; 赵生 is the clerk of the next street: the stranger."""

    office: UUID
    next_office: UUID
    wang: Actor
    li: Actor
    zhang: Actor
    zhou: Actor
    chen: Actor
    sun: Actor
    admin: Actor
    zhao: Actor

    def everyone(self) -> tuple[Actor, ...]:
        return (
            self.wang,
            self.li,
            self.zhang,
            self.zhou,
            self.chen,
            self.sun,
            self.admin,
            self.zhao,
        )


def division_list() -> dict[str, Any]:
    """The division list of the tests: two streets, one with a village."""
    return json.loads(DIVISIONS.read_text(encoding="utf-8"))


def build() -> Cast:
    """This will found both offices and seat everyone. Call it outside any test's transaction."""
    with scope.everywhere(because="测试：建立两个街道"), deed():
        here, seats = _office(HERE)
        grid = divisions.add(seats["community"], level="grid", name="东门社区第一网格", by=FOUNDER)
        there, next_seats = _office(NEXT)
        cast = {m[0]: _seat(here, {**seats, "grid": grid}, *m[1:]) for m in MEMBERS}
        stranger = _seat(there, next_seats, *STRANGER[1:])
    return Cast(here.pk, there.pk, zhao=stranger, **cast)


def namesakes(cast: Cast) -> tuple[Actor, Actor, Actor]:
    """This will seat two of one name here, 王强 the clerk and 王强 of the first community's grid, and a third in
    the next street, who never counts here."""
    told = []
    for office, role, title, level in (
        (cast.office, "clerk", "综治中心工作人员", "subdistrict"),
        (cast.office, "grid_leader", "网格长", "grid"),
        (cast.next_office, "clerk", "综治中心工作人员", "subdistrict"),
    ):
        with scope.office(office):
            seats = {"place": places.tree(office).filter(level=level).first()}
            here, login = places.office(office), f"wangqiang-{len(told)}"
            told.append(_seat(here, seats, "王强", role, title, False, "place", login))
    return told[0], told[1], told[2]


def _office(code: str) -> tuple[Office, dict[str, Division]]:
    office = divisions.init_office(division_list(), code, by=FOUNDER)
    people.enter(office, name="系统（命令行）", is_system=True, by=FOUNDER)
    disputes.found_tables(office, by=FOUNDER)
    return office, {
        "street": places.root(office.pk),
        "community": places.communities(office.pk)[0],
    }


def _seat(
    office: Office,
    seats: dict[str, Division],
    name: str,
    role: str,
    title: str,
    leads: bool,
    place: str,
    login: str = "",
) -> Actor:
    person = people.enter(office, name=name, by=FOUNDER)
    people.appoint(
        person,
        division=seats[place],
        role=role,
        title=title,
        is_leader=leads,
        starts_on=SINCE,
        by=FOUNDER,
    )
    people.open_account(person, login=login or f"{office.code}-{role}", by=FOUNDER)
    return actors.of_person(person, timezone.localdate())
