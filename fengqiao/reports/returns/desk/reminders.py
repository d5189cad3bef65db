"""What Today reminds of: returns that are due and not sealed, for who seals them."""

from __future__ import annotations

from datetime import date

from fengqiao.trunk.people.actors import Actor
from fengqiao.ui.kit import Reminder

from .. import layout, pages

WHOLE = ""  # the street as such: no post in a part of it reaches there


def ahead(actor: Actor, on: date) -> list[Reminder]:
    """Each return whose day is near or past; none where the office set no day."""
    may_seal = actor.may("returns.seal", WHOLE)
    if not may_seal or all(one.due is None for one in layout.every(actor.office)):
        return []
    return [
        Reminder(
            f"{one.period.label}{one.of.name}"
            + ("，报送日已过，还没有封账" if one.is_late else "，快到报送日"),
            one.url,
            one.due_on,
        )
        for one in pages.front(actor.office, on)
        if one.due_on is not None and (one.is_late or one.is_soon)
    ]
