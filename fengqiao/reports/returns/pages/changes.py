"""What changed behind a seal, and the versions that were sent."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from fengqiao.trunk.journal import verbs
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people.actors import Actor
from fengqiao.trunk.people.models import Person

from .. import calendar, changes, queries
from ..changes import Change, Corrected
from ..edition import Filled
from .table import headed, named

MOST = 50


def corrections(one: Filled, actor: Actor) -> dict[str, Any]:
    """Each sealed cell that is another now, with the acts that made it so, and who did them."""
    if one.seal is None:
        return headed(one)
    found = changes.corrected(one)
    acts = found.acts[-MOST:]
    people = Person.objects.in_bulk({entry.by for entry in acts if entry.by})
    cases = named(one, [entry.subject for entry in acts])
    return headed(one) | {
        "may_seal": actor.may("returns.seal"),
        "changes": [_change(change, found) for change in found.changes],
        "acts": [_act(entry, people, cases) for entry in acts],
        "more": max(len(found.acts) - MOST, 0),
    }


def versions(one: Filled) -> list[dict[str, Any]]:
    """Every version that was sealed, the newest first."""
    rows = list(queries.seals(one.office.pk, one.of.key, one.period))
    people = Person.objects.in_bulk({row.sealed_by for row in rows if row.sealed_by})
    at = (one.of.key, *calendar.named(one.period))
    return [
        {
            "seal": row,
            "by": people.get(row.sealed_by, ""),
            "url": reverse("returns:version", args=[*at, row.version]),
        }
        for row in rows
    ]


def _change(change: Change, found: Corrected) -> dict[str, Any]:
    return {
        "label": f"{change.then.line.named}，{change.then.cut.label}",
        "unit": change.then.line.unit,
        "then": change.then.text or "—",
        "now": change.now.text or "—",
        "came": len(change.came),
        "went": len(change.went),
        "acts": len(found.of(change)),
    }


def _act(entry: Entry, people: Any, cases: dict[Any, Any]) -> dict[str, Any]:
    """An entry for the timeline, with the record that it is about."""
    return {
        "day": entry.happened_on,
        "sentence": verbs.verb(entry.verb).said(),
        "by": people.get(entry.by, ""),
        "reason": entry.reason,
        "record": cases.get(entry.subject),
        "recorded_at": entry.recorded_at,
    }
