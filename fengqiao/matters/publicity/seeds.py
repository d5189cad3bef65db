"""Publicity's ledgers filled through their acts, for the demo, for tests and for pictures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from fengqiao.engines.registers import acts as records
from fengqiao.engines.registers.columns import Frame
from fengqiao.trunk.divisions.models import Division
from fengqiao.trunk.people.actors import Actor

from . import queries
from .registers import ACTIVITIES, PLAN, POSTS, SITES, STOCK
from .words import Audience, Channel, Counted, Material


def an_activity(
    by: Actor,
    place: Division,
    *,
    on: date,
    title: str = "民法典进小区",
    kind: str = "campaign",
    node: str = "",
    norms: str = "民法典",
    attendance: int | None = 40,
    handouts: Sequence[tuple[str, int]] = ((Material.LEAFLET, 50),),
    **more: Any,
) -> Any:
    """An activity of the public as a clerk would enter it."""
    frame = Frame(by.office, by)
    values = {
        "held_on": on,
        "title": title,
        "kind": kind,
        "audience": Audience.PUBLIC,
        "community": place,
        "node": queries.nodes(by.office).filter(name=node).first() if node else None,
        "norms": ACTIVITIES.column("norms").given(norms, frame),
        "attendance": attendance,
        "counted": Counted.HEADS,
    }
    rows = [{"kind": one, "quantity": n} for one, n in handouts if n]
    return records.add(ACTIVITIES, values | more, {"handouts": rows}, by=by)


def a_year(given: dict[str, list[Any]], places: Sequence[Division], *, by: Actor, on: date) -> None:
    """What a demo office has done for publicity in the year that ends on a day."""
    street, communities = places[0], places[1:]
    for ago, title, kind, node, place, norms, people, leaflets, booklets, posters in given[
        "activities"
    ]:
        handed = zip(
            (Material.LEAFLET, Material.BOOKLET, Material.POSTER),
            (leaflets, booklets, posters),
            strict=True,
        )
        an_activity(
            by,
            communities[place % len(communities)] if place >= 0 else street,
            on=_last_time(by, node, on) if node else on - timedelta(days=ago),
            title=title,
            kind=kind,
            node=node,
            norms=norms,
            attendance=people,
            handouts=list(handed),
        )
    for ago, title, reads in given["posts"]:
        day = on - timedelta(days=ago)
        samples = {"samples": [{"read_on": on, "reads": reads}]}
        records.add(
            POSTS, {"published_on": day, "title": title, "channel": Channel.WECHAT}, samples, by=by
        )
    _plan(given["plan"], by, on)
    for ago, movement, kind, quantity, source in given["stock"]:
        values = {"moved_on": on - timedelta(days=ago), "movement": movement, "kind": kind}
        records.add(STOCK, values | {"quantity": quantity, "source": source}, by=by)
    for name, kind, place in given["sites"]:
        community = communities[place % len(communities)]
        records.add(SITES, {"name": name, "kind": kind, "community": community}, by=by)


def _last_time(by: Actor, name: str, on: date) -> date:
    """When a node last began."""
    node = queries.nodes(by.office).get(name=name)
    this_year = node.begins_on(on.year)
    return this_year if this_year <= on else node.begins_on(on.year - 1)


def _plan(items: list[Any], by: Actor, on: date) -> None:
    """The plan, and the activities of its nodes put to it."""
    for topic, months, node, times, responsible in items:
        known = queries.nodes(by.office).filter(name=node).first() if node else None
        values = {"year": on.year, "topic": topic, "months": tuple(months), "node": known}
        values |= {"times": times, "responsible": responsible}
        item = records.add(PLAN, values, by=by)
        for activity in known.activities.filter(held_on__year=on.year) if known else ():
            records.amend(ACTIVITIES, activity, {"plan_item": item}, by=by, reason="归入年度计划")
