"""Rows that arrive from an old ledger, and the way back.

The guard holds for them too: a row becomes a decision only when the ledger says that its review passed.
Where it does not, the row comes in undecided, with the day and the words of the ledger kept beside it
(decision 0020).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from fengqiao.engines.imports.acts.records import NotUndone
from fengqiao.engines.procedures.numbers import next_numbers
from fengqiao.trunk.divisions.models import Division
from fengqiao.trunk.journal.acts import Subject, act, deed
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people.actors import Actor

from ..models import Decision, Gate, Review
from ..words import MATTER_OF, PASSED, GateKind, Kind, Stage, Verdict, Way
from .amendment import PROCEDURE, VERSION, in_order
from .effects import new_gate


class WorkedOn(NotUndone):
    """Decisions of an import were worked on since: undoing it would lose that work."""

    def __init__(self, numbers: Sequence[str]) -> None:
        shown = "、".join(numbers[:5]) + (" 等" if len(numbers) > 5 else "")
        super().__init__(
            f"这批导入中有 {len(numbers)} 件之后又办理过（{shown}），不能整批撤销；请逐件作废"
        )


@dataclass(frozen=True, kw_only=True)
class BackfillRecord:
    """One row of an old ledger, understood. `gates`: kind → (way, evidence, why). `discussed_on` is what
    the ledger says; whether it counts as decided, the conclusion of the review says."""

    title: str
    kind: str
    division: Division
    registered_on: date
    own_number: str = ""
    is_three_major: bool = False
    gates: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)
    conclusion: str = ""
    conclusion_text: str = ""
    opinions_count: int = 0
    rounds: int = 1
    reviewed_on: date | None = None
    discussed_on: date | None = None
    agreed: bool | None = True
    votes: Mapping[str, int] = field(default_factory=dict)
    votes_text: str = ""
    sheet: str = ""
    row: int | None = None

    @property
    def is_reviewed(self) -> bool:
        return self.conclusion in PASSED

    @property
    def is_decided(self) -> bool:
        return self.is_reviewed and self.discussed_on is not None and self.agreed is True


def backfill(records: Sequence[BackfillRecord], *, batch: Subject, by: Actor) -> list[Decision]:
    """This will store the rows of one import under its deed, one entry a row. All or nothing.

    Raises Denied, and Refused for a row whose days are not in their lawful order.
    """
    by = by.under("decisions.keep")
    cases: list[Decision] = []
    below: list[Gate | Review] = []
    with deed() as running:
        office, years = batch.office, [one.registered_on.year for one in records]
        numbers = next_numbers(office, "decisions", years, "J")
        reviewed = [one for one in records if one.conclusion]
        of_reviews = iter(
            next_numbers(office, "reviews", [one.registered_on.year for one in reviewed], "S")
        )
        for record, number in zip(records, numbers, strict=True):
            case = _case(record, number, batch.pk)
            in_order(case)
            rows: list[Gate | Review] = [*_gates(record, case)]
            if record.conclusion:
                rows.append(_review(record, case, next(of_reviews), batch.pk))
            day = record.registered_on
            with act("decisions.backfill", on=case, by=by, happened_on=day) as facts:
                running.claim([case, *rows])
                facts |= _facts(record, case)
            cases.append(case)
            below.extend(rows)
        Decision.objects.bulk_create(cases, batch_size=500)
        for model in (Gate, Review):
            mine: list[Any] = [row for row in below if type(row) is model]
            model.objects.bulk_create(mine, batch_size=500)
    return cases


def undo_import(batch: Subject, *, by: Actor, reason: str = "") -> int:
    """This will take an import back as a whole. Raises WorkedOn when a decision was touched since."""
    by = by.under("decisions.keep")
    with deed():
        found = Decision.objects.select_for_update().filter(origin=batch.pk)
        cases = list(found.order_by("number"))
        keys = [case.pk for case in cases]
        later = Entry.objects.filter(subject__in=keys).exclude(verb="decisions.backfill")
        touched = set(later.values_list("subject", flat=True))
        if touched:
            raise WorkedOn([case.number for case in cases if case.pk in touched])
        with act("decisions.undo_import", on=batch, by=by, reason=reason) as facts:
            for model in (Gate, Review):
                rows = model.objects.filter(decision__in=keys).values_list("pk", flat=True)
                model.objects.filter(pk__in=list(rows)).delete()
            Decision.objects.filter(pk__in=keys).delete()
            facts |= {"batch": str(batch.pk), "count": len(cases)}
    return len(cases)


def _case(record: BackfillRecord, number: str, origin: UUID) -> Decision:
    division, votes = record.division, record.votes
    decided, claimed = None, None
    if record.discussed_on is not None and record.agreed:
        decided = record.discussed_on if record.is_reviewed else None
        claimed = None if record.is_reviewed else record.discussed_on
    return Decision(
        office=division.office,
        path=division.path,
        number=number,
        own_number=record.own_number,
        title=record.title,
        kind=record.kind,
        is_three_major=record.is_three_major,
        procedure_key=PROCEDURE,
        procedure_version=VERSION,
        stage=_stage(record),
        registered_on=record.registered_on,
        reviewed_on=record.reviewed_on if record.is_reviewed else None,
        review_conclusion=record.conclusion,
        decided_on=decided,
        verdict=_verdict(record),
        claimed_on=claimed,
        claimed_text=record.votes_text[:200] if claimed else "",
        attended=votes.get("attended"),
        votes_for=votes.get("for"),
        votes_against=votes.get("against"),
        votes_abstained=votes.get("abstained"),
        origin=origin,
        origin_sheet=record.sheet,
        origin_row=record.row,
        is_major_admin=record.kind == Kind.MAJOR,
    )


def _stage(record: BackfillRecord) -> str:
    if record.is_decided:
        return Stage.DECIDED
    if not record.is_reviewed:
        return Stage.RETURNED if record.conclusion else Stage.PROPOSED
    if record.agreed is None:
        return Stage.DEFERRED
    return Stage.REVIEWED if record.agreed else Stage.REJECTED


def _verdict(record: BackfillRecord) -> str:
    if record.is_decided:
        return Verdict.AGREED
    return Verdict.REJECTED if record.is_reviewed and record.agreed is False else ""


def _gates(record: BackfillRecord, case: Decision) -> list[Gate]:
    gates = dict(record.gates)
    if record.is_reviewed:
        said = record.conclusion_text or "旧台账写明已经审查"
        gates[GateKind.LEGALITY] = (Way.DONE, said, "")
    if record.is_decided or case.stage == Stage.REJECTED:
        gates[GateKind.COLLECTIVE] = (Way.DONE, record.votes_text or "旧台账写明已经讨论", "")
    days = {
        GateKind.LEGALITY: record.reviewed_on,
        GateKind.COLLECTIVE: record.discussed_on,
    }
    return [
        new_gate(case, kind, days.get(GateKind(kind)), *how)
        for kind in GateKind
        if (how := gates.get(kind))
    ]


def _review(record: BackfillRecord, case: Decision, number: str, origin: UUID) -> Review:
    """What the ledger says of the review. Changes it says were made were demanded and adopted."""
    adopted = record.opinions_count if record.is_reviewed else 0
    return Review(
        office=case.office,
        path=case.path,
        number=number,
        matter_kind=MATTER_OF[Kind(record.kind)],
        title=record.title,
        decision=case,
        opinions_count=record.opinions_count,
        adopted_count=adopted,
        conclusion=record.conclusion,
        conclusion_text=record.conclusion_text[:200],
        finished_on=record.reviewed_on,
        rounds=record.rounds,
        origin=origin,
    )


def _facts(record: BackfillRecord, case: Decision) -> dict[str, Any]:
    return {
        "number": case.number,
        "kind": case.kind,
        "stage": str(case.stage),
        "sheet": record.sheet,
        "row": record.row,
        "batch": str(case.origin),
        "decided_on": case.decided_on,
        "claimed_on": case.claimed_on,
        "title": case.title,
    }
