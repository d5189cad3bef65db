"""Talent's rosters filled through their acts, for the demo, for tests and for pictures. All people are invented."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from fengqiao.engines.registers import acts as records
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.divisions.models import Division
from fengqiao.trunk.people.actors import Actor

from .registers import (
    ADVISERS,
    COMMITTEES,
    CREDENTIALS,
    GROUPS,
    HELPERS,
    LAW_AWARE,
    SERVICES,
    TALKS,
    VENUES,
)
from .words import (
    CommitteeKind,
    CredentialKind,
    MemberRole,
    Office,
    ServiceKind,
    TalkEnd,
    VenueKind,
)

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"


def a_group(by: Actor, place: Division, *, on: date, members: Sequence[tuple[str, str]]) -> Any:
    """A community's group; members are (name, role)."""
    rows = [{"name": n, "role": r, "since": None, "until": None} for n, r in members]
    return records.add(GROUPS, {"community": place, "founded_on": on}, {"members": rows}, by=by)


def a_venue(by: Actor, place: Division, kind: str, location: str, **given: Any) -> Any:
    values = {"community": place, "kind": kind, "location": location, "hours": "工作日 9:00—17:00"}
    return records.add(VENUES, values | given, by=by)


def a_year(by: Actor, on: date) -> None:
    """What a demo office has of people and places, on a day: all communities but the last are covered."""
    places = list(divisions.communities(by.office))
    root = divisions.root(by.office)
    a_venue(by, root, VenueKind.CENTER, "街道综治中心一楼")
    for number, place in enumerate(places):
        _of_a_community(by, place, number, on, is_covered=place is not places[-1])
    _of_the_street(by, root, on)


def _of_a_community(by: Actor, place: Division, number: int, on: date, *, is_covered: bool) -> None:
    name = [f"{SURNAMES[(number * 3 + step) % len(SURNAMES)]}某" for step in range(6)]
    venue = a_venue(by, place, VenueKind.POINT, f"{place.name}党群服务中心")
    records.add(LAW_AWARE, {"name": name[4], "community": place, "origin_class": "居民"}, by=by)
    helper = {"name": name[5], "community": place, "role": MemberRole.BUILDING}
    records.add(HELPERS, helper, by=by)
    if not is_covered:
        return
    roles = (MemberRole.COMMITTEE, MemberRole.ADVISER, MemberRole.PARTY, MemberRole.VOLUNTEER)
    founded = on - timedelta(days=500)
    a_group(by, place, on=founded, members=tuple(zip(name, roles, strict=False)))
    talk = {"said_on": on - timedelta(days=9 + number), "venue": venue, "end": TalkEnd.ANSWERED}
    records.add(TALKS, talk | {"topic": "楼道照明什么时候修", "people": 2}, by=by)
    if number % 3:
        return
    values = {"name": f"{name[1]}律师", "firm": "某律师事务所", "community": place}
    adviser = records.add(ADVISERS, values, by=by)
    served = {
        "served_on": on - timedelta(days=20),
        "adviser": adviser,
        "kind": ServiceKind.CONSULT,
        "community": place,
        "matter": "解答物业费和赡养的问题",
        "people": 6,
    }
    records.add(SERVICES, served, by=by)


def _of_the_street(by: Actor, root: Division, on: date) -> None:
    held = {"community": root, "kind": CredentialKind.ENFORCEMENT}
    for name, left in (("陈某", 31), ("卫某", 900)):
        days = {"issued_on": on - timedelta(days=1400), "valid_until": on + timedelta(days=left)}
        records.add(CREDENTIALS, held | days | {"holder": name}, by=by)
    rows = [
        {"name": n, "office_held": o, "is_woman": w, "is_full_time": False}
        for n, o, w in (
            ("蒋某", Office.HEAD, False),
            ("沈某", Office.MEMBER, True),
            ("韩某", Office.MEMBER, False),
        )
    ]
    values = {
        "name": f"{root.name}人民调解委员会",
        "kind": CommitteeKind.STREET,
        "community": root,
        "since": on - timedelta(days=700),
    }
    records.add(COMMITTEES, values, {"members": rows}, by=by)
