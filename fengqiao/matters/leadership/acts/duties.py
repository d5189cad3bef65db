"""The duty list of a year, and how far a plan item is."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.journal.acts import Acting, act
from fengqiao.trunk.people.actors import Actor

from ..models import DutyItem, DutyMeasure, PlanItem
from ..words import DutySeed


def note_progress(item: PlanItem, progress: str, *, by: Actor, on: date) -> PlanItem:
    """This will say how far a plan item without a figure is. Raises Denied."""
    by = by.under("leadership.keep", item.path)
    if item.progress == progress:
        return item
    before, item.progress = item.progress, progress
    with act("leadership.note_progress", on=item, by=by, happened_on=on) as facts:
        item.save(update_fields=["progress"])
        facts |= {"progress": str(progress), "progress_before": str(before)}
    return item


def found_duties(office: Office, path: str, year: int, *, by: Acting) -> int:
    """This will give an office the duty list of a year that has none yet. Returns how many were entered."""
    if DutyItem.objects.filter(office=office.pk, year=year).exists():
        return 0
    duties = [_duty(office.pk, path, year, place, seed) for place, seed in enumerate(DutySeed)]
    measures = [
        measure
        for duty, seed in zip(duties, DutySeed, strict=True)
        for measure in _measures(duty, seed)
    ]
    with act("leadership.found_duties", on=office, by=by) as facts:
        DutyItem.objects.bulk_create(duties)
        DutyMeasure.objects.bulk_create(measures)
        facts |= {"year": year, "count": len(duties)}
    return len(duties)


def found_duty(office: UUID, path: str, year: int, seed: DutySeed, *, by: Acting) -> DutyItem:
    """This will put one of the product's duties into the list of a year, behind the others."""
    duty = _duty(office, path, year, 0, seed)
    duty.position = DutyItem.objects.filter(office=office, year=year).count()
    with act("leadership.found_duties", on=duty, by=by) as facts:
        duty.save(force_insert=True)
        DutyMeasure.objects.bulk_create(_measures(duty, seed))
        facts |= {"year": year, "count": 1}
    return duty


def _duty(office: UUID, path: str, year: int, place: int, seed: DutySeed) -> DutyItem:
    whose, text, source, source_text, _ = seed.value
    return DutyItem(
        office=office,
        path=path,
        year=year,
        code=seed.name,
        whose=whose,
        text=text,
        source=source,
        source_text=source_text,
        position=place,
    )


def _measures(duty: DutyItem, seed: DutySeed) -> list[DutyMeasure]:
    return [
        DutyMeasure(
            office=duty.office,
            path=duty.path,
            duty=duty,
            figure=figure,
            cell=cell,
            code=code,
            at_least=least,
            position=place,
        )
        for place, (figure, cell, code, least) in enumerate(seed.value[4])
    ]
