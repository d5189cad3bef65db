"""A return filled in for a period: from its seal where one stands, from the ledgers of today where none does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from django.utils import timezone

from fengqiao.engines.figures import Period
from fengqiao.engines.figures import queries as figures
from fengqiao.trunk.divisions.models import Office

from . import calendar, cells, checks, layout, queries, readings
from .cells import Cell, Table
from .checks import Identity, Lacking
from .declaration import THIS, Return
from .models import Seal
from .readings import CLOSING, OPENING, Asked, Cubes


@dataclass(frozen=True)
class Filled:
    """One return of one period, with what it stands on. `seal` is the one that was read, None for a living table."""

    office: Office
    of: Return
    period: Period
    seal: Seal | None
    asked: Asked
    cubes: Cubes
    table: Table

    @cached_property
    def identity(self) -> Identity | None:
        return checks.identity(self.asked, self.cubes, self.period)

    @cached_property
    def gaps(self) -> list[Lacking]:
        return checks.gaps(self.of, self.asked, self.period, self.office.pk)


@dataclass(frozen=True)
class Beside:
    """Another period beside it: each line as a whole; `joint` the cases that do not pass from one into the other."""

    period: Period
    is_sealed: bool
    totals: Mapping[str, Cell]
    joint: tuple[UUID, ...] = field(default=())


def fill(office: Office, key: str, year: int, part: str) -> Filled:
    """This will fill a return in. Raises UnknownReturn, NoPeriod."""
    of = layout.of(office.pk, key)
    period = calendar.period(of, year, part, timezone.localdate())
    held = queries.standing(office.pk, key, [period])
    return filled(office, of, period, held.get((period.start, period.end)))


def filled(office: Office, of: Return, period: Period, seal: Seal | None) -> Filled:
    """This will fill in a return of a period from a seal, or without one from the ledgers."""
    if seal is not None:
        of = Return.of(seal.form)
    asked = readings.asked(of, office.pk)
    within = readings.spans(period)
    if seal is None:
        cubes = readings.live(asked, within)
    else:
        cubes = readings.kept(asked, within, figures.readings(seal.pk))
    return Filled(office, of, period, seal, asked, cubes, cells.table(of, asked, cubes, office.pk))


def beside(one: Filled) -> tuple[Beside, Beside]:
    """This will read the period before and the same period of the year before, sealed ones as they were sealed."""
    periods = (calendar.before(one.period), calendar.year_before(one.period))
    held = queries.standing(one.office.pk, one.of.key, periods)
    asked = readings.asked(one.of, one.office.pk, whole=True)
    told = [_beside(one, asked, told, held.get((told.start, told.end))) for told in periods]
    return told[0], told[1]


def now(one: Filled) -> Filled:
    """This will read a sealed return anew from the ledgers, in the same form, as seen on the day of its seal."""
    assert one.seal is not None
    within = readings.as_seen(readings.spans(one.period), one.seal.sealed_on)
    cubes = readings.live(one.asked, within, with_rows=True)
    table = cells.table(one.of, one.asked, cubes, one.office.pk)
    return Filled(one.office, one.of, within[THIS], None, one.asked, cubes, table)


def _beside(one: Filled, asked: Asked, period: Period, seal: Seal | None) -> Beside:
    within = readings.spans(period)
    cubes = _kept(asked, within, seal) if seal else readings.live(asked, within)
    joint: tuple[UUID, ...] = ()
    if seal and period.end == one.period.start:
        joint = _joint(one, cubes)
    return Beside(period, seal is not None, cells.totals(one.of, asked, cubes), joint)


def _kept(asked: Asked, within: readings.Spans, seal: Seal) -> Cubes:
    return readings.kept(asked, within, figures.readings(seal.pk))


def _joint(one: Filled, before: Cubes) -> tuple[UUID, ...]:
    """What was open at the end of the sealed period before, against what this one begins with."""
    opening = one.cubes.get((OPENING, THIS))
    closing = before.get((CLOSING, THIS))
    if opening is None or closing is None:
        return ()
    if not opening.ids:
        opening = readings.with_rows(one.asked, OPENING, one.period)
    return checks.joint(closing, opening)
