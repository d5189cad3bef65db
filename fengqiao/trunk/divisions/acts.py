"""Verbs of the tree: found an office from a division list, change its tree, settings and calendar."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError

from fengqiao.ground import workdays
from fengqiao.trunk.journal import scope
from fengqiao.trunk.journal.acts import Acting, act
from fengqiao.trunk.journal.verbs import Verb

from . import queries
from .models import Division, Neighbour, Office, Setting, SpecialDay
from .words import Level

VERBS = (
    Verb("divisions.found", "建立街道", shows=("code", "name", "communities", "neighbours")),
    Verb("divisions.add", "增设辖区", shows=("name", "level", "code")),
    Verb("divisions.amend", "更正辖区", shows=("before", "after")),
    Verb("divisions.end", "撤销辖区", shows=("name", "ended_on")),
    Verb("divisions.set", "更改设置", shows=("key", "before", "after")),
    Verb("divisions.mark_days", "更改节假日安排", shows=("days",)),
)

_LABELS = "abcdefghijkmnpqrstuvwxyz23456789"


class BadDivisions(ValueError):
    """The division list cannot be used; the text says what is wrong and what to do."""


def init_office(
    divisions: dict[str, Any],
    street_code: str,
    *,
    by: Acting,
    name: str = "",
    is_demo: bool = False,
) -> Office:
    """This will found an empty office from a division list (format: {"path", "streets"}).

    Communities become the first level; the names of the neighbouring streets' communities are kept so
    that a foreign one is recognised. Statutory days of the years the source knows are entered. Raises
    BadDivisions. Call it where the new office may be written: `scope.everywhere(because=…)`.
    """
    street = _street(divisions, street_code)
    office = Office(
        code=street["code"],
        name=name or street["name"],
        label=_free_label(),
        parents=[{"code": p["code"], "name": p["name"]} for p in divisions.get("path", [])],
        is_demo=is_demo,
    )
    office.office = office.pk
    others = [s for s in divisions["streets"] if s["code"] != street_code]
    try:
        with act("divisions.found", on=office, by=by) as facts:
            office.save()
            root = _root(office)
            root.save()
            Division.objects.bulk_create(
                _community(root, given, position)
                for position, given in enumerate(street.get("communities", []), start=1)
            )
            neighbours = Neighbour.objects.bulk_create(list(_neighbours(office.pk, others)))
            SpecialDay.objects.bulk_create(_special_days(office.pk))
            facts |= {
                "code": office.code,
                "name": office.name,
                "communities": len(street.get("communities", [])),
                "neighbours": len(neighbours),
            }
    except IntegrityError:
        raise BadDivisions(f"街道 {street_code} 已经建立过，不能重复建立") from None
    return office


def add(
    parent: Division,
    *,
    level: str,
    name: str,
    by: Acting,
    code: str = "",
    spellings: Iterable[str] = (),
) -> Division:
    """This will add a division below another, with a short label of its own that never changes."""
    division = _below(parent, level, name, code)
    division.spellings = list(spellings)
    with act("divisions.add", on=division, by=by) as facts:
        division.save()
        facts |= {"name": name, "level": level, "code": code}
    return division


def amend(
    division: Division, *, by: Acting, name: str, code: str, spellings: list[str]
) -> Division:
    """This will change a division's name, code and other spellings; its place in the tree stays."""
    before = {"name": division.name, "code": division.code, "spellings": division.spellings}
    after = {"name": name, "code": code, "spellings": spellings}
    division.name, division.code, division.spellings = name, code, spellings
    with act("divisions.amend", on=division, by=by) as facts:
        division.save()
        facts |= {"before": before, "after": after}
    return division


def end(division: Division, *, on: date, by: Acting) -> Division:
    """This will close a division for new records; the old ones keep it."""
    division.ended_on = on
    with act("divisions.end", on=division, by=by, happened_on=on) as facts:
        division.save()
        facts |= {"name": division.name, "ended_on": on}
    return division


def set_setting(office: UUID, key: str, value: Any, *, by: Acting) -> Setting:
    """This will set what differs from place to place, for one office."""
    row = Setting.objects.filter(office=office, key=key).first()
    before = row.value if row else None
    row = row or Setting(office=office, key=key)
    row.value = value
    with act("divisions.set", on=row, by=by) as facts:
        row.save()
        facts |= {"key": key, "before": before, "after": value}
    return row


def mark_days(
    office: Office, days: Iterable[tuple[date, bool | None, str]], *, by: Acting
) -> list[SpecialDay]:
    """This will change the calendar: (day, is_workday or None to drop the exception, label)."""
    days = list(days)
    standing = {
        row.day: row for row in SpecialDay.objects.filter(day__in=[day for day, _, _ in days])
    }
    with act("divisions.mark_days", on=office, by=by) as facts:
        for day, is_workday, label in days:
            row = standing.get(day)
            if is_workday is None:
                if row:
                    row.delete()
                continue
            row = row or SpecialDay(office=office.pk, day=day)
            row.is_workday, row.label = is_workday, label
            row.save()
        facts["days"] = [[day, is_workday, label] for day, is_workday, label in days]
    return list(SpecialDay.objects.filter(day__in=[day for day, _, _ in days]))


def _street(divisions: dict[str, Any], code: str) -> dict[str, Any]:
    streets = divisions.get("streets") if isinstance(divisions, dict) else None
    if not isinstance(streets, list) or not streets:
        raise BadDivisions("辖区文件里没有 streets 列表，请使用约定格式的 JSON 文件")
    for street in streets:
        if isinstance(street, dict) and street.get("code") == code:
            return street
    known = "、".join(f"{s.get('name')}（{s.get('code')}）" for s in streets[:5])
    raise BadDivisions(f"辖区文件里没有代码为 {code} 的街道；文件里有：{known} 等")


def _free_label() -> str:
    """A label of four letters that no office has: paths begin with it, codes are issued anew."""
    with scope.everywhere(because="为新街道取一个没有用过的短标签"):
        taken = set(Office.objects.values_list("label", flat=True))
    while True:
        label = "".join(secrets.choice(_LABELS) for _ in range(4))
        if label not in taken:
            return label


def _root(office: Office) -> Division:
    return Division(
        office=office.pk,
        level=Level.SUBDISTRICT,
        name=office.name,
        code=office.code,
        label=office.label,
        path=f"{office.label}/",
    )


def _below(parent: Division, level: str, name: str, code: str) -> Division:
    position = Division.objects.filter(parent=parent).count() + 1
    return Division(
        office=parent.office,
        parent=parent,
        level=level,
        name=name,
        code=code,
        label=f"{position:02d}",
        path=f"{parent.path}{position:02d}/",
        position=position,
    )


def _community(root: Division, given: dict[str, Any], position: int) -> Division:
    village = "村" in given.get("kind", "") or given["name"].endswith(("村", "村委会"))
    return Division(
        office=root.office,
        parent=root,
        level=Level.VILLAGE if village else Level.COMMUNITY,
        name=queries.short_name(given["name"]),
        full_name=given["name"],
        code=given.get("code", ""),
        label=f"{position:02d}",
        path=f"{root.path}{position:02d}/",
        position=position,
    )


def _neighbours(office: UUID, streets: list[dict[str, Any]]) -> Iterable[Neighbour]:
    for street in streets:
        for given in street.get("communities", []):
            yield Neighbour(
                office=office,
                street=street["name"],
                name=queries.short_name(given["name"]),
                code=given.get("code", ""),
            )


def _special_days(office: UUID) -> list[SpecialDay]:
    return [
        SpecialDay(
            office=office, day=row.on, is_workday=row.kind == workdays.MAKEUP, label=row.label
        )
        for row in workdays.seed_rows(range(2024, 2027))
    ]
