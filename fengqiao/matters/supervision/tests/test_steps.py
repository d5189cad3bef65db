"""Received, assigned, answered, closed: every step does what it says, or is refused with a reason."""

from datetime import timedelta

import pytest

from fengqiao.engines.procedures import Refused, soundness, steps
from fengqiao.engines.procedures import queries as deadlines
from fengqiao.engines.registers import acts as records
from fengqiao.matters.supervision.models import Incoming
from fengqiao.matters.supervision.procedure import ANSWERING, LENGTHS, PROCEDURES
from fengqiao.matters.supervision.words import CASES, Adoption, Kind, Outcome, Stage
from fengqiao.trunk.divisions import acts as divisions
from fengqiao.trunk.journal import chain
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people.actors import Denied

from ..registers import INCOMING
from .conftest import DAY

pytestmark = pytest.mark.django_db


def take(key, case, by, **given):
    procedure = ANSWERING[Kind(case.kind)]
    return steps.take(procedure, key, case, by=by, happened_on=given.pop("on", DAY), **given)


@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda one: one.key)
def test_the_page_of_law_is_sound(procedure):
    assert soundness.faults(procedure) == []


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_can_be_reached_by_every_kind(kind, stage, an_incoming):
    case = an_incoming(kind=kind, stage=stage)
    assert (case.stage, case.number) == (stage, "L2026-0001")
    assert chain.verify()["ok"]


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_has_its_own_clock_and_courts_have_none(kind, an_incoming):
    case = an_incoming(kind=kind)
    running = list(deadlines.of(case.pk))
    assert [row.clock for row in running] == ([] if kind in CASES else ["answer"])
    if running and LENGTHS[kind].unit == "days":
        assert running[0].due_on == DAY + timedelta(days=LENGTHS[kind].amount)


def test_the_length_is_the_offices_own(an_incoming, li):
    divisions.set_setting(li.office, "supervision.petition_days", 30, by=li)
    case = an_incoming(kind=Kind.PETITION)
    assert deadlines.of(case.pk).get().due_on == DAY + timedelta(days=30)


def test_a_kind_amended_takes_the_clock_of_its_kind(an_incoming, li):
    case = an_incoming(kind=Kind.PETITION)
    records.amend(INCOMING, case, {"kind": Kind.CONGRESS}, by=li, reason="是代表建议")
    assert deadlines.of(case.pk).get().due_on == DAY + timedelta(days=90)


def test_extended_answered_and_opened_again(an_incoming, li):
    case = an_incoming(kind=Kind.PETITION)
    take("extend", case, li, days=30, reason="要等鉴定")
    assert deadlines.of(case.pk).get().due_on == DAY + timedelta(days=90)
    case = take("answer", case, li, answer="已经修好")
    assert deadlines.of(case.pk).get().state == "stopped"
    case = take("close", case, li, outcome=Outcome.SOLVED)
    case = take("reopen", case, li, reason="又漏水")
    assert (case.stage, case.answered_on, case.closed_on) == (Stage.ASSIGNED, None, None)
    assert deadlines.of(case.pk).get().state == "running"


@pytest.mark.parametrize(
    ("kind", "stage", "key", "given", "said"),
    [
        (Kind.HOTLINE, Stage.RECEIVED, "assign", {"unit": " "}, "哪个单位或者谁"),
        (Kind.HOTLINE, Stage.RECEIVED, "answer", {"answer": " "}, "答复了什么"),
        (Kind.JUDICIAL, Stage.ASSIGNED, "answer", {"answer": "照办"}, "是否采纳"),
        (Kind.LITIGATION, Stage.ANSWERED, "close", {"outcome": Outcome.SOLVED}, "请选结果"),
        (Kind.COMPLAINT, Stage.RECEIVED, "hand_over", {"receiver": ""}, "哪个单位"),
        (Kind.HOTLINE, Stage.RECEIVED, "extend", {"days": 3, "reason": ""}, "理由"),
        (Kind.HOTLINE, Stage.RECEIVED, "extend", {"days": 300, "reason": "等"}, "1 到 180"),
        (Kind.HOTLINE, Stage.RECEIVED, "close", {"outcome": Outcome.SOLVED}, "现在的环节"),
    ],
)
def test_refused_with_a_reason_and_nothing_changes(kind, stage, key, given, said, an_incoming, li):
    case = an_incoming(kind=kind, stage=stage)
    with pytest.raises(Refused, match=said):
        take(key, case, li, **given)
    assert Incoming.objects.get(pk=case.pk).stage == stage


def test_what_was_said_and_who_said_it_stay_out_of_the_clear_journal(an_incoming, li):
    case = an_incoming(kind=Kind.JUDICIAL, from_whom="某法院", content="程序有漏洞")
    take("answer", case, li, answer="补了送达回证", adoption=Adoption.PARTLY)
    entered, answered = Entry.objects.filter(subject=case.pk).order_by("seq")
    assert set(entered.facts["personal"]) == {"commitment"}
    assert answered.facts["adoption"] == "partly" and "commitment" in answered.facts["answer"]


def test_closed_it_is_not_rewritten(an_incoming, li):
    case = an_incoming(stage=Stage.CLOSED)
    with pytest.raises(records.NotChanged, match="先重新办理"):
        records.amend(INCOMING, case, {"title": "别的"}, by=li, reason="改")


def test_who_may_do_what(cast, as_, an_incoming):
    case = an_incoming()
    with as_(cast.wang), pytest.raises(Denied):
        take("answer", case, cast.wang, answer="好")
    for actor in (cast.chen, cast.zhao):
        with as_(actor):
            assert not Incoming.objects.filter(pk=case.pk).exists()


def test_voided_by_the_ledger_it_is_due_to_nobody_and_walked_no_further(an_incoming, li):
    case = an_incoming()
    records.void(INCOMING, case, by=li, reason="重复登记")
    assert not deadlines.of(case.pk).exists()
    with pytest.raises(Refused, match="已经作废"):
        take("answer", case, li, answer="已经答复")
