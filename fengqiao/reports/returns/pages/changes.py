"""What changed behind a seal, and the versions that were sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse

from fengqiao.engines.figures.pages.rows import Named
from fengqiao.trunk.journal import verbs
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people.actors import Actor
from fengqiao.trunk.people.models import Person

from .. import calendar, changes, queries
from ..changes import Change, Corrected
from ..edition import Filled
from ..models import Seal
from . import cells

MOST = 50
People = Mapping[UUID, Person]


@dataclass(frozen=True)
class ChangeShown:
    """A sealed cell that is another now; `acts` is how many acts made it so."""

    label: str
    unit: str
    then: str
    now: str
    came: int
    went: int
    acts: int


@dataclass(frozen=True)
class Act:
    """An entry for the timeline, with the record that it is about."""

    day: date
    sentence: str
    by: Person | str
    reason: str
    record: Named | None
    recorded_at: datetime


@dataclass(frozen=True)
class Corrections:
    """Each sealed cell that is another now, with the last of the acts that made it so; `more` are not shown."""

    may_seal: bool = False
    changes: tuple[ChangeShown, ...] = ()
    acts: tuple[Act, ...] = ()
    more: int = 0


@dataclass(frozen=True)
class Version:
    """One that was sealed, by whom, and its page."""

    seal: Seal
    by: Person | str
    url: str


def corrections(one: Filled, actor: Actor) -> Corrections:
    """This will compare a sealed return with the ledgers of today; of one that is not sealed nothing is said."""
    if one.seal is None:
        return Corrections()
    found = changes.corrected(one)
    acts = found.acts[-MOST:]
    people = Person.objects.in_bulk({entry.by for entry in acts if entry.by})
    records = dict(cells.cases(one, [entry.subject for entry in acts]))
    return Corrections(
        actor.may("returns.seal"),
        tuple(_change(change, found) for change in found.changes),
        tuple(_act(entry, people, records) for entry in acts),
        max(len(found.acts) - MOST, 0),
    )


def versions(one: Filled) -> list[Version]:
    """Every version that was sealed, the newest first."""
    rows = list(queries.seals(one.office.pk, one.of.key, one.period))
    people = Person.objects.in_bulk({row.sealed_by for row in rows if row.sealed_by})
    at = (one.of.key, *calendar.named(one.period))
    return [
        Version(
            row,
            people.get(row.sealed_by, ""),
            reverse("returns:version", args=[*at, row.version]),
        )
        for row in rows
    ]


def _change(change: Change, found: Corrected) -> ChangeShown:
    return ChangeShown(
        f"{change.then.line.named}，{change.then.cut.label}",
        change.then.line.unit,
        change.then.text or "—",
        change.now.text or "—",
        len(change.came),
        len(change.went),
        len(found.of(change)),
    )


def _act(entry: Entry, people: People, records: Mapping[UUID, Named]) -> Act:
    return Act(
        entry.happened_on,
        verbs.verb(entry.verb).said(),
        people.get(entry.by, "") if entry.by else "",
        entry.reason,
        records.get(entry.subject),
        entry.recorded_at,
    )
