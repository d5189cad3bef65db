"""The records that an import brings to a register, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import ProtectedError

from fengqiao.engines.registers import child_rows
from fengqiao.engines.registers.acts import entered, happened, made
from fengqiao.engines.registers.register import Register
from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people.actors import Actor

from .. import counts


class NotUndone(Exception):
    """An import cannot be taken back as a whole; the text says why and what to do."""


def store(register: Register, rows: Sequence[Any], *, batch: Any, by: Actor) -> Sequence[Any]:
    """This will store the accepted rows of an import under its deed, one entry a row."""
    if register.store is not None:
        return register.store(rows, batch=batch, by=by)
    by = by.under(register.sheet.power)
    records: list[Any] = []
    children: list[Any] = []
    with deed() as running:
        for row in rows:
            draft = row.understood.record
            record, of_record = made(register, draft.values, draft.tables, by=by, at=batch.path)
            record.origin, record.origin_sheet = batch.pk, row.sheet[:60]
            record.origin_row = row.number
            on = happened(register, record)
            with act(register.verb("backfill"), on=record, by=by, happened_on=on) as facts:
                running.claim([record, *of_record])
                facts |= entered(register, record, draft.tables)
                facts |= register.brought(record)
                facts |= {"sheet": row.sheet[:60], "row": row.number, "batch": str(batch.pk)}
            records.append(record)
            children.extend(of_record)
        register.model.objects.bulk_create(records, batch_size=500)
        child_rows.write(children)
        counts.record(register, rows, batch=batch, by=by)
    return records


def remove(register: Register, batch: Any, *, by: Actor, reason: str = "") -> int:
    """This will take an import back as a whole. Raises NotUndone when a record was touched since."""
    if register.remove is not None:
        return register.remove(batch, by=by)
    with deed():
        counts.undo(register, batch, by=by)
        held = register.model.objects.select_for_update().filter(origin=batch.pk, **register.fixed)
        records = list(held)
        if not records:
            return 0
        by = by.under(register.sheet.power)
        keys = [record.pk for record in records]
        touched = _touched(register, keys)
        if touched:
            names = [register.name_of(record) for record in records if record.pk in touched]
            shown = "、".join(names[:3]) + (" 等" if len(names) > 3 else "")
            raise NotUndone(
                f"这批导入中有 {len(names)} {register.unit}之后又改过（{shown}），不能整批撤销；请逐条作废"
            )
        with act(register.verb("undo"), on=batch, by=by, reason=reason) as facts:
            try:
                for some in child_rows.in_some(keys):
                    for table in register.tables:
                        child_rows.remove(table, some)
                    register.model.objects.filter(pk__in=some).delete()
            except ProtectedError:
                raise NotUndone(
                    f"这批导入的{register.label}中，有的已经和别的记录对上，不能整批撤销；请逐条作废"
                ) from None
            facts |= {"batch": str(batch.pk), "count": len(records)}
    return len(records)


def _touched(register: Register, keys: Sequence[UUID]) -> set[UUID]:
    """Records with any entry but their backfill."""
    found: set[UUID] = set()
    for some in child_rows.in_some(keys):
        later = Entry.objects.filter(subject__in=some).exclude(verb=register.verb("backfill"))
        found |= set(later.values_list("subject", flat=True))
    return found
