"""The list as plain data for its pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from fengqiao.engines.figures import lookup
from fengqiao.engines.figures.pages.lines import by_matter
from fengqiao.engines.registers import saved_views
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.people.actors import Actor

from .findings import Found, Ledgers, Looked, Told
from .forms import written
from .items import FIGURE, LEDGER, Item, Kept, Look

Options = tuple[str, list[tuple[str, str]]]  # a group of choices and its (value, label)


@dataclass(frozen=True)
class Seen:
    """What one query found. How many records there are is said where the number does not say it itself."""

    label: str
    counts: str
    value: str
    records: str
    url: str


@dataclass(frozen=True)
class Shown:
    """An item with what its queries found, the papers kept elsewhere, and what is missing."""

    n: int
    item: Item
    url: str
    found: tuple[Seen, ...]
    papers: tuple[Kept, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Contents:
    """The list of a year as it stands on a day."""

    year: int
    on: date
    source: str
    told: tuple[Shown, ...]
    count: int
    lacking: int
    left_out: tuple[Item, ...]
    may_edit: bool


def contents(looked: Looked, actor: Actor) -> Contents:
    """What the page of the list shows."""
    return Contents(
        looked.year,
        looked.on,
        looked.holding.source,
        tuple(shown(one, looked.year) for one in looked.told),
        len(looked.told),
        looked.lacking,
        looked.holding.left_out,
        may_edit(looked.office, actor),
    )


def shown(told: Told, year: int) -> Shown:
    """An item as the list and its own page show it."""
    return Shown(
        told.n,
        told.item,
        reverse("inspection:item", args=[year, told.item.key]),
        tuple(_seen(one) for one in told.found),
        told.item.kept,
        told.missing,
    )


def may_edit(office: Office, actor: Actor) -> bool:
    return actor.may("reports.edit", f"{office.label}/")


def choices(office: Office, actor: Actor, ledgers: Ledgers) -> Iterator[Options]:
    """What an item may look at: every figure, each ledger, and the lists as this person saved them."""
    for group in by_matter(lookup.every(office.pk)):
        figures = [(written(Look(FIGURE, one.key)), one.label) for one in group.figures]
        yield group.label, figures
    readable = [one for one in ledgers.values() if actor.may(one.reads)]
    yield "整本台账", [(written(Look(LEDGER, one.key)), one.label) for one in readable]
    if saved := [
        (written(Look(LEDGER, one.key, view.query)), f"{one.label}：{view.name}")
        for one in readable
        for view in saved_views.views(one, actor)
    ]:
        yield "您保存的常用筛选", saved


def _seen(one: Found) -> Seen:
    value = one.bound.value if one.bound else one.records
    records = "" if one.records in (None, value) else f"{one.records} 条记录"
    return Seen(one.label, one.counts, one.value, records, one.url)
