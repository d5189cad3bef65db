"""Screening rounds (排查): open one, answer it with cases or a signed nil return, close it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.urls import reverse

from fengqiao.engines.procedures import Refused
from fengqiao.engines.procedures.registration import Registration
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.divisions.models import Division
from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.people.actors import Actor
from fengqiao.trunk.people.models import Person

from ..models import Dispute, Screening, ScreeningAnswer
from ..words import Answer, RoundState, Stage

# A round that nobody has answered can be taken back: it is not void then, it never asked.
ROUND = Registration(
    adds="disputes.open_screening",
    takes_back="disputes.take_back_screening",
    power="disputes.screen",
    place=lambda screening: divisions.root(screening.office).path,
    address=lambda screening: reverse("disputes:take_back_screening", args=[screening.pk]),
)


def open_screening(
    title: str,
    communities: Sequence[Division],
    *,
    opened_on: date,
    due_on: date,
    looks_for: str = "",
    by: Actor,
    id: UUID | None = None,
) -> Screening:
    """This will open a round that each of the communities has to answer. The same `id` twice finds the
    round already there. Raises Denied, and Refused where nobody is asked."""
    by = by.under("disputes.screen", divisions.root(by.office).path)
    if not communities:
        raise Refused("请至少选一个社区（村）")
    with deed():
        if id is not None and (standing := Screening.objects.filter(pk=id).first()):
            return standing
        fresh = Screening(
            office=by.office,
            title=title,
            looks_for=looks_for,
            opened_on=opened_on,
            due_on=due_on,
        )
        fresh.id = id or fresh.id
        asked = [
            ScreeningAnswer(office=by.office, path=one.path, screening=fresh, community=one)
            for one in communities
        ]
        with act("disputes.open_screening", on=fresh, by=by, happened_on=opened_on) as facts:
            fresh.save(force_insert=True)
            ScreeningAnswer.objects.bulk_create(asked)
            facts |= {
                "title": title,
                "due_on": str(due_on),
                "communities": [str(one.pk) for one in communities],
            }
    return fresh


def report_nil(answer: ScreeningAnswer, *, by: Actor, on: date) -> ScreeningAnswer:
    """This will sign a nil return in the name of who does it. Refused where the round found something."""
    by = by.under("disputes.register", answer.path)
    with deed():
        answer = _locked(answer)
        _refuse(_has_no_nil(answer))
        found = Dispute.objects.filter(
            screening=answer.screening, community=answer.community
        ).exclude(stage=Stage.VOID)
        _refuse(_nil_is_true(answer, found.count()))
        return _answered(answer, Answer.NIL, by, on)


def report_found(
    answer: ScreeningAnswer, cases: Sequence[Dispute], *, by: Actor, on: date
) -> ScreeningAnswer:
    """This will say which cases the round brought up in a community; cases stay where they are."""
    by = by.under("disputes.register", answer.path)
    if not cases:
        raise Refused("请选这一轮发现的事；一件也没有就报零")
    with deed():
        answer = _locked(answer)
        for case in Dispute.objects.select_for_update().filter(pk__in=[one.pk for one in cases]):
            _refuse(_belongs_to_the_round(case, answer))
            link(case, answer.screening, by=by)
        return _answered(answer, Answer.FOUND, by, on)


def find(case: Dispute, answer: ScreeningAnswer, *, by: Actor, on: date) -> Dispute:
    """This will count one more case as found in a round. A community that had not answered has now; one that signed
    a nil return takes it back first, with its reason. Raises Refused, Denied."""
    by = by.under("disputes.register", answer.path)
    with deed():
        answer = _locked(answer)
        case = Dispute.objects.select_for_update().get(pk=case.pk)
        _refuse(not_of_round(case, answer))
        case = link(case, answer.screening, by=by)
        if answer.answer == Answer.WAITING:
            _answered(answer, Answer.FOUND, by, on)
    return case


def not_of_round(case: Dispute, answer: ScreeningAnswer) -> str | None:
    """Why a case cannot be counted in a round by itself, or None: it belongs there, and nothing speaks against it."""
    if answer.answer == Answer.NIL:
        return f"{answer.community}在这一轮里已经签了零报告，请先撤回零报告"
    return _belongs_to_the_round(case, answer)


def link(case: Dispute, screening: Screening, *, by: Actor) -> Dispute:
    """This will write on a case in which round it was found."""
    case.screening = screening
    with act("disputes.find_in_screening", on=case, by=by) as facts:
        case.save(update_fields=["screening"])
        facts["screening"] = str(screening.pk)
    return case


def take_back_answer(answer: ScreeningAnswer, *, by: Actor, reason: str) -> ScreeningAnswer:
    """This will take an answer back while the round is open; its cases stay found in it."""
    by = by.under("disputes.register", answer.path)
    with deed():
        answer = _locked(answer)
        _refuse(_has_answered(answer))
        former = answer.answer
        answer.answer, answer.answered_on, answer.signed_by = Answer.WAITING, None, None
        with act("disputes.take_back_answer", on=answer, by=by, reason=reason) as facts:
            answer.save(update_fields=["answer", "answered_on", "signed_by"])
            facts["former"] = str(former)
    return answer


def close_screening(screening: Screening, *, by: Actor, on: date) -> Screening:
    """This will close a round that all have answered. Raises Refused with those who have not."""
    by = by.under("disputes.screen", divisions.root(by.office).path)
    with deed():
        fresh = Screening.objects.select_for_update().get(pk=screening.pk)
        _refuse(_round_is_open(fresh))
        answers = ScreeningAnswer.objects.filter(screening=fresh).select_related("community")
        _refuse(_all_have_answered(list(answers)))
        fresh.state, fresh.closed_on = RoundState.CLOSED, on
        with act("disputes.close_screening", on=fresh, by=by, happened_on=on) as facts:
            fresh.save(update_fields=["state", "closed_on"])
            facts["nil"] = sum(one.answer == Answer.NIL for one in answers)
    return fresh


def _locked(answer: ScreeningAnswer) -> ScreeningAnswer:
    """The answer as it stands now, in a round that is still open."""
    fresh = (
        ScreeningAnswer.objects.select_for_update(of=("self",))
        .select_related("screening", "community")
        .get(pk=answer.pk)
    )
    _refuse(_round_is_open(fresh.screening))
    return fresh


def _answered(answer: ScreeningAnswer, said: Answer, by: Actor, on: date) -> ScreeningAnswer:
    answer.answer, answer.answered_on = said, on
    answer.signed_by = Person.objects.get(pk=by.person) if by.person else None
    with act("disputes.answer_screening", on=answer, by=by, happened_on=on) as facts:
        answer.save(update_fields=["answer", "answered_on", "signed_by"])
        facts |= {"answer": str(said), "screening": str(answer.screening_id)}
    return answer


def _refuse(reason: str | None) -> None:
    if reason:
        raise Refused(reason)


def _round_is_open(screening: Screening) -> str | None:
    return None if screening.is_open else "这一轮排查已经结束，不能再改回报"


def _nil_is_true(answer: ScreeningAnswer, found: int) -> str | None:
    """A nil return says that nothing was found: it cannot stand beside a case of the same round."""
    if found:
        return f"{answer.community}在这一轮里已经登记了 {found} 件，不能报零"
    return None


def _has_no_nil(answer: ScreeningAnswer) -> str | None:
    """Signed once: whose name stands under it is not overwritten by who signs after."""
    if answer.answer == Answer.NIL:
        return f"{answer.community}的零报告已经由{answer.signed_by or '别人'}签过，没有再签"
    return None


def _has_answered(answer: ScreeningAnswer) -> str | None:
    if answer.answer == Answer.WAITING:
        return f"{answer.community}现在没有回报，或者刚刚由别人撤回了，没有再撤"
    return None


def _belongs_to_the_round(case: Dispute, answer: ScreeningAnswer) -> str | None:
    """Found in this round: in this community, since it began, and in no other round."""
    if case.stage == Stage.VOID:
        return f"{case.number} 已作废，不能算作这一轮发现的"
    if case.community_id != answer.community_id:
        return f"{case.number} 不在{answer.community}，请到它所在的社区那一行填报"
    if case.registered_on < answer.screening.opened_on:
        return f"{case.number} 是这一轮开始以前登记的，不算这一轮发现的"
    if case.screening_id not in (None, answer.screening_id):
        return f"{case.number} 已经算在另一轮排查里"
    return None


def _all_have_answered(answers: Sequence[ScreeningAnswer]) -> str | None:
    """A round closes when every community has said something: silence is no nil return."""
    silent = [str(one.community) for one in answers if one.answer == Answer.WAITING]
    if silent:
        return f"还有 {len(silent)} 个社区（村）没有报：{'、'.join(silent)}"
    return None
