"""Founding a real office: its tree, its tables, the command line's person, the first administrator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from fengqiao.engines.terms import acts as terms
from fengqiao.ground.ids import uuid7
from fengqiao.matters.disputes import acts as disputes
from fengqiao.matters.leadership import acts as leadership
from fengqiao.matters.publicity import acts as publicity
from fengqiao.trunk.divisions import acts as divisions
from fengqiao.trunk.divisions import queries
from fengqiao.trunk.divisions.models import Neighbour, Office
from fengqiao.trunk.journal import scope
from fengqiao.trunk.journal.acts import deed
from fengqiao.trunk.people import acts as people
from fengqiao.trunk.people.actors import Actor

SYSTEM = "系统（命令行）"


@dataclass(frozen=True)
class Founded:
    """An office that was founded: its id, counts, the administrator's login and one-time link."""

    office: str
    code: str
    name: str
    communities: int
    neighbours: int
    login: str
    first_login: str


def found(given: dict[str, Any], code: str, *, name: str = "", system_user: str = "") -> Founded:
    """This will found an office in one deed. Raises BadDivisions."""
    with scope.everywhere(because="建立街道"), deed():
        office, by = lay(given, code, name=name, system_user=system_user)
        link, login = _administrator(office, by)
        return Founded(
            office=str(office.pk),
            code=office.code,
            name=office.name,
            communities=queries.communities(office.pk).count(),
            neighbours=Neighbour.objects.filter(office=office.pk).count(),
            login=login,
            first_login=link,
        )


def lay(
    given: dict[str, Any],
    code: str,
    *,
    name: str = "",
    is_demo: bool = False,
    system_user: str = "",
) -> tuple[Office, Actor]:
    """This will lay the office, its tables and the person 系统（命令行）, who acts from then on."""
    # Before the office stands nobody belongs to it; the entry says so by holding no person.
    founder = Actor(uuid7(), None, SYSTEM, system_user=system_user)
    office = divisions.init_office(given, code, by=founder, name=name, is_demo=is_demo)
    system = people.enter(office, name=SYSTEM, is_system=True, by=founder)
    by = Actor(office.pk, system.pk, SYSTEM, system_user=system_user)
    disputes.found_tables(office, by=by)
    path = queries.root(office.pk).path
    leadership.found_duties(office, path, timezone.localdate().year, by=by)
    publicity.found_calendar(office, by=by)
    terms.found(office, by=by)
    return office, by


def _administrator(office: Office, by: Actor) -> tuple[str, str]:
    person = people.enter(office, name="管理员", by=by)
    people.appoint(
        person,
        division=queries.root(office.pk),
        role="administrator",
        title="系统管理员",
        starts_on=timezone.localdate(),
        by=by,
    )
    login = f"admin-{office.code}"
    account = people.open_account(person, login=login, by=by)
    return f"/desk/first/{people.invite(account, person, by=by)}/", login
