"""The records that an import brings to a register, and the way back."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from fengqiao.engines.registers import child_rows
from fengqiao.engines.registers.acts import Ahead, entered, happened, made, numbers_ahead
from fengqiao.engines.registers.bases import Kept
from fengqiao.engines.registers.beside import Beside
from fengqiao.engines.registers.columns import Children
from fengqiao.engines.registers.refusals import in_words
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.rows import Draft
from fengqiao.ground.portions import portions
from fengqiao.trunk.journal import chain
from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.journal.settlement import settle
from fengqiao.trunk.people.actors import Actor

from .. import counts
from . import changes

AT_ONCE = 1000  # rows of an import that are held at a time
# Of a year's rows that bear numbers the first are made when it is the import's turn, and the others before: a
# number that somebody else took meanwhile is one of theirs. So many of a thousand, and a hundred besides.
LATE, LATE_OF_THOUSAND = 100, 20
NONE_GIVEN: Mapping[str, int] = MappingProxyType({})


class NotUndone(Exception):
    """An import cannot be taken back as a whole; the text says why and what to do."""


AheadOf = Mapping[
    str, Ahead
]  # the numbers of the records under "", of a noun beside them under its key


class Numbers:
    """The numbers of a year's rows, one after the other; `given`: how many are not theirs."""

    def __init__(self, ahead: AheadOf, given: Mapping[str, int] = NONE_GIVEN) -> None:
        self._ahead, self._given = ahead, Counter(given)

    def next(self, key: str = "") -> str:
        index = self._given[key]
        self._given[key] += 1
        return self._ahead[key].number(index)


def store(register: Register, rows: Sequence[Any], *, batch: Any, by: Actor) -> int:
    """This will store the accepted rows of an import under its deed, one entry a row. Fifty thousand are taken
    part by part, and let go of: no more than a part of them is ever held. Where the deed is prepared beside the
    others nearly all of it is done before its turn (decision 0050). Returns how many. Raises NotChanged for
    what a table refuses, Overtaken."""
    by = by.under(register.sheet.power)
    with deed() as running:
        counts.record(register, rows, batch=batch, by=by)
        for year, some in sorted(_by_year(register, rows).items()):
            ahead = _ahead(register, batch.office, year, some)
            late = _late(len(some)) if ahead and running.is_prepared else 0
            first, rest = some[:late], iter(some[late:])
            of_first = _numbered(register, first)
            running.hold(partial(_take, ahead, of_first if running.is_prepared else None))
            numbers = Numbers(ahead, of_first)
            while part := list(islice(rest, AT_ONCE)):
                _store(register, part, numbers, batch, by)
                settle(running)
            if first:
                running.hold(partial(_store, register, first, Numbers(ahead), batch, by))
    return len(rows)


def _late(count: int) -> int:
    return LATE + count * LATE_OF_THOUSAND // 1000


def _by_year(register: Register, rows: Sequence[Any]) -> dict[int, list[Any]]:
    """The rows by the year of their numbers; of nouns without numbers all under 0."""
    nouns: list[Register | Beside] = [register, *register.sheet.beside]
    if not any(noun.series for noun in nouns):
        return {0: list(rows)}
    by_year: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        by_year[_year(register, row.understood.record)].append(row)
    return by_year


def _numbered(register: Register, rows: Sequence[Any]) -> Counter[str]:
    """How many numbers the rows bear, by noun."""
    told = Counter({"": len(rows)} if register.series else {})
    for one in (one for one in register.sheet.beside if one.series):
        told[one.key] = sum(len(row.understood.record.tables.get(one.key, ())) for row in rows)
    return told


def _ahead(register: Register, office: UUID, year: int, rows: Sequence[Any]) -> AheadOf:
    nouns: dict[str, Register | Beside] = {one.key: one for one in register.sheet.beside}
    nouns[""] = register
    return {
        key: numbers_ahead(nouns[key], office, year, count)
        for key, count in _numbered(register, rows).items()
        if count
    }


def _take(ahead: AheadOf, of_first: Counter[str] | None) -> None:
    """This will take the numbers. Raises Overtaken where others took more than the rows can do without that are not
    made yet."""
    for key, numbers in ahead.items():
        numbers.take()
        if of_first is not None and numbers.gone > of_first[key]:
            raise changes.Overtaken


def _year(register: Register, draft: Draft) -> int:
    day = draft.values[register.day]
    assert isinstance(day, date)
    return day.year


def _store(
    register: Register, rows: Sequence[Any], numbers: Numbers, batch: Any, by: Actor
) -> None:
    records: list[Any] = []
    below: list[Any] = []
    nouns = (register.model, *(one.model for one in register.sheet.beside))
    today, path = timezone.localdate(), getattr(batch, "path", "")
    with deed() as running, in_words(*nouns):
        for row in rows:
            draft = row.understood.record
            record, of_record = made(register, draft.values, draft.tables, by=by, at=path)
            if register.series:
                record.number = numbers.next()
            beside = _beside(register, record, draft, numbers)
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


def _beside(register: Register, record: Any, draft: Draft, numbers: Numbers) -> list[Any]:
    """The rows of other nouns that the line of a record tells."""
    found = []
    for one in register.sheet.beside:
        for values in draft.tables.get(one.key, ()):
            row = one.row(record, values)
            if one.series:
                row.number = numbers.next(one.key)
            found.append(row)
    return found


@dataclass(frozen=True)
class Brought:
    """What an import brought to a register and what was done with it, as it stood at an entry of the chain: found
    before the turn of who takes it back."""

    since: int
    records: Sequence[UUID]
    below: Sequence[tuple[type[Any], Sequence[UUID]]]
    touched: set[UUID]


def brought(register: Register, batch: Any) -> Brought:
    """This will find the records of an import, and the rows below them."""
    since = chain.reached(batch.office)
    of_batch = register.model.objects.filter(origin=batch.pk, **register.fixed)
    keys = list(of_batch.values_list("pk", flat=True))
    below: Sequence[Children | Beside] = (*register.tables, *register.sheet.beside)
    rows = [(table.model, child_rows.keys(table, keys)) for table in below]
    return Brought(since, keys, rows, _touched(register, keys))


def remove(
    register: Register, batch: Any, *, by: Actor, reason: str = "", found: Brought | None = None
) -> int:
    """This will take an import back as a whole. Raises NotUndone when a record was touched since.

    The rows go; the journal keeps that they came and went, and their numbers are not given again.
    """
    found = found or brought(register, batch)
    with deed():
        counts.undo(register, batch, by=by)
        keys = found.records
        if not keys:
            return 0
        by = by.under(register.sheet.power)
        later = changes.subjects_since(batch.office, found.since)
        if touched := found.touched | later.intersection(keys):
            names = sorted(map(register.name_of, register.model.objects.in_bulk(touched).values()))
            shown = "、".join(names[:5]) + (" 等" if len(names) > 5 else "")
            raise NotUndone(
                f"这批导入中有 {len(names)} {register.unit}之后又办过（{shown}），不能整批撤销；请逐{register.unit}作废"
            )
        with act(register.verb("undo"), on=batch, by=by, reason=reason) as facts:
            for model, some in found.below:
                model.objects.delete_named(some)
            if _pointed_at(register, keys):
                raise NotUndone(
                    f"这批导入的{register.label}中，有的已经和别的记录对上，不能整批撤销；请逐{register.unit}作废"
                )
            register.model.objects.delete_named(keys)
            facts |= {"batch": str(batch.pk), "count": len(keys)}
    return len(keys)


def _pointed_at(register: Register, keys: Sequence[UUID]) -> bool:
    """Whether rows of whatever noun still name one of these records."""
    return any(
        QuerySet(one.related_model).filter(**{f"{one.field.name}__in": some}).exists()
        for one in register.model._meta.related_objects
        for some in portions(keys)
    )


def _touched(register: Register, keys: Sequence[UUID]) -> set[UUID]:
    """Records with any entry but their backfill."""
    found: set[UUID] = set()
    for some in portions(keys):
        later = Entry.objects.filter(subject__in=some).exclude(verb=register.verb("backfill"))
        found |= set(later.values_list("subject", flat=True))
    return found
