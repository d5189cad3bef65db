"""The plan of the year beside what its figures say now: each item with what opens it and its number."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.urls import NoReverseMatch, reverse

from fengqiao.engines.figures.pages.asked import opened

from .. import plans
from ..composition import Draft
from ..plans import Planned


@dataclass(frozen=True)
class Item:
    """An item of the plan. `now` is its number, or what a person said of it; `is_reached` is None where nothing
    measures it."""

    section: str
    text: str
    url: str
    measure: str
    now: str
    now_url: str
    target: str
    is_reached: bool | None
    lacks: str


@dataclass(frozen=True)
class Plan:
    """The plan: how many of its items have a target, and how many came to it."""

    items: tuple[Item, ...]
    measured: int
    reached: int


def plan(draft: Draft) -> Plan:
    items = tuple(_item(one) for one in plans.planned(draft))
    told = [one.is_reached for one in items if one.is_reached is not None]
    return Plan(items, len(told), sum(told))


def record(opens: tuple[str, UUID] | None) -> str:
    """The address of the record that says something, "" where it has no page."""
    if opens is None:
        return ""
    try:
        return reverse(opens[0], args=[opens[1]])
    except NoReverseMatch:
        return ""


def _item(one: Planned) -> Item:
    return Item(
        one.part.heading,
        one.part.text,
        record(one.part.opens),
        one.bound.named if one.bound else "",
        one.bound.text if one.bound else one.done,
        opened(one.bound) if one.bound else "",
        one.part.target,
        one.is_reached,
        one.lacks,
    )
