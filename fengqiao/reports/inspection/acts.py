"""Verbs of the list: an item of the office's own comes or goes, a usual one is left out or taken up again, a paper
is said to lie somewhere. All of it is a setting of the office, and the journal holds what it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from fengqiao.trunk.divisions import acts as divisions
from fengqiao.trunk.divisions.models import Office, Setting
from fengqiao.trunk.journal.acts import deed
from fengqiao.trunk.people.actors import Actor

from . import items
from .items import Item, Kept, Look, Own

MOST = 60  # items of the office's own, and papers of one item


class TooMany(Exception):
    """There are too many already; the text says what to do."""


def add(
    office: Office, *, label: str, looks: Iterable[Look], papers: Iterable[str], by: Actor
) -> str:
    """This will add an item of the office's own, and give its key. Raises TooMany."""
    with deed():
        own = _own(office)
        if len(own.added) >= MOST:
            raise TooMany(f"最多加 {MOST} 项，请先去掉用不着的")
        key = f"own-{own.next}"
        item = Item(key, label, tuple(looks), tuple(papers), is_own=True)
        _keep(office, replace(own, added=(*own.added, item), next=own.next + 1), by)
    return key


def leave_out(office: Office, item: Item, *, by: Actor) -> None:
    """This will leave a usual item out of the list; one of the office's own is gone."""
    with deed():
        own = _own(office)
        if item.is_own:
            own = replace(own, added=tuple(o for o in own.added if o.key != item.key))
        else:
            own = replace(own, left_out=tuple(dict.fromkeys((*own.left_out, item.key))))
        _keep(office, own, by)


def take_up(office: Office, item: Item, *, by: Actor) -> None:
    """This will take a usual item up again that was left out."""
    with deed():
        own = _own(office)
        _keep(office, replace(own, left_out=tuple(o for o in own.left_out if o != item.key)), by)


def keep_paper(office: Office, year: int, item: Item, paper: Kept, *, by: Actor) -> None:
    """This will say where a paper of an item lies; said again of the same title, the newer holds. Raises TooMany."""
    with deed():
        held = _locked(office, items.for_year(year))
        others = [one for one in held.get(item.key, ()) if one["title"] != paper.title]
        if len(others) >= MOST:
            raise TooMany(f"一项最多写 {MOST} 份材料，请写在一份里")
        said = {"title": paper.title, "number": paper.number, "place": paper.place}
        _papers(office, year, held | {item.key: [*others, said]}, by)


def drop_paper(office: Office, year: int, item: Item, title: str, *, by: Actor) -> None:
    """This will take back what was said of a paper."""
    with deed():
        held = _locked(office, items.for_year(year))
        left = [one for one in held.get(item.key, ()) if one["title"] != title]
        _papers(office, year, held | {item.key: left}, by)


def _own(office: Office) -> Own:
    return Own.of(_locked(office, items.LASTING))


def _locked(office: Office, key: str) -> dict[str, Any]:
    """What a setting holds: of two who change it at once, the second changes what the first left."""
    row = Setting.objects.select_for_update().filter(office=office.pk, key=key).first()
    return dict(row.value) if row else {}


def _keep(office: Office, own: Own, by: Actor) -> None:
    divisions.set_setting(office.pk, items.LASTING, own.kept(), by=by)


def _papers(office: Office, year: int, held: dict[str, Any], by: Actor) -> None:
    divisions.set_setting(office.pk, items.for_year(year), held, by=by)
