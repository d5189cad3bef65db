"""The list as plain data for its pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from fengqiao.engines.figures import lookup
from fengqiao.engines.figures.pages.lines import by_matter
from fengqiao.engines.registers import saved_views
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.people.actors import Actor

from .findings import Found, Ledgers, Looked, Told
from .forms import written
from .items import FIGURE, LEDGER, Look


def page(looked: Looked, actor: Actor) -> dict[str, Any]:
    """What the page of the list shows."""
    return {
        "year": looked.year,
        "on": looked.on,
        "source": looked.holding.source,
        "told": [_told(one, looked.year) for one in looked.told],
        "count": len(looked.told),
        "lacking": looked.lacking,
        "left_out": looked.holding.left_out,
        "may_edit": may_edit(looked.office, actor),
    }


def item(told: Told, year: int, may: bool) -> dict[str, Any]:
    """What the page of one item shows."""
    return _told(told, year) | {"year": year, "kept": told.item.kept, "may_edit": may}


def may_edit(office: Office, actor: Actor) -> bool:
    return actor.may("reports.edit", f"{office.label}/")


def choices(office: Office, actor: Actor, ledgers: Ledgers) -> Iterator[Any]:
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


def _told(told: Told, year: int) -> dict[str, Any]:
    return {
        "n": told.n,
        "item": told.item,
        "url": reverse("inspection:item", args=[year, told.item.key]),
        "found": [_found(one) for one in told.found],
        "papers": told.item.kept,
        "missing": told.missing,
    }


def _found(one: Found) -> dict[str, Any]:
    """How many records there are is said where the number does not say it itself."""
    value = one.bound.value if one.bound else one.records
    return {
        "label": one.label,
        "counts": one.counts,
        "value": one.value,
        "records": "" if one.records in (None, value) else f"{one.records} 条记录",
        "url": one.url,
    }
