"""Entries of the journal as a timeline of the report shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from fengqiao.trunk.journal import verbs
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people.models import Person


@dataclass(frozen=True)
class Act:
    """What was done on a day, by whom, and why."""

    day: date
    sentence: str
    by: Person | str
    reason: str
    lines: tuple[str, ...]


def told(
    entries: Iterable[Entry], lines: Callable[[Entry], Iterable[str]] = lambda entry: ()
) -> Mapping[UUID, Act]:
    """{entry: what it says}, in the order given, the people in one question. `lines` says more of an entry."""
    entries = list(entries)
    people = Person.objects.in_bulk({entry.by for entry in entries if entry.by})
    return {
        entry.pk: Act(
            entry.happened_on,
            verbs.verb(entry.verb).said(),
            people.get(entry.by, "") if entry.by else "",
            entry.reason,
            tuple(lines(entry)),
        )
        for entry in entries
    }
