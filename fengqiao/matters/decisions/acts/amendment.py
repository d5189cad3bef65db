"""Correcting what the steps of a decision wrote down, and what the ledger does when one is entered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from fengqiao.engines.procedures import Refused
from fengqiao.engines.procedures.numbers import next_number
from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.people.actors import Actor

from ..models import Decision, Review
from ..words import Kind, Stage

PROCEDURE, VERSION = "decision", 1
AMENDABLE = (
    *("title", "own_number", "kind", "is_major_admin", "is_three_major", "big_item"),
    *("amount", "proposer", "grounds", "meeting", "dissent", "head_differs"),
    *("registered_on", "reviewed_on", "decided_on"),
    *("attended", "votes_for", "votes_against", "votes_abstained"),
)
# Days that only a step may set for the first time: amending moves them, it never makes them.
OF_STEPS = {
    "reviewed_on": "合法性审查还没有通过，不能直接填审查通过日期；请办“审查通过”",
    "decided_on": "还没有作出决定，不能直接填决定日期；请先审查，再办“集体讨论决定”",
}


def settle(case: Decision, tables: Mapping[str, Any]) -> None:
    """This will give a fresh decision its number, its procedure and its first stage. The ledger calls it
    inside the deed that enters it."""
    if case.kind == Kind.MAJOR:
        case.is_major_admin = True
    case.is_three_major = case.is_three_major or bool(case.big_item)
    if not case.number:
        case.number = next_number(case.office, "decisions", case.registered_on.year, "J")
        case.procedure_key, case.procedure_version = PROCEDURE, VERSION
        case.stage = Stage.PROPOSED


def number_review(review: Review, tables: Mapping[str, Any]) -> None:
    """This will number a review that is entered by itself, beside the decisions in the register."""
    if not review.number:
        day = review.submitted_on or review.finished_on or timezone.localdate()
        review.number = next_number(review.office, "reviews", day.year, "S")


def amend(case: Decision, *, by: Actor, reason: str, **changes: Any) -> Decision:
    """This will correct a decision; the journal keeps what stood there. A day that would put the decision
    before its review is refused with the sentence of the table's own constraint.

    Takes any of AMENDABLE. Raises Denied, Refused, and TypeError for another field.
    """
    by = by.under("decisions.amend", case.path)
    if unknown := set(changes) - set(AMENDABLE):
        raise TypeError(f"不能更正 {unknown}")
    with deed():
        fresh = Decision.objects.select_for_update().get(pk=case.pk)
        _check_days(fresh, changes)
        before = {name: _plainly(getattr(fresh, name)) for name in changes}
        for name, value in changes.items():
            setattr(fresh, name, value)
        after = {name: _plainly(getattr(fresh, name)) for name in changes}
        changed = [name for name in changes if before[name] != after[name]]
        if not changed:
            return fresh
        in_order(fresh)
        with act("decisions.amend", on=fresh, by=by, reason=reason) as facts:
            fresh.save(update_fields=changed)
            _keep_review_day(fresh, changed)
            facts |= {
                "changed": changed,
                "before": {name: before[name] for name in changed},
                "after": {name: after[name] for name in changed},
            }
    return fresh


def in_order(row: Any) -> None:
    """This will refuse a row that the constraints of its table refuse, in their own words."""
    try:
        row.validate_constraints()
    except ValidationError as error:
        raise Refused("；".join(error.messages)) from None


def _check_days(case: Decision, changes: dict[str, Any]) -> None:
    for name, sentence in OF_STEPS.items():
        if name not in changes:
            continue
        stands = getattr(case, name)
        if stands is None and changes[name] is not None:
            raise Refused(sentence)
        if stands is not None and changes[name] is None:
            raise Refused("这个日期不能清空；整件记错的，请作废以后重新登记")
        if changes[name] and changes[name] > timezone.localdate():
            raise Refused("日期还没有到，请填今天或以前的日期")


def _keep_review_day(case: Decision, changed: list[str]) -> None:
    """The day of the review stands on the review too."""
    if "reviewed_on" not in changed:
        return
    review = Review.objects.filter(decision=case).first()
    if review is not None:
        review.finished_on = case.reviewed_on
        in_order(review)
        review.save(update_fields=["finished_on"])


def _plainly(value: Any) -> Any:
    return str(value) if value is not None else None
