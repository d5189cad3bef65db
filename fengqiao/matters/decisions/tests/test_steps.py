"""The gates: every step does what it says, or is refused with a reason and changes nothing."""

from datetime import timedelta

import pytest

from fengqiao.engines.procedures import Refused, soundness, steps
from fengqiao.engines.procedures import queries as deadlines
from fengqiao.matters.decisions import acts
from fengqiao.matters.decisions.models import Decision, Gate, Opinion, Review
from fengqiao.matters.decisions.procedure import DECISION, STEP_OF
from fengqiao.matters.decisions.seeds import NOT_NEEDED, VOTES
from fengqiao.matters.decisions.words import (
    Answer,
    Conclusion,
    GateKind,
    Source,
    Stage,
    Verdict,
    Way,
)
from fengqiao.trunk.journal import chain
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people.actors import Denied

from .conftest import DAY

pytestmark = pytest.mark.django_db


def take(key, case, by, **given):
    return steps.take(DECISION, key, case, by=by, happened_on=given.pop("on", DAY), **given)


def test_the_page_of_law_is_sound():
    assert soundness.faults(DECISION) == []


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_can_be_reached(stage, a_decision):
    case = a_decision(stage=stage)
    assert case.stage == stage
    assert chain.verify()["ok"]


def test_a_whole_way_closes_every_gate_and_the_journal_holds_it(a_decision):
    case = a_decision(stage=Stage.ARCHIVED)
    closed = set(Gate.objects.filter(decision=case).values_list("kind", flat=True))
    assert closed == set(GateKind) - {GateKind.INITIATION}
    verbs = list(
        Entry.objects.filter(subject=case.pk).order_by("seq").values_list("verb", flat=True)
    )
    assert verbs.index("decisions.pass_review") < verbs.index("decisions.decide")
    assert verbs[0] == "decisions.add_decision" and verbs[-1] == "decisions.archive"


@pytest.mark.parametrize("key", ["consult", "report"])
@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"way": Way.DONE}, "材料或者文号"),
        ({"way": Way.NOT_APPLICABLE, "why": " "}, "为什么不适用"),
        ({"way": Way.EXEMPT}, "依据哪一条"),
    ],
)
def test_each_way_to_close_a_gate_says_what_it_rests_on(key, given, said, he, a_decision):
    case = a_decision(stage=Stage.DECIDED if key == "report" else Stage.PROPOSED)
    with pytest.raises(Refused, match=said):
        take(key, case, he, **given)
    before = Gate.objects.filter(decision=case).count()
    take(key, case, he, **given | {"why": "本省目录没有列入", "evidence": "公示材料"})
    assert Gate.objects.filter(decision=case).count() == before + 1


def test_a_gate_is_closed_once_and_opened_again_with_a_reason(he, a_decision):
    case = a_decision()
    take("consult", case, he, **NOT_NEEDED)
    with pytest.raises(Refused, match="已经办结"):
        take("consult", case, he, way=Way.DONE, evidence="听证笔录")
    with pytest.raises(Refused, match="理由"):
        take("reopen_gate", case, he, gate=GateKind.PARTICIPATION, reason="")
    take("reopen_gate", case, he, gate=GateKind.PARTICIPATION, reason="后来办了听证")
    take("consult", case, he, way=Way.DONE, evidence="听证笔录")
    assert Gate.objects.get(decision=case, kind=GateKind.PARTICIPATION).evidence == "听证笔录"


@pytest.mark.parametrize("left_out", list(STEP_OF))
def test_nothing_goes_to_review_with_an_open_gate(left_out, he, a_decision):
    case = a_decision()
    for kind, key in STEP_OF.items():
        if kind != left_out:
            take(key, case, he, **NOT_NEEDED)
    with pytest.raises(Refused, match=str(left_out.label)):
        take("submit", case, he)


def test_after_the_decision_gates_close_one_after_the_other(he, a_decision):
    case = a_decision(stage=Stage.DECIDED)
    with pytest.raises(Refused, match="请示报告"):
        take("publish", case, he, **NOT_NEEDED)
    with pytest.raises(Refused, match="现在的环节"):
        take("execute", case, he, **NOT_NEEDED)


def test_a_returned_text_comes_back_as_the_same_review(he, a_decision):
    case = a_decision(stage=Stage.RETURNED)
    assert case.review_conclusion == Conclusion.FAIL and case.reviewed_on is None
    case = take("submit", case, he)
    assert case.review_conclusion == ""
    case = take(
        "pass_review", case, he, conclusion=Conclusion.PASS_CHANGED, opinions=["写明违约责任"]
    )
    review = Review.objects.get(decision=case)
    assert (review.rounds, review.conclusion, review.opinions_count) == (2, "pass_after_change", 1)


def test_passing_after_change_names_the_change(he, a_decision):
    case = a_decision(stage=Stage.UNDER_REVIEW)
    with pytest.raises(Refused, match="哪些意见"):
        take("pass_review", case, he, conclusion=Conclusion.PASS_CHANGED)


def test_opinions_are_answered_before_anybody_decides(he, a_decision):
    case = a_decision(stage=Stage.UNDER_REVIEW)
    acts.add_opinion(case, source=Source.PUBLIC, giver="业主代表", text="工期太长", on=DAY, by=he)
    case = take(
        "pass_review", case, he, conclusion=Conclusion.PASS_CHANGED, opinions=["写明工期", "改验收"]
    )
    with pytest.raises(Refused, match="还有 3 条意见没有答复"):
        take("decide", case, he, verdict=Verdict.AGREED, **VOTES)
    for opinion in Opinion.objects.filter(decision=case):
        with pytest.raises(Refused, match="理由"):
            acts.answer(opinion, answer=Answer.NOT_ADOPTED, on=DAY, by=he)
        acts.answer(opinion, answer=Answer.ADOPTED, on=DAY, by=he)
    assert Review.objects.get(decision=case).adopted_count == 2
    case = take("decide", case, he, verdict=Verdict.AGREED, **VOTES)
    with pytest.raises(Refused, match="不再补收"):
        acts.add_opinion(case, source=Source.PUBLIC, giver="", text="晚了", on=DAY, by=he)
    with pytest.raises(Refused, match="不再改动"):
        acts.answer(opinion, answer=Answer.ADOPTED, on=DAY, by=he)


@pytest.mark.parametrize(
    ("votes", "said"),
    [
        ({"attended": 5, "votes_for": 6}, "多于到会"),
        ({"attended": 9, "votes_for": 8, "votes_against": 1}, "不同意见"),
        ({"attended": 9, "votes_for": 4, "votes_against": 5, "dissent": "太急"}, "过半数"),
    ],
)
def test_votes_add_up_dissent_is_kept_and_the_head_says_why(votes, said, he, a_decision):
    case = a_decision(stage=Stage.REVIEWED)
    with pytest.raises(Refused, match=said):
        take("decide", case, he, verdict=Verdict.AGREED, **votes)
    assert Decision.objects.get(pk=case.pk).decided_on is None


def test_dissent_stays_with_the_decision_and_out_of_the_clear_journal(he, a_decision):
    case = a_decision(stage=Stage.REVIEWED)
    votes = {"attended": 9, "votes_for": 4, "votes_against": 5}
    said = {"dissent": "预算没有落实", "head_differs": "汛期临近，不能再拖"}
    case = take("decide", case, he, verdict=Verdict.AGREED, **votes, **said)
    assert (case.dissent, case.head_differs) == tuple(said.values())
    entry = Entry.objects.get(subject=case.pk, verb="decisions.decide")
    assert set(entry.facts["dissent"]) == {"commitment"}


def test_a_text_changed_after_its_review_is_reviewed_anew(he, a_decision):
    case = a_decision(stage=Stage.DEFERRED)
    case = take("change", case, he, reason="增加了付款条款")
    assert (case.stage, case.review_conclusion, case.reviewed_on) == (Stage.UNDER_REVIEW, "", None)
    with pytest.raises(Refused, match="合法性审查还没有通过"):
        take("decide", case, he, verdict=Verdict.AGREED, **VOTES)
    case = take("pass_review", case, he, conclusion=Conclusion.PASS)
    assert Review.objects.get(decision=case).rounds == 2
    assert take("decide", case, he, verdict=Verdict.AGREED, **VOTES).stage == Stage.DECIDED


def test_the_clock_runs_in_workdays_from_hand_in_to_conclusion(he, a_decision):
    case = a_decision(stage=Stage.UNDER_REVIEW)
    due = deadlines.of(case.pk).get()
    assert (due.clock, due.started_on, due.state) == ("review", DAY, "running")
    first = due.due_on
    take("extend", case, he, days=2, reason="等顾问意见")
    assert deadlines.of(case.pk).get().due_on > first
    take("pass_review", case, he, conclusion=Conclusion.PASS, on=DAY + timedelta(days=3))
    assert deadlines.of(case.pk).get().state == "stopped"


def test_who_may_do_what(cast, as_, he, a_decision):
    case = a_decision(stage=Stage.UNDER_REVIEW)
    with as_(cast.li), pytest.raises(Denied):
        take("pass_review", case, cast.li, conclusion=Conclusion.PASS)
    with as_(cast.wang):
        assert not any(s.allowed for s in steps.open_steps(DECISION, case, cast.wang))
        with pytest.raises(Denied):
            take("withdraw", case, cast.wang, reason="不办了")


def test_the_community_and_the_stranger_find_nothing(cast, as_, a_decision):
    case = a_decision()
    for actor in (cast.chen, cast.zhang, cast.zhao):
        with as_(actor):
            assert not Decision.objects.filter(pk=case.pk).exists()
