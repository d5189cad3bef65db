"""The front page of talent: what each community has and lacks, and certificates that run out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from fengqiao.engines.registers.panels import Panel, Shown
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.divisions.models import Division
from fengqiao.trunk.journal import scope
from fengqiao.trunk.people.actors import Actor

from .. import queries
from ..models import Credential

# How many law-aware persons a community should have differs from province to province (governance.md §7.1):
# the office says it, and until it does nothing is said to be missing.
WANTED, WARN_DAYS = "talent.law_aware_per_community", "talent.credential_warn_days"


@dataclass(frozen=True)
class Line:
    """What a community has of each on a day; `aware_short` is how many law-aware persons it lacks."""

    community: Division
    groups: int
    venues: int
    advisers: int
    aware: int
    aware_short: int


@dataclass(frozen=True)
class Coverage(Shown):
    """The communities, with what each has and lacks."""

    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Ending(Shown):
    """Certificates that run out, with the days that are left."""

    credentials: tuple[tuple[Credential, int], ...]


def panels(actor: Actor) -> Iterator[Panel]:
    today = timezone.localdate()
    wanted = divisions.setting(actor.office, WANTED, 0)
    lines = coverage(actor.office, today, wanted)
    if lines:
        yield Panel("各社区有什么、缺什么", "talent/_coverage.html", Coverage(tuple(lines)))
    warn = divisions.setting(actor.office, WARN_DAYS, 60)
    ending = list(queries.running_out(today, warn)[:20])
    if ending:
        found = Ending(tuple((one, one.days_left(today)) for one in ending))
        yield Panel("到期和快到期的证件", "talent/_ending.html", found)


def coverage(office: UUID, on: date, wanted: int) -> list[Line]:
    """One line a community in scope: its group, venues, adviser and law-aware persons on a day."""
    opened = scope.current()
    groups = queries.by_community(queries.groups_on(on))
    venues = queries.by_community(queries.venues_on(on))
    advisers = queries.by_community(queries.advisers_on(on))
    aware = queries.by_community(queries.law_aware_on(on))
    return [
        Line(
            community=one,
            groups=len(groups.get(one.pk, ())),
            venues=len(venues.get(one.pk, ())),
            advisers=len(advisers.get(one.pk, ())),
            aware=len(aware.get(one.pk, ())),
            aware_short=max(0, wanted - len(aware.get(one.pk, ()))),
        )
        for one in divisions.communities(office)
        if opened.covers(one.office, one.path)
    ]
