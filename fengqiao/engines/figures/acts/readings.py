"""Freezing: a value is published with its definition, its days, and the very rows that it opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from uuid import UUID

from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.journal import scope
from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.journal.verbs import Verb
from fengqiao.trunk.people.actors import Actor

from .. import cubes, row_ids
from ..catalogue import AnyFigure
from ..declaration import Codes, Figure
from ..external import External
from ..models import Reading
from ..periods import Period
from ..rates import Growth, Rate

FREEZE = Verb(
    "figures.freeze",
    "冻结指标读数",
    shows=("key", "label", "period", "on", "value", "unit", "row_count", "rows_hash"),
)


@dataclass(frozen=True)
class _Taking:
    """What all readings of one document share."""

    by: Actor
    path: str
    used_in: UUID | None
    split_by: Sequence[str] = ()


def freeze(
    figure: AnyFigure,
    period: Period,
    *,
    by: Actor,
    cells: Mapping[str, Codes] | None = None,
    used_in: UUID | None = None,
    split_by: Sequence[str] = (),
) -> Reading:
    """This will keep a figure's value of this moment with the hash and the ids of its rows; of a rate, its two
    figures too. `used_in` is the document that publishes it; `split_by` the dimensions by which it publishes
    every cell. Raises ValueError in a scope of several places.
    """
    period = replace(period, seen_on=period.today)
    taking = _Taking(by, _place(by.office), used_in, split_by)
    with deed():
        return _frozen(figure, period, dict(cells or {}), taking)


def _frozen(figure: AnyFigure, period: Period, cells: dict[str, Codes], taking: _Taking) -> Reading:
    reading = Reading(
        office=taking.by.office,
        path=taking.path,
        key=figure.key,
        label=figure.label,
        unit=figure.unit,
        counts=figure.counts,
        cells=cells,
        period=period.label,
        start=period.start,
        end=period.end,
        on=period.on,
        seen_on=period.today,
        used_in=taking.used_in,
        taken_by=taking.by.person,
    )
    match figure:
        case Rate():
            before = period.year_before() if isinstance(figure, Growth) else period
            reading.of = _frozen(figure.of, period, cells, taking)
            reading.over = _frozen(figure.over, before, cells, taking)
        case External():
            recorded = figure.recorded(period)
            if recorded is not None:
                reading.counts = f"外部数据，来源：{recorded.source}"
                reading.on = recorded.as_of
        case Figure():
            ids = row_ids.ids_of(figure.rows(period, **cells))
            reading.row_count, reading.rows_hash = len(ids), row_ids.hash_of(ids)
            reading.ids = row_ids.packed(ids)
            if taking.split_by:
                cube = cubes.read(figure, period, taking.split_by, cells, with_rows=True)
                reading.split = cubes.packed(cube)
    value = figure.value(period, **cells)
    reading.value = None if value is None else Decimal(value)
    with act("figures.freeze", on=reading, by=taking.by) as facts:
        reading.save(force_insert=True)
        facts |= {name: getattr(reading, name) for name in FREEZE.shows}
        facts["value"] = None if value is None else str(value)
    return reading


def _place(office: UUID) -> str:
    """Where the readings are of: the one branch that the open scope covers of this office."""
    reaches = [reach for reach in scope.current().reaches if reach.office == office]
    whole = any(reach.whole_office for reach in reaches)
    if not whole and len(reaches) != 1:
        raise ValueError("冻结指标要在一个辖区的范围内进行")
    return divisions.root(office).path if whole else reaches[0].path
