"""The light procedure: every step does what it says, or is refused with a reason and changes nothing."""

from datetime import timedelta

import pytest

from fengqiao.engines.procedures import Refused, soundness
from fengqiao.engines.procedures import queries as deadlines
from fengqiao.engines.procedures.steps import open_steps, take
from fengqiao.matters.disputes import papers
from fengqiao.matters.disputes.models import Dispute
from fengqiao.matters.disputes.procedure import LIGHT
from fengqiao.matters.disputes.words import Outcome, Route, Stage
from fengqiao.trunk.journal import chain
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people.actors import Denied

from .conftest import DAY

pytestmark = pytest.mark.django_db


def test_the_page_of_law_is_sound():
    assert soundness.faults(LIGHT, papers.BUILDERS) == []


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_can_be_reached(stage, a_dispute):
    case = a_dispute(stage=stage)
    assert Dispute.objects.get(pk=case.pk).stage == stage
    assert chain.verify()["ok"]


@pytest.mark.parametrize(
    ("key", "given", "stage", "outcome"),
    [
        ("done", {"outcome": Outcome.WRITTEN}, Stage.DONE, Outcome.WRITTEN),
        ("guide", {"routes": [Route.COURT]}, Stage.GUIDED, Outcome.GUIDED),
        ("hand_over", {"receiver": "派出所"}, Stage.HANDED_OVER, Outcome.HANDED_OVER),
        ("refuse", {"side": 2, "routes": [Route.COURT]}, Stage.REFUSED, Outcome.REFUSED),
        ("fail", {"routes": [Route.COURT]}, Stage.FAILED, Outcome.FAILED),
        ("withdraw", {"side": 1}, Stage.WITHDRAWN, Outcome.WITHDRAWN),
    ],
)
def test_it_closes_and_the_clock_stops(key, given, stage, outcome, li, a_dispute):
    case = take(LIGHT, key, a_dispute(), by=li, happened_on=DAY, **given)
    assert (case.stage, case.outcome, case.closed_on) == (stage, outcome, DAY)
    clock = deadlines.of(case.pk).get()
    assert (clock.state, clock.stopped_on) == ("stopped", DAY)
    assert Entry.objects.filter(subject=case.pk, verb=f"disputes.{key}").count() == 1


@pytest.mark.parametrize(
    ("key", "given", "why"),
    [
        ("done", {"outcome": Outcome.HELPED}, "矛盾纠纷"),
        ("fail", {"routes": []}, "途径"),
        ("refuse", {"side": 2, "routes": []}, "途径"),
        ("hand_over", {"receiver": " "}, "哪个单位"),
        ("extend", {"days": 0, "reason": "等"}, "天数"),
        ("extend", {"days": 3, "reason": ""}, "理由"),
        ("suspend", {"reason": ""}, "理由"),
        ("resume", {}, "环节"),
    ],
)
def test_it_is_refused_with_a_reason(key, given, why, li, a_dispute):
    case = a_dispute()
    before = Entry.objects.filter(subject=case.pk).count()
    with pytest.raises(Refused, match=why):
        take(LIGHT, key, case, by=li, happened_on=DAY, **given)
    assert Dispute.objects.get(pk=case.pk).stage == Stage.REGISTERED
    assert Entry.objects.filter(subject=case.pk).count() == before


def test_nothing_is_agreed_with_an_unknown_opponent(li, a_dispute):
    case = a_dispute(side_two=(), unknown_opponent=True)
    with pytest.raises(Refused, match="对方还不明"):
        take(LIGHT, "done", case, by=li, happened_on=DAY, outcome=Outcome.ORAL)


def test_a_concern_is_helped_and_not_settled(li, a_dispute):
    case = a_dispute(side_two=())
    with pytest.raises(Refused, match="群众诉求"):
        take(LIGHT, "done", case, by=li, happened_on=DAY, outcome=Outcome.ORAL)
    assert (
        take(LIGHT, "done", case, by=li, happened_on=DAY, outcome=Outcome.HELPED).closed_on == DAY
    )


def test_extension_and_suspension_move_the_clock(li, a_dispute):
    case = a_dispute()
    case = take(LIGHT, "extend", case, by=li, happened_on=DAY, days=5, reason="等物业")
    assert deadlines.of(case.pk).get().due_on == DAY + timedelta(days=12)
    case = take(LIGHT, "suspend", case, by=li, happened_on=DAY + timedelta(days=1), reason="等方案")
    assert deadlines.of(case.pk).get().due_on is None
    case = take(LIGHT, "resume", case, by=li, happened_on=DAY + timedelta(days=4))
    assert deadlines.of(case.pk).get().due_on == DAY + timedelta(days=15)


def test_reopened_it_is_open_again_and_keeps_what_was(li, a_dispute):
    case = a_dispute(stage=Stage.DONE)
    case = take(LIGHT, "reopen", case, by=li, happened_on=DAY, reason="又漏水了")
    assert (case.stage, case.outcome, case.closed_on) == (Stage.HANDLING, "", None)
    entry = Entry.objects.get(subject=case.pk, verb="disputes.reopen")
    assert entry.facts["outcome_before"] == Outcome.ORAL


def test_a_colleague_without_the_power_is_denied(cast, as_, a_dispute):
    case = a_dispute()
    with as_(cast.wang), pytest.raises(Denied):
        take(LIGHT, "done", case, by=cast.wang, happened_on=DAY, outcome=Outcome.ORAL)


def test_open_steps_name_every_step_of_the_stage(li, cast, a_dispute):
    case = a_dispute()
    mine = {s.step.key: s for s in open_steps(LIGHT, case, li)}
    assert mine["done"].allowed and mine["handle"].allowed
    theirs = open_steps(LIGHT, case, cast.wang)
    assert theirs and not any(s.allowed for s in theirs) and all(s.reason for s in theirs)
