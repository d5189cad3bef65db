"""The duties of the first responsible persons that later versions bring along."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from fengqiao.engines.terms.lists import Seed, Seeded
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.people.actors import Actor

from . import acts
from .models import DutyItem
from .words import DutySeed


def _lacking(office: UUID) -> list[Seed]:
    """The duties whose code the office never had, in any year; who never had a list is given one as a whole."""
    had = set(DutyItem.objects.filter(office=office).values_list("code", flat=True))
    return [
        Seed(one.name, f"{one.name} {one.value[1]}")
        for one in DutySeed
        if had and one.name not in had
    ]


def _entered(by: Actor, code: str) -> None:
    path = divisions.root(by.office).path
    by = by.under("leadership.keep", path)
    acts.found_duty(by.office, path, timezone.localdate().year, DutySeed[code], by=by)


SEEDED = (
    Seeded(
        key="leadership.duties",
        label="第一责任人职责清单",
        power="leadership.keep",
        lacking=_lacking,
        entered=_entered,
    ),
)
