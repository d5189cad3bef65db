"""Named questions to the tree, the settings and the calendar of an office."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from fengqiao.ground import signs
from fengqiao.ground.documents import Document
from fengqiao.ground.workdays import HOLIDAY, MAKEUP, Calendar, DayRow, lacking
from fengqiao.trunk.journal import scope
from fengqiao.trunk.journal.models import Move

from .models import Division, Neighbour, Office, Setting, SpecialDay
from .words import WHOLE, Level

# A full name ends with the body that a division elects; people say and write the place alone.
_BODY = re.compile(r"(居民委员会|村民委员会|居委会|村委会|委员会)$")
_KIND = re.compile(r"(社区|村)$")
_STREET = re.compile(r"^.*?(?:街道|镇|乡)(?:办事处|政府)?")
_GRID_BEHIND = re.compile(r"(?:第?[一二三四五六七八九十\d]{1,3}号?网格.*)$")


def short_name(full_name: str) -> str:
    """新城社区居委会 → 新城社区; 迎新村委会 → 迎新村. A name without a body stays."""
    text = re.sub(r"\s+", "", full_name)
    if text.endswith("村委会"):
        return text[: -len("委会")]
    return _BODY.sub("", text) or text


def root(office: UUID) -> Division:
    return Division.objects.get(office=office, parent=None)


def at(office: UUID, path: str) -> Division:
    """The division of that path; the root for a row of the office as such."""
    return Division.objects.get(office=office, path=path) if path else root(office)


def at_path(office: UUID, path: str) -> Division:
    """The division that a row's path names. Raises Division.DoesNotExist."""
    return Division.objects.get(office=office, path=path)


def office(pk: UUID) -> Office:
    """The office of that id. Raises Office.DoesNotExist."""
    return Office.objects.get(pk=pk)


def tree(office: UUID) -> QuerySet[Division]:
    """Everything an office ever had, in the order of the tree."""
    return Division.objects.filter(office=office).order_by("path")


def in_use(office: UUID) -> QuerySet[Division]:
    """The divisions that new records and posts may name, in the order of the tree."""
    return tree(office).filter(ended_on=None)


def communities(office: UUID) -> QuerySet[Division]:
    """The communities and villages of an office in their order, those in use."""
    return Division.objects.filter(
        office=office, level__in=(Level.COMMUNITY, Level.VILLAGE), ended_on=None
    ).order_by("position", "code", "name")


def community_of(division: Division) -> Division | None:
    """The community that a division lies in, itself included; None for the office as a whole."""
    above: Division | None = division
    while above is not None and not above.is_community:
        above = above.parent
    return above


def went(move: Move) -> str:
    """That something stood at a place of the open scope, and where it stands since: all that is said of it there."""
    place = community_of(at_path(move.office, move.stands)) or WHOLE
    return f"{move.number or '这一条'} 已于 {move.moved_on} 移到{place}"


def communities_on(day: date) -> QuerySet[Division]:
    """The communities and villages in the open scope that were not ended by a day."""
    standing = Q(ended_on=None) | Q(ended_on__gt=day)
    found = Division.objects.filter(standing, level__in=(Level.COMMUNITY, Level.VILLAGE))
    return scope.current().narrow(found, True)


def indented(places: Iterable[Division]) -> Iterator[tuple[Division, str]]:
    """Each place with the blanks that stand before its name in a list of the tree."""
    places = list(places)
    top = min((place.path.count("/") for place in places), default=0)
    for place in places:
        yield place, "　" * (place.path.count("/") - top)


def setting(office: UUID, key: str, default: Any = None) -> Any:
    """The office's value of a setting, or the default that stands where it is used."""
    row = Setting.objects.filter(office=office, key=key).first()
    return default if row is None else row.value


def settings(office: UUID, keys: Iterable[str]) -> Document:
    """Several settings in one query; those not set are absent."""
    return dict(
        Setting.objects.filter(office=office, key__in=list(keys)).values_list("key", "value")
    )


def calendar(office: UUID) -> Calendar:
    """The office's calendar of workdays, as its table stands; a year whose notice is not whole is not covered."""
    rows = _rows(SpecialDay.objects.filter(office=office))
    years = {row.on.year for row in rows}
    return Calendar.from_rows(rows, {year for year in years if not lacking(year, rows)})


def lacking_days(office: UUID, year: int) -> list[str]:
    """What the office's table lacks of a year's notice, in words."""
    return lacking(year, _rows(special_days(office, year)))


def _rows(days: QuerySet[SpecialDay]) -> list[DayRow]:
    found = days.values_list("day", "is_workday", "label")
    return [DayRow(day, MAKEUP if works else HOLIDAY, label) for day, works, label in found]


class Recogniser:
    """Finds the division that a text of a ledger means; a neighbour's is recognised as foreign."""

    def __init__(self, office: UUID) -> None:
        self._own: dict[str, Division] = {}
        self._foreign: dict[str, Neighbour] = {}
        for division in Division.objects.filter(office=office).exclude(parent=None):
            for name in (division.name, division.full_name, division.code, *division.spellings):
                self._own.setdefault(_plain(name), division)
                self._own.setdefault(_bare(name), division)
        for neighbour in Neighbour.objects.filter(office=office):
            for name in (neighbour.name, neighbour.code):
                self._foreign.setdefault(_plain(name), neighbour)
        self._own.pop("", None)
        self._foreign.pop("", None)
        self._street = _plain(Division.objects.get(office=office, parent=None).name)

    def find(self, text: str) -> Division | Neighbour | None:
        """A division of ours, a neighbour's community, or None. Own names win over the neighbours'. The
        street may stand before the name and the grid behind it."""
        plain = _GRID_BEHIND.sub("", _plain(text)) or _plain(text)
        street = _STREET.match(plain)
        if street is None:
            return self._own.get(plain) or self._foreign.get(plain)
        place = plain[street.end() :]
        ours = street[0].removesuffix("办事处").endswith(self._street)
        return (self._own.get(place) if ours else None) or self._foreign.get(place)


def _plain(text: str) -> str:
    return short_name(signs.folded(text or ""))


def _bare(text: str) -> str:
    return _KIND.sub("", _plain(text))


def the_office(code: str | None = None) -> Office:
    """The office with that street code; without one the only office there is, the demo aside. Raises
    Office.DoesNotExist, or Office.MultipleObjectsReturned when several could be meant."""
    if code:
        return Office.objects.get(code=code)
    real = Office.objects.filter(is_demo=False)
    return real.get() if real.exists() else Office.objects.get()


def special_day(office: UUID, day: date) -> SpecialDay | None:
    """What differs from its weekday on a day."""
    return SpecialDay.objects.filter(office=office, day=day).first()


def special_days(office: UUID, year: int) -> QuerySet[SpecialDay]:
    """The days of a year that differ from their weekday, in order."""
    return SpecialDay.objects.filter(office=office, day__year=year).order_by("day")
