"""Rows that arrive finished from an old ledger, and the way back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice
from uuid import UUID

from fengqiao.engines.imports.acts.records import NotUndone
from fengqiao.engines.procedures.numbers import next_numbers
from fengqiao.trunk.divisions.models import Division
from fengqiao.trunk.journal.acts import Subject, act, deed
from fengqiao.trunk.journal.making import making
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people.actors import Actor

from ..models import Dispute, DisputeType, Note, Party, ReportClass
from ..words import Regime
from .cases import LIGHT_VERSION, NUMBERS, parties_of, places_of

AT_ONCE = 1000  # rows of an import that are held at a time


class WorkedOn(NotUndone):
    """Cases of an import were worked on since: undoing it would lose that work. Holds their numbers."""

    def __init__(self, numbers: Sequence[str]) -> None:
        self.numbers = tuple(numbers)
        shown = "、".join(self.numbers[:5]) + (" 等" if len(self.numbers) > 5 else "")
        super().__init__(
            f"这批导入中有 {len(self.numbers)} 件之后又办理过（{shown}），不能整批撤销；请逐件作废"
        )


@dataclass(frozen=True, kw_only=True)
class BackfillRecord:
    """One row of an old ledger, understood. Class as stated; `type` None means 未细分."""

    registered_on: date
    division: Division
    nature: str
    stage: str
    report_class: ReportClass
    type: DisputeType | None
    summary: str
    found: str
    parties: Sequence[tuple[int, str]]
    found_text: str = ""
    handler_text: str = ""
    method: str = ""
    method_text: str = ""
    regime: str = Regime.LIGHT
    outcome: str = ""
    outcome_text: str = ""
    closed_on: date | None = None
    amount: Decimal | None = None
    people_count: int | None = None
    unknown_opponent: bool | None = None
    sheet: str = ""
    row: int | None = None


def backfill(
    records: Iterable[BackfillRecord],
    *,
    batch: Subject,
    by: Actor,
    years: Mapping[int, int] | None = None,
) -> int:
    """This will store the rows of one import under its deed, one entry a row, numbered by year.

    `batch` is the import's own row; its id is the origin of each case. All or nothing. Fifty thousand rows
    are taken one after the other when `years` says how many there are of each: no more than a part of them
    is ever held. Returns how many were stored.
    """
    by = by.under("disputes.import")
    if years is None:
        records = list(records)
        years = Counter(record.registered_on.year for record in records)
    with deed() as running:
        numbers = {
            year: iter(next_numbers(batch.office, NUMBERS, [year] * years[year]))
            for year in sorted(years)
        }
        rest = iter(records)
        while some := list(islice(rest, AT_ONCE)):
            _store([(one, next(numbers[one.registered_on.year])) for one in some], batch, by)
            running.settle()
    return sum(years.values())


def _store(numbered: Sequence[tuple[BackfillRecord, str]], batch: Subject, by: Actor) -> None:
    cases: list[Dispute] = []
    parties: list[Party] = []
    with deed() as running:
        for record, number in numbered:
            case = _case(record, number, batch.pk)
            of_case = parties_of(case, record.parties)
            with act(
                "disputes.backfill", on=case, by=by, happened_on=record.registered_on
            ) as facts:
                running.claim([case, *of_case])
                facts |= _facts(record, case)
            cases.append(case)
            parties.extend(of_case)
        Dispute.objects.bulk_create(cases)
        Party.objects.bulk_create(parties)


def undo_import(batch: Subject, *, by: Actor, reason: str = "") -> int:
    """This will take an import back as a whole. Raises WorkedOn when a case was touched since.

    The cases' rows go; the journal keeps that they came and went, and their numbers are not given again.
    """
    with deed():
        cases = list(Dispute.objects.select_for_update().filter(origin=batch.pk).order_by("number"))
        if not cases:
            return 0
        by = by.under("disputes.import")
        touched = _touched({case.pk for case in cases})
        if touched:
            raise WorkedOn([case.number for case in cases if case.pk in touched])
        with act("disputes.undo_import", on=batch, by=by, reason=reason) as facts:
            keys = [case.pk for case in cases]
            for some in _some(keys):
                Party.objects.filter(pk__in=list(_party_keys(some))).delete()
                Dispute.objects.filter(pk__in=some).delete()
            facts |= {"batch": str(batch.pk), "count": len(cases)}
    return len(cases)


def _facts(record: BackfillRecord, case: Dispute) -> dict[str, object]:
    return {
        "number": case.number,
        "nature": case.nature,
        "stage": case.stage,
        "outcome": case.outcome,
        "sheet": record.sheet,
        "row": record.row,
        "batch": str(case.origin),
        "closed_on": record.closed_on,
        "parties": [[side, name] for side, name in record.parties],
    }


def _case(record: BackfillRecord, number: str, origin: UUID) -> Dispute:
    division = record.division
    return making(Dispute)(
        office=division.office,
        path=division.path,
        number=number,
        nature=record.nature,
        regime=record.regime,
        procedure_key="light",
        procedure_version=LIGHT_VERSION,
        stage=record.stage,
        report_class_id=record.report_class.pk,
        type_id=record.type.pk if record.type else None,
        **{f"{key}_id": place and place.pk for key, place in places_of(division).items()},
        summary=record.summary,
        found=record.found,
        found_text=record.found_text,
        handler_text=record.handler_text,
        method=record.method,
        method_text=record.method_text,
        outcome=record.outcome,
        outcome_text=record.outcome_text,
        registered_on=record.registered_on,
        closed_on=record.closed_on,
        amount=record.amount,
        people_count=record.people_count,
        unknown_opponent=record.unknown_opponent,
        origin=origin,
        origin_sheet=record.sheet,
        origin_row=record.row,
    )


def _touched(keys: set[UUID]) -> set[UUID]:
    """Cases with any entry but their backfill."""
    found: set[UUID] = set()
    for some in _some(list(keys)):
        later = Entry.objects.filter(subject__in=some).exclude(verb="disputes.backfill")
        found |= set(later.values_list("subject", flat=True))
        found |= set(Note.objects.filter(dispute__in=some).values_list("dispute", flat=True))
    return found


def _party_keys(cases: list[UUID]) -> Iterable[UUID]:
    return Party.objects.filter(dispute__in=cases).values_list("pk", flat=True)


def _some(keys: list[UUID], size: int = 400) -> Iterable[list[UUID]]:
    for start in range(0, len(keys), size):
        yield keys[start : start + size]
