"""What is done to the records of any declared register: add, amend, void.

Each is one deed with its entry; a record's children are written with it. Personal columns are kept out of
the chain: the entry holds a commitment, the value can be erased.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias
from uuid import UUID

from django.utils import timezone

from fengqiao.engines.procedures.numbers import Expected, expected, next_numbers
from fengqiao.ground.documents import Document
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.journal import moves
from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.journal.bulk.maker import maker
from fengqiao.trunk.people.actors import Actor

from . import child_rows, edits
from .beside import Beside
from .columns import Children, Typed
from .columns.base import NOTHING
from .refusals import insert, out_of_order, refusal
from .register import Register
from .rows import Values
from .rules import NotChanged

Ahead: TypeAlias = Expected  # numbers of a noun that are not taken yet
BEFORE, AFTER = ("before", "personal_before"), ("after", "personal_after")


def add(
    register: Register,
    values: Values,
    tables: Mapping[str, Sequence[Values]] | None = None,
    *,
    by: Actor,
    id: UUID | None = None,
) -> Any:
    """This will enter a record. `values` hold each column's value, absent ones their default.

    `id` is the idempotency key of the entry: the same record sent twice is there once; another one under a key
    that is taken is refused in words. Raises NotChanged, Denied, OutOfScope.
    """
    by = by.under(register.enters)
    with deed():
        if id is not None and (known := register.model.objects.filter(pk=id).first()):
            return _the_same(register, known, values, tables or {}, by)
        record, children = made(register, values, tables or {}, by=by, id=id)
        if register.series:
            year = (register.day_of(record) or timezone.localdate()).year
            (record.number,) = numbers(register, record.office, [year])
        if why := refusal(register, record, tables or {}, by, checks=False):
            raise NotChanged(why)
        by = by.under(register.enters, register.place_of(record))
        with act(
            register.verb("add"), on=record, by=by, happened_on=happened(register, record)
        ) as facts:
            insert(record)
            child_rows.write(children)
            facts |= entered(register, record, values, tables or {})
    return record


def amend(
    register: Register,
    record: Any,
    values: Values,
    tables: Mapping[str, Sequence[Values]] | None = None,
    *,
    by: Actor,
    reason: str,
    seen: edits.Seen | None = None,
) -> Any:
    """This will correct a record and its tables; the journal keeps what stood there.

    Only the columns and tables that are given change; with `seen`, only what changed since the form was shown.
    Raises NotChanged, Clash, Denied, OutOfScope.
    """
    by = by.under(register.keeps, register.place_of(record))
    with deed():
        record = _locked(register, record)
        if seen is not None:
            edit = edits.own(register, record, values, tables or {}, seen)
            values, tables = edit.values, edit.tables
        stood = {table.key: table.rows_of(record) for table in register.tables}
        held = {t.key: [t.values_of(row) for row in stood[t.key]] for t in register.tables}
        given = held | dict(tables or {})
        before, stands = _said(register, record), _apart_from(register, record)
        left = getattr(record, "path", "")
        for key, value in values.items():
            _entered(register, key).put(record, value)
        touched = _changed(stands, _apart_from(register, record))
        along = register.amended(record, touched, before) if register.amended is not None else None
        beside = list(along or ())
        if register.settle is not None:
            register.settle(record, given)
        by.under(register.keeps, register.place_of(record))
        after = _said(register, record)
        changed = _changed(stands, _apart_from(register, record))
        for column in map(register.column, changed):
            if column.kept_in:  # a corrected value has no other words in a sheet
                setattr(record, column.kept_in, values.get(column.kept_in, ""))
        rewritten = [t for t in register.tables if t.apart(held[t.key]) != t.apart(given[t.key])]
        if not changed and not rewritten:
            return record
        if why := refusal(register, record, given, by):
            raise NotChanged(why)
        if why := next(filter(None, map(out_of_order, beside)), None):
            raise NotChanged(why)
        moved = left != getattr(record, "path", "")
        with act(register.verb("amend"), on=record, by=by, reason=reason) as facts:
            record.save()
            for row in beside:
                row.save()
            for table in register.tables if moved else rewritten:
                child_rows.rewrite(table, record, stood[table.key], given[table.key])
            if moved:
                _move(register, record, left)
            facts["changed"] = [*changed, *(table.key for table in rewritten)]
            facts |= _apart(register, before, changed, rewritten, held, BEFORE)
            facts |= _apart(register, after, changed, rewritten, given, AFTER)
    return record


def void(register: Register, record: Any, *, by: Actor, reason: str) -> Any:
    """This will take a record out of every count; it stays readable. Raises NotChanged, Denied."""
    by = by.under(register.keeps, register.place_of(record))
    with deed():
        record = _locked(register, record)
        record.voided_on = timezone.localdate()
        with act(register.verb("void"), on=record, by=by, reason=reason):
            record.save(update_fields=["voided_on"])
    return record


def restore(register: Register, record: Any, *, by: Actor, reason: str) -> Any:
    """This will let a voided record count again. Raises NotChanged where it may not stand any more, Denied."""
    by = by.under(register.keeps, register.place_of(record))
    with deed():
        record = register.model.objects.select_for_update().get(pk=record.pk)
        if not record.is_void:
            raise NotChanged("这一条没有作废，不用恢复")
        record.voided_on = None
        tables = {t.key: [t.values_of(r) for r in t.rows_of(record)] for t in register.tables}
        if why := refusal(register, record, tables, by):
            raise NotChanged(why)
        with act(register.verb("restore"), on=record, by=by, reason=reason):
            record.save(update_fields=["voided_on"])
    return record


def numbers(noun: Register | Beside, office: UUID, years: Sequence[int]) -> list[str]:
    """This will take the next numbers of a noun, one for each year, in their order. Call it in a deed."""
    return next_numbers(office, noun.series, years, noun.prefix)


def numbers_ahead(noun: Register | Beside, office: UUID, year: int, count: int) -> Ahead:
    """This will tell the numbers of a noun that come next, for who prepares records; its turn takes them."""
    return expected(office, noun.series, year, count, noun.prefix)


def _entered(register: Register, key: str) -> Typed:
    """A column that a person enters. Raises TypeError for one that only steps or the program set."""
    column = register.column(key)
    if not column.entered:
        raise TypeError(f"{register.label}的“{column.label}”不能更正")
    return column


def _changed(before: Document, after: Document) -> list[str]:
    return [key for key in before if before[key] != after[key]]


def _move(register: Register, record: Any, left: str) -> None:
    """This will take what stands with a record along to its place; only its number is said where it stood."""
    for rows in register.with_it(record) if register.with_it is not None else ():
        for row in rows:
            moves.bring(row, record)
    number = record.number if register.series else ""
    moves.carry(record, left, on=timezone.localdate(), number=number)


def _the_same(
    register: Register,
    known: Any,
    values: Values,
    tables: Mapping[str, Sequence[Values]],
    by: Actor,
) -> Any:
    """The record that stands under a key, where it is the one that is entered again. Raises NotChanged."""
    again, _ = made(register, values, tables, by=by, id=known.pk)
    said, says = (_said(register, one) for one in (known, again))
    if any(said[one.key] != says[one.key] for one in register.typed if one.is_asked_of(None)):
        raise NotChanged(
            f"这张表已经登记成“{register.name_of(known)}”，这次的内容不一样，没有改动它；"
            "要登记另外一件，请打开一张新表"
        )
    return known


def made(
    register: Register,
    values: Values,
    tables: Mapping[str, Sequence[Values]],
    *,
    by: Actor,
    at: str = "",
    id: UUID | None = None,
) -> tuple[Any, list[Any]]:
    """A record and its children, made but not stored. The id comes first: its children point at it. Of what it
    names only the keys are laid down: fifty thousand rows need no more."""
    record = maker(register.model)(office=by.office, **register.fixed)
    record.id = id or record.id
    if not register.is_of_office:
        record.path = at or _path(by)
    for column in register.typed:
        value = values.get(column.key, column.default)
        if value is not None or column.key in values:
            column.lay(record, value)
            if column.kept_in:  # the words that a sheet had for it: a value of its own has none
                setattr(record, column.kept_in, values.get(column.kept_in, ""))
    if register.settle is not None:
        register.settle(record, tables)
    children = [
        child
        for table in register.tables
        for child in child_rows.rows(table, record, tables.get(table.key, ()))
    ]
    return record, children


def _path(by: Actor) -> str:
    """Where a record without a place belongs: the place of the post under which it is entered."""
    seat = next((seat for seat in by.seats if seat.post == by.post), None)
    return seat.path if seat and seat.path else divisions.root(by.office).path


def _locked(register: Register, record: Any) -> Any:
    """The record, locked and as it stands now. Raises NotChanged where it may not be changed."""
    record = register.model.objects.select_for_update().get(pk=record.pk)
    if record.is_void:
        raise NotChanged("这一条已经作废，不能再改")
    why = register.may_change(record) if register.may_change is not None else None
    if why:
        raise NotChanged(why)
    return record


def happened(register: Register, record: Any, today: date | None = None) -> date | None:
    """When what a record tells happened, where that is known and no day to come."""
    day = register.day_of(record)
    return day if day is not None and day <= (today or timezone.localdate()) else None


def entered(
    register: Register, record: Any, values: Values, tables: Mapping[str, Sequence[Values]]
) -> Document:
    """What an entry says of a fresh record: what was given, and what the register made of it."""
    told: Document = {}
    for one in register.typed:
        said = one.said(values[one.key] if one.key in values else one.of(record))
        if said or said not in NOTHING:
            told[one.key] = said
    held = [table for table in register.tables if tables.get(table.key)]
    return _apart(register, told, [*told], held, tables, ("values", "personal"))


def _said(register: Register, record: Any) -> Document:
    return {column.key: column.said(column.of(record)) for column in register.typed}


def _apart_from(register: Register, record: Any) -> Document:
    return {column.key: column.apart(column.of(record)) for column in register.typed}


def _apart(
    register: Register,
    said: Document,
    keys: Sequence[str],
    tables: Sequence[Children],
    rows: Mapping[str, Sequence[Values]],
    names: tuple[str, str],
) -> Document:
    """What columns and tables say: what is personal under the second name, the rest under the first."""
    shown: Document = {}
    hidden: Document = {}
    for key in keys:
        (hidden if key in register.personal else shown)[key] = said[key]
    for table in tables:
        shown[table.key] = table.said(rows[table.key], personal=False)
        if table.is_personal:
            hidden[table.key] = table.said(rows[table.key], personal=True)
    told: Document = {names[0]: shown}
    return told | {names[1]: hidden} if hidden else told
