"""The records that an import brings to a register, and the way back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import ProtectedError
from django.utils import timezone

from fengqiao.engines.registers import child_rows
from fengqiao.engines.registers.acts import entered, happened, made, numbers
from fengqiao.engines.registers.bases import Kept
from fengqiao.engines.registers.beside import Beside
from fengqiao.engines.registers.columns import Children
from fengqiao.engines.registers.refusals import in_words
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.rows import Draft
from fengqiao.ground.portions import portions
from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.journal.settlement import settle
from fengqiao.trunk.people.actors import Actor

from .. import counts

AT_ONCE = 1000  # rows of an import that are held at a time
Numbers = Mapping[
    str, Iterator[str]
]  # those of the records under "", those of a noun beside them under its key


class NotUndone(Exception):
    """An import cannot be taken back as a whole; the text says why and what to do."""


def store(register: Register, rows: Sequence[Any], *, batch: Any, by: Actor) -> int:
    """This will store the accepted rows of an import under its deed, one entry a row. Fifty thousand are taken
    part by part, and let go of: no more than a part of them is ever held. Returns how many. Raises NotChanged for
    what a table refuses."""
    by = by.under(register.sheet.power)
    with deed() as running:
        counts.record(register, rows, batch=batch, by=by)
        given = _numbers(register, batch, rows)
        rest = iter(rows)
        while some := list(islice(rest, AT_ONCE)):
            _store(register, some, given, batch, by)
            settle(running)
    return len(rows)


def _numbers(register: Register, batch: Any, rows: Sequence[Any]) -> Numbers:
    """A number for each row of a noun that has them, each taken once a year and not once a row."""
    drafts = [row.understood.record for row in rows]
    wanted: dict[str, tuple[Register | Beside, list[int]]] = {
        "": (register, [_year(register, draft) for draft in drafts] if register.series else []),
        **{
            one.key: (one, [_year(register, d) for d in drafts for _ in d.tables.get(one.key, ())])
            for one in register.sheet.beside
            if one.series
        },
    }
    return {key: iter(numbers(noun, batch.office, years)) for key, (noun, years) in wanted.items()}


def _year(register: Register, draft: Draft) -> int:
    day = draft.values[register.day]
    assert isinstance(day, date)
    return day.year


def _store(register: Register, rows: Sequence[Any], given: Numbers, batch: Any, by: Actor) -> None:
    records: list[Any] = []
    below: list[Any] = []
    nouns = (register.model, *(one.model for one in register.sheet.beside))
    today, path = timezone.localdate(), getattr(batch, "path", "")
    with deed() as running, in_words(*nouns):
        for row in rows:
            draft = row.understood.record
            record, of_record = made(register, draft.values, draft.tables, by=by, at=path)
            if register.series:
                record.number = next(given[""])
            beside = _beside(register, record, draft, given)
            for one in (record, *beside):
                if isinstance(one, Kept):
                    one.origin, one.origin_row = batch.pk, row.number
                    one.origin_sheet = row.sheet.strip()[:60]
            on = happened(register, record, today)
            with act(register.verb("backfill"), on=record, by=by, happened_on=on) as facts:
                running.claim([record, *of_record, *beside])
                facts |= entered(register, record, draft.values, draft.tables)
                facts |= register.brought(record)
                facts |= {"sheet": record.origin_sheet, "row": row.number, "batch": str(batch.pk)}
            records.append(record)
            below += [*of_record, *beside]
            row.understood.record = None
        register.model.objects.insert_made(records)
        child_rows.write(below)


def _beside(register: Register, record: Any, draft: Draft, given: Numbers) -> list[Any]:
    """The rows of other nouns that the line of a record tells."""
    found = []
    for one in register.sheet.beside:
        for values in draft.tables.get(one.key, ()):
            row = one.row(record, values)
            if one.series:
                row.number = next(given[one.key])
            found.append(row)
    return found


def remove(register: Register, batch: Any, *, by: Actor, reason: str = "") -> int:
    """This will take an import back as a whole. Raises NotUndone when a record was touched since.

    The rows go; the journal keeps that they came and went, and their numbers are not given again.
    """
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
            names = sorted(register.name_of(one) for one in records if one.pk in touched)
            shown = "、".join(names[:5]) + (" 等" if len(names) > 5 else "")
            raise NotUndone(
                f"这批导入中有 {len(names)} {register.unit}之后又办过（{shown}），不能整批撤销；请逐{register.unit}作废"
            )
        below: Sequence[Children | Beside] = (*register.tables, *register.sheet.beside)
        with act(register.verb("undo"), on=batch, by=by, reason=reason) as facts:
            try:
                for some in portions(keys):
                    for table in below:
                        child_rows.remove(table, some)
                    register.model.objects.filter(pk__in=some).delete()
            except ProtectedError:
                raise NotUndone(
                    f"这批导入的{register.label}中，有的已经和别的记录对上，不能整批撤销；请逐{register.unit}作废"
                ) from None
            facts |= {"batch": str(batch.pk), "count": len(records)}
    return len(records)


def _touched(register: Register, keys: Sequence[UUID]) -> set[UUID]:
    """Records with any entry but their backfill."""
    found: set[UUID] = set()
    for some in portions(keys):
        later = Entry.objects.filter(subject__in=some).exclude(verb=register.verb("backfill"))
        found |= set(later.values_list("subject", flat=True))
    return found
