"""What goes on into the next year: the new rows, made but not stored (engines/rollover stores them)."""

from __future__ import annotations

from ..models import DutyItem, DutyMeasure, PlanItem
from ..words import Progress


def carried_duty(duty: DutyItem, year: int) -> tuple[DutyItem, list[DutyMeasure]]:
    """The same duty for another year, with what serves as its evidence; the evidence itself stays behind."""
    fresh = DutyItem(
        office=duty.office,
        path=duty.path,
        year=year,
        code=duty.code,
        whose=duty.whose,
        text=duty.text,
        source=duty.source,
        source_text=duty.source_text,
        position=duty.position,
    )
    measures = [
        DutyMeasure(
            office=one.office,
            path=one.path,
            duty=fresh,
            figure=one.figure,
            cell=one.cell,
            code=one.code,
            at_least=one.at_least,
            position=one.position,
        )
        for one in duty.measures.all()
    ]
    return fresh, measures


def carried_plan(item: PlanItem, year: int) -> tuple[PlanItem, list[PlanItem]]:
    """The same aim for another year; how far it was is not carried."""
    fresh = PlanItem(
        office=item.office,
        path=item.path,
        year=year,
        section=item.section,
        text=item.text,
        figure=item.figure,
        target=item.target,
        progress=Progress.NOT_BEGUN,
        owner_text=item.owner_text,
        answers_id=item.answers_id,
        carried_from=item,
        position=item.position,
    )
    return fresh, []
