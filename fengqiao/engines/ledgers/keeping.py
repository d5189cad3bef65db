"""What is done to the records of any declared ledger: add, amend, void, backfill, undo.

Each is one deed with its entry; a record's children are written with it. Personal columns are kept out of
the chain: the entry holds a commitment, the value can be erased.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import ProtectedError
from django.utils import timezone

from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people.actors import Actor

from . import checking, counting, tabling
from .columns import Children
from .declaring import NotChanged, NotUndone

if TYPE_CHECKING:
    from .recording import RecordLedger, Values

# The audience of a file beside a record: who may read the record.
READERS = "record"


def add(
    ledger: RecordLedger,
    values: Values,
    tables: Mapping[str, Sequence[Values]] | None = None,
    *,
    by: Actor,
    id: UUID | None = None,
) -> Any:
    """This will enter a record. `values` hold each column's value, absent ones their default.

    `id` is the idempotency key of the form: sent twice, it finds the record that is there. Raises NotChanged,
    Denied, OutOfScope.
    """
    by = by.under(ledger.keeps)
    with deed():
        if id is not None and (known := ledger.model.objects.filter(pk=id).first()):
            return known
        record, children = made(ledger, values, tables or {}, by=by, id=id)
        if why := checking.refusal(ledger, record, tables or {}, by):
            raise NotChanged(why)
        by = by.under(ledger.keeps, ledger.place_of(record))
        with act(
            ledger.verb("add"), on=record, by=by, happened_on=_happened(ledger, record)
        ) as facts:
            record.save(force_insert=True)
            tabling.write(children)
            facts |= _entered(ledger, record, tables or {})
    return record


def amend(
    ledger: RecordLedger,
    record: Any,
    values: Values,
    tables: Mapping[str, Sequence[Values]] | None = None,
    *,
    by: Actor,
    reason: str,
) -> Any:
    """This will correct a record and its tables; the journal keeps what stood there.

    Only the columns and tables that are given change. Raises NotChanged, Denied, OutOfScope.
    """
    by = by.under(ledger.keeps, ledger.place_of(record))
    with deed():
        record = _locked(ledger, record)
        stood = {table.key: table.rows_of(record) for table in ledger.tables}
        held = {
            table.key: [table.values_of(r) for r in stood[table.key]] for table in ledger.tables
        }
        given = held | dict(tables or {})
        before = _said(ledger, record)
        for key, value in values.items():
            ledger.column(key).put(record, value)
        if ledger.settle is not None:
            ledger.settle(record, given)
        by.under(ledger.keeps, ledger.place_of(record))
        after = _said(ledger, record)
        changed = [key for key in before if before[key] != after[key]]
        rewritten = [t for t in ledger.tables if t.said(held[t.key]) != t.said(given[t.key])]
        if not changed and not rewritten:
            return record
        if why := checking.refusal(ledger, record, given, by):
            raise NotChanged(why)
        moved = ledger.place is not None and ledger.place.key in changed
        with act(ledger.verb("amend"), on=record, by=by, reason=reason) as facts:
            record.save()
            for table in ledger.tables if moved else rewritten:
                tabling.rewrite(table, record, stood[table.key], given[table.key])
            facts["changed"] = [*changed, *(table.key for table in rewritten)]
            facts |= _apart(ledger, before, changed, rewritten, held, ("before", "personal_before"))
            facts |= _apart(ledger, after, changed, rewritten, given, ("after", "personal_after"))
    return record


def void(ledger: RecordLedger, record: Any, *, by: Actor, reason: str) -> Any:
    """This will take a record out of every count; it stays readable. Raises NotChanged, Denied."""
    by = by.under(ledger.keeps, ledger.place_of(record))
    with deed():
        record = _locked(ledger, record)
        record.voided_on = timezone.localdate()
        with act(ledger.verb("void"), on=record, by=by, reason=reason):
            record.save(update_fields=["voided_on"])
    return record


def commit(ledger: RecordLedger, rows: Sequence[Any], *, batch: Any, by: Actor) -> Sequence[Any]:
    """This will store the accepted rows of an import under its deed, one entry a row."""
    by = by.under(ledger.import_power)
    records: list[Any] = []
    children: list[Any] = []
    with deed() as running:
        for row in rows:
            draft = row.understood.record
            record, of_record = made(ledger, draft.values, draft.tables, by=by, at=batch.path)
            record.origin, record.origin_sheet = batch.pk, row.sheet[:60]
            record.origin_row = row.number
            on = _happened(ledger, record)
            with act(ledger.verb("backfill"), on=record, by=by, happened_on=on) as facts:
                running.claim([record, *of_record])
                facts |= _entered(ledger, record, draft.tables)
                facts |= ledger.brought(record)
                facts |= {"sheet": row.sheet[:60], "row": row.number, "batch": str(batch.pk)}
            records.append(record)
            children.extend(of_record)
        ledger.model.objects.bulk_create(records, batch_size=500)
        tabling.write(children)
        counting.record(ledger, rows, batch=batch, by=by)
    return records


def undo(ledger: RecordLedger, batch: Any, *, by: Actor, reason: str = "") -> int:
    """This will take an import back as a whole. Raises NotUndone when a record was touched since."""
    with deed():
        counting.undo(ledger, batch, by=by)
        held = ledger.model.objects.select_for_update().filter(origin=batch.pk, **ledger.fixed)
        records = list(held)
        if not records:
            return 0
        by = by.under(ledger.import_power)
        keys = [record.pk for record in records]
        touched = _touched(ledger, keys)
        if touched:
            names = [ledger.name_of(record) for record in records if record.pk in touched]
            shown = "、".join(names[:3]) + (" 等" if len(names) > 3 else "")
            raise NotUndone(
                f"这批导入中有 {len(names)} {ledger.unit}之后又改过（{shown}），不能整批撤销；请逐条作废"
            )
        with act(ledger.verb("undo"), on=batch, by=by, reason=reason) as facts:
            try:
                for some in tabling.in_some(keys):
                    for table in ledger.tables:
                        tabling.remove(table, some)
                    ledger.model.objects.filter(pk__in=some).delete()
            except ProtectedError:
                raise NotUndone(
                    f"这批导入的{ledger.label}中，有的已经和别的记录对上，不能整批撤销；请逐条作废"
                ) from None
            facts |= {"batch": str(batch.pk), "count": len(records)}
    return len(records)


def made(
    ledger: RecordLedger,
    values: Values,
    tables: Mapping[str, Sequence[Values]],
    *,
    by: Actor,
    at: str = "",
    id: UUID | None = None,
) -> tuple[Any, list[Any]]:
    """A record and its children, made but not stored. The id comes first: its children point at it."""
    record = ledger.model(office=by.office, **ledger.fixed)
    record.id = id or record.id
    if hasattr(record, "path"):
        record.path = at or _path(by)
    for column in ledger.typed:
        column.put(record, values.get(column.key, column.default))
        if column.kept_in:
            setattr(record, column.kept_in, values.get(column.kept_in, ""))
    if ledger.settle is not None:
        ledger.settle(record, tables)
    children = [
        child
        for table in ledger.tables
        for child in tabling.rows(table, record, tables.get(table.key, ()))
    ]
    return record, children


def _path(by: Actor) -> str:
    """Where a record without a place belongs: the place of the post under which it is entered."""
    seat = next((seat for seat in by.seats if seat.post == by.post), None)
    return seat.path if seat and seat.path else divisions.root(by.office).path


def _locked(ledger: RecordLedger, record: Any) -> Any:
    """The record, locked and as it stands now. Raises NotChanged where it may not be changed."""
    record = ledger.model.objects.select_for_update().get(pk=record.pk)
    if record.is_void:
        raise NotChanged("这一条已经作废，不能再改")
    why = ledger.may_change(record) if ledger.may_change is not None else None
    if why:
        raise NotChanged(why)
    return record


def _happened(ledger: RecordLedger, record: Any) -> date | None:
    day = ledger.day_of(record)
    return day if day is not None and day <= timezone.localdate() else None


def _entered(ledger: RecordLedger, record: Any, tables: Mapping[str, Any]) -> dict[str, Any]:
    said = _said(ledger, record)
    given = [key for key, value in said.items() if value not in (None, "", [], ())]
    held = [table for table in ledger.tables if tables.get(table.key)]
    return _apart(ledger, said, given, held, tables, ("values", "personal"))


def _said(ledger: RecordLedger, record: Any) -> dict[str, Any]:
    return {column.key: column.said(column.of(record)) for column in ledger.typed}


def _apart(
    ledger: RecordLedger,
    said: Mapping[str, Any],
    keys: Sequence[str],
    tables: Sequence[Children],
    rows: Mapping[str, Any],
    names: tuple[str, str],
) -> dict[str, Any]:
    """What columns and tables say: what is personal under the second name, the rest under the first."""
    columns = [ledger.column(key) for key in keys]
    shown: dict[str, Any] = {one.key: said[one.key] for one in columns if not one.personal}
    hidden: dict[str, Any] = {one.key: said[one.key] for one in columns if one.personal}
    for table in tables:
        shown[table.key] = table.said(rows[table.key], personal=False)
        if any(column.personal for column in table.columns):
            hidden[table.key] = table.said(rows[table.key], personal=True)
    return {names[0]: shown} | ({names[1]: hidden} if hidden else {})


def _touched(ledger: RecordLedger, keys: Sequence[UUID]) -> set[UUID]:
    """Records with any entry but their backfill."""
    found: set[UUID] = set()
    for some in tabling.in_some(keys):
        later = Entry.objects.filter(subject__in=some).exclude(verb=ledger.verb("backfill"))
        found |= set(later.values_list("subject", flat=True))
    return found
