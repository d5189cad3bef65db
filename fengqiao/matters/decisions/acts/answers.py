"""Opinions come in and are answered: adopted, partly, or not, with the reason."""

from __future__ import annotations

from datetime import date

from fengqiao.engines.procedures import Refused
from fengqiao.engines.procedures.steps import standing
from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.people.actors import Actor

from ..models import Decision, Opinion, Review
from ..words import UNDECIDED, Answer, Source


def add_opinion(
    case: Decision,
    *,
    source: str,
    giver: str,
    text: str,
    on: date,
    by: Actor,
    form: str = "",
) -> Opinion:
    """This will write an opinion down. After the decision none is added: it belongs to the evaluation.
    Raises Denied, Refused."""
    by = by.under("decisions.keep", case.path)
    with deed():
        case = standing(case)
        if case.stage not in UNDECIDED:
            raise Refused("这件事已经办到决定以后，不再补收意见；请记在后评估里")
        opinion = Opinion(
            office=case.office,
            path=case.path,
            decision=case,
            source=source,
            giver=giver,
            form=form,
            topic=case.title,
            given_on=on,
            text=text,
        )
        with act("decisions.hear", on=case, by=by, happened_on=on) as facts:
            opinion.save()
            facts |= {"source": source, "form": form, "giver": giver, "text": text}
    return opinion


def answer(opinion: Opinion, *, answer: str, on: date, by: Actor, answer_why: str = "") -> Opinion:
    """This will answer an opinion; a review counts those of its own that were adopted. Raises Denied,
    Refused."""
    by = by.under("decisions.keep", opinion.path)
    if answer != Answer.ADOPTED and not answer_why.strip():
        raise Refused("部分采纳或未采纳的，请写明理由")
    if on < opinion.given_on:
        raise Refused(f"答复日期早于意见提出的日期 {opinion.given_on}，请核对")
    with deed():
        fresh = standing(opinion)
        case = standing(fresh.decision) if fresh.decision is not None else None
        if case is not None and case.stage not in UNDECIDED:
            raise Refused("已经作出决定，对意见的答复不再改动")
        fresh.answer, fresh.answer_why, fresh.answered_on = answer, answer_why.strip(), on
        with act("decisions.answer", on=case or fresh, by=by, happened_on=on) as facts:
            fresh.save(update_fields=["answer", "answer_why", "answered_on"])
            if case is not None and fresh.source == Source.REVIEWER:
                _count_adopted(case)
            facts |= {"answer": answer, "source": fresh.source, "answer_why": fresh.answer_why}
    return fresh


def _count_adopted(case: Decision) -> None:
    review = Review.objects.filter(decision=case).first()
    if review is None:
        return
    adopted = Opinion.objects.filter(
        decision=case, source=Source.REVIEWER, answer__in=(Answer.ADOPTED, Answer.PARTLY)
    )
    review.adopted_count = adopted.count()
    review.save(update_fields=["adopted_count"])
