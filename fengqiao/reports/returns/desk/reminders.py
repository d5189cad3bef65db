"""What Today reminds of: returns that are due and not sealed, for who seals them."""

from __future__ import annotations

from datetime import date
from typing import Any

from fengqiao.trunk.people.actors import Actor

from .. import layout, pages

WHOLE = ""  # the street as such: no post in a part of it reaches there


def ahead(actor: Actor, on: date) -> list[dict[str, Any]]:
    """Each return whose day is near or past; none where the office set no day."""
    may_seal = actor.may("returns.seal", WHOLE)
    if not may_seal or all(one.due is None for one in layout.every(actor.office)):
        return []
    return [
        {
            "label": f"{one.period.label}{one.of.name}"
            + ("，报送日已过，还没有封账" if one.is_late else "，快到报送日"),
            "url": one.url,
            "on": one.due_on,
        }
        for one in pages.front(actor.office, on)
        if one.is_late or one.is_soon
    ]
