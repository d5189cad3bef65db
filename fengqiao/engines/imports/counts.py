"""Counts of old sheets that are no records become external figures: of the sheet's year, from the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.utils import timezone

from fengqiao.engines.figures import Period
from fengqiao.engines.figures import acts as figures
from fengqiao.engines.registers.register import Register
from fengqiao.trunk.journal import gate
from fengqiao.trunk.people.actors import Actor


def record(register: Register, rows: Sequence[Any], *, batch: Any, by: Actor) -> None:
    """This will record what the counts of the accepted rows add up to, a year and a column at a time. A
    number that stands already for the year is left: a person corrects it."""
    for counted in register.sheet.outside:
        sums: Counter[int] = Counter()
        for row in rows:
            draft = row.understood.record
            if draft.year is not None and counted.key in draft.outside:
                sums[draft.year] += draft.outside[counted.key]
        for year, total in sorted(sums.items()):
            gate.hold(partial(_record, counted, year, total, batch, by))


def undo(register: Register, batch: Any, *, by: Actor) -> int:
    """This will take back the external figures that an import brought."""
    return figures.external.undo(batch, by=by) if register.sheet.outside else 0


def _record(counted: Any, year: int, total: int, batch: Any, by: Actor) -> None:
    period = Period.year(year)
    try:
        figures.external.record(
            label=counted.figure,
            value=total,
            unit=counted.unit,
            source=f"旧台账“{batch.file.name}”的“{counted.label}”列相加"[:120],
            as_of=_as_of(period.end),
            period=period,
            by=by,
            origin=batch.pk,
        )
    except figures.external.NameTaken:
        return


def _as_of(end: date) -> date:
    """The last day of a year that is over, today in one that runs."""
    return min(end - timedelta(days=1), timezone.localdate())
