"""What a step does: each sets fields of the decision, closes its gate, and returns the facts that the
journal keeps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from fengqiao.engines.procedures.numbers import next_number
from fengqiao.ground.documents import Facts
from fengqiao.trunk.people.actors import Actor

from ..models import Decision, Gate, Opinion, Review
from ..words import MATTER_OF, Conclusion, GateKind, Kind, Source, Verdict, Way


def closing(kind: str) -> Callable[..., Facts]:
    """An effect that closes a gate one of the three ways."""

    def close(
        case: Decision,
        *,
        by: Actor,
        happened_on: date,
        way: str,
        evidence: str = "",
        why: str = "",
        **_: Any,
    ) -> Facts:
        return _close(case, kind, happened_on, way, evidence, why)

    return close


def reopen_gate(case: Decision, *, by: Actor, happened_on: date, gate: str, **_: Any) -> Facts:
    """A gate closed by mistake is open again; the journal keeps how it had been closed."""
    row = Gate.objects.get(decision=case, kind=gate)
    facts: Facts = {"gate": gate, "way_before": row.way, "evidence_before": row.evidence}
    row.delete()
    return facts


def submit(
    case: Decision,
    *,
    by: Actor,
    happened_on: date,
    submitted_by: str = "",
    adviser: str = "",
    **_: Any,
) -> Facts:
    """送审: a new review, or the next round of the one that was returned."""
    review = Review.objects.filter(decision=case).first()
    if review is None:
        review = _new_review(case, happened_on)
    else:
        review.rounds += 1
        review.conclusion, review.finished_on = "", None
    review.submitted_by = submitted_by or case.proposer
    review.adviser = adviser or review.adviser
    review.save()
    case.review_conclusion, case.reviewed_on = "", None
    return {"review": review.number, "round": review.rounds, "adviser": review.adviser}


def resubmit(case: Decision, *, by: Actor, happened_on: date, **given: Any) -> Facts:
    """The text is changed after it had passed: what was reviewed is no longer what would be decided."""
    Gate.objects.get(decision=case, kind=GateKind.LEGALITY).delete()
    return submit(case, by=by, happened_on=happened_on, **given)


def pass_review(
    case: Decision,
    *,
    by: Actor,
    happened_on: date,
    conclusion: str,
    opinions: Sequence[str] = (),
    reviewer: str = "",
    **_: Any,
) -> Facts:
    case.review_conclusion, case.reviewed_on = conclusion, happened_on
    review = _conclude(case, happened_on, conclusion, opinions, reviewer or by.name)
    _close(case, GateKind.LEGALITY, happened_on, Way.DONE, f"审查意见 {review.number}", "")
    return _review_facts(review, opinions)


def return_review(
    case: Decision,
    *,
    by: Actor,
    happened_on: date,
    opinions: Sequence[str] = (),
    reviewer: str = "",
    **_: Any,
) -> Facts:
    """不通过: back to whoever drafted it, with what is to be mended."""
    case.review_conclusion, case.reviewed_on = Conclusion.FAIL, None
    review = _conclude(case, happened_on, Conclusion.FAIL, opinions, reviewer or by.name)
    return _review_facts(review, opinions)


def decide(
    case: Decision,
    *,
    by: Actor,
    happened_on: date,
    verdict: str,
    meeting: str = "",
    attended: int | None = None,
    votes_for: int | None = None,
    votes_against: int | None = None,
    votes_abstained: int | None = None,
    dissent: str = "",
    head_differs: str = "",
    **_: Any,
) -> Facts:
    case.decided_on, case.verdict, case.meeting = happened_on, verdict, meeting
    _keep_votes(case, attended, votes_for, votes_against, votes_abstained, dissent, head_differs)
    _close(case, GateKind.COLLECTIVE, happened_on, Way.DONE, meeting or "会议记录", "")
    return _vote_facts(case) | {"verdict": verdict, "meeting": meeting}


def reject(
    case: Decision,
    *,
    by: Actor,
    happened_on: date,
    meeting: str = "",
    attended: int | None = None,
    votes_for: int | None = None,
    votes_against: int | None = None,
    votes_abstained: int | None = None,
    dissent: str = "",
    **_: Any,
) -> Facts:
    """The meeting does not agree: discussed and voted, and nothing is decided."""
    case.verdict, case.meeting = Verdict.REJECTED, meeting
    _keep_votes(case, attended, votes_for, votes_against, votes_abstained, dissent, "")
    _close(case, GateKind.COLLECTIVE, happened_on, Way.DONE, meeting or "会议记录", "")
    return _vote_facts(case) | {"verdict": Verdict.REJECTED, "meeting": meeting}


def archive(case: Decision, *, by: Actor, happened_on: date, evidence: str = "", **_: Any) -> Facts:
    return _close(case, GateKind.ARCHIVE, happened_on, Way.DONE, evidence, "")


def new_gate(case: Decision, kind: str, on: date | None, way: str, evidence: str, why: str) -> Gate:
    """A closed gate, made but not stored."""
    return Gate(
        office=case.office,
        path=case.path,
        decision=case,
        kind=kind,
        way=way,
        closed_on=on,
        evidence=evidence.strip()[:200],
        why=why.strip()[:300],
    )


def _close(case: Decision, kind: str, on: date, way: str, evidence: str, why: str) -> Facts:
    new_gate(case, kind, on, way, evidence, why).save()
    return {"gate": str(kind), "way": str(way), "evidence": evidence, "why": why}


def _new_review(case: Decision, on: date) -> Review:
    return Review(
        office=case.office,
        path=case.path,
        number=next_number(case.office, "reviews", on.year, "S"),
        matter_kind=MATTER_OF[Kind(case.kind)],
        title=case.title,
        decision=case,
        submitted_on=on,
    )


def _conclude(
    case: Decision, on: date, conclusion: str, opinions: Sequence[str], reviewer: str
) -> Review:
    """The review's conclusion, and its opinions: each waits for its answer before anybody decides."""
    review = Review.objects.select_for_update().get(decision=case)
    review.conclusion, review.finished_on, review.reviewer = conclusion, on, reviewer
    review.opinions_count += len(opinions)
    review.save()
    for text in opinions:
        Opinion(
            office=case.office,
            path=case.path,
            decision=case,
            source=Source.REVIEWER,
            giver=reviewer,
            topic=case.title,
            given_on=on,
            text=text,
        ).save()
    return review


def _review_facts(review: Review, opinions: Sequence[str]) -> Facts:
    return {
        "review": review.number,
        "conclusion": str(review.conclusion),
        "opinions_count": len(opinions),
        "opinions": list(opinions),
        "reviewer": review.reviewer,
    }


def _keep_votes(
    case: Decision,
    attended: int | None,
    votes_for: int | None,
    votes_against: int | None,
    votes_abstained: int | None,
    dissent: str,
    head_differs: str,
) -> None:
    case.attended, case.votes_for = attended, votes_for
    case.votes_against, case.votes_abstained = votes_against, votes_abstained
    case.dissent, case.head_differs = dissent.strip(), head_differs.strip()


def _vote_facts(case: Decision) -> Facts:
    return {
        "attended": case.attended,
        "votes_for": case.votes_for,
        "votes_against": case.votes_against,
        "votes_abstained": case.votes_abstained,
        "dissent": case.dissent,
        "head_differs": case.head_differs,
    }
