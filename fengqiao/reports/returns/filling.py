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

from . import calendar, checking, layout, queries, reading, tabling
from .checking import Identity, Lacking
from .declaring import THIS, Return
from .models import Seal
from .reading import CLOSING, OPENING, Asked, Cubes
from .tabling import Cell, Table


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
        return checking.identity(self.asked, self.cubes, self.period)

    @cached_property
    def gaps(self) -> list[Lacking]:
        return checking.gaps(self.of, self.asked, self.period, self.office.pk)


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
    asked = reading.asked(of, office.pk)
    within = reading.spans(period)
    if seal is None:
        cubes = reading.live(asked, within)
    else:
        cubes = reading.kept(asked, within, figures.readings(seal.pk))
    return Filled(
        office, of, period, seal, asked, cubes, tabling.table(of, asked, cubes, office.pk)
    )


def beside(one: Filled) -> tuple[Beside, Beside]:
    """This will read the period before and the same period of the year before, sealed ones as they were sealed."""
    periods = (calendar.before(one.period), calendar.year_before(one.period))
    held = queries.standing(one.office.pk, one.of.key, periods)
    asked = reading.asked(one.of, one.office.pk, whole=True)
    told = [_beside(one, asked, told, held.get((told.start, told.end))) for told in periods]
    return told[0], told[1]


def now(one: Filled) -> Filled:
    """This will read a sealed return anew from the ledgers, in the same form, as seen on the day of its seal."""
    assert one.seal is not None
    within = reading.as_seen(reading.spans(one.period), one.seal.sealed_on)
    cubes = reading.live(one.asked, within, with_rows=True)
    table = tabling.table(one.of, one.asked, cubes, one.office.pk)
    return Filled(one.office, one.of, within[THIS], None, one.asked, cubes, table)


def _beside(one: Filled, asked: Asked, period: Period, seal: Seal | None) -> Beside:
    within = reading.spans(period)
    cubes = _kept(asked, within, seal) if seal else reading.live(asked, within)
    joint: tuple[UUID, ...] = ()
    if seal and period.end == one.period.start:
        joint = _joint(one, cubes)
    return Beside(period, seal is not None, tabling.totals(one.of, asked, cubes), joint)


def _kept(asked: Asked, within: reading.Spans, seal: Seal) -> Cubes:
    return reading.kept(asked, within, figures.readings(seal.pk))


def _joint(one: Filled, before: Cubes) -> tuple[UUID, ...]:
    """What was open at the end of the sealed period before, against what this one begins with."""
    opening = one.cubes.get((OPENING, THIS))
    closing = before.get((CLOSING, THIS))
    if opening is None or closing is None:
        return ()
    if not opening.ids:
        opening = reading.with_rows(one.asked, OPENING, one.period)
    return checking.joint(closing, opening)
