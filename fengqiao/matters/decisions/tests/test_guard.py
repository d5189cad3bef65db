"""Nothing is decided before a passed review: refused, with the reason, by every route there is."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from fengqiao.engines.procedures import Refused
from fengqiao.engines.procedures.steps import take
from fengqiao.engines.registers import acts as records
from fengqiao.matters.decisions.models import Decision, Review
from fengqiao.matters.decisions.procedure import DECISION
from fengqiao.matters.decisions.registers import REGISTER
from fengqiao.matters.decisions.seeds import VOTES
from fengqiao.matters.decisions.sheets.line import Line
from fengqiao.matters.decisions.words import UNDECIDED, Conclusion, Stage, Verdict
from fengqiao.trunk.journal import verbs
from fengqiao.trunk.journal.acts import act
from fengqiao.trunk.journal.models import Entry
from tests.filled import filled

from .conftest import DAY

pytestmark = pytest.mark.django_db
UNREVIEWED = tuple(stage for stage in UNDECIDED if stage not in (Stage.REVIEWED, Stage.DEFERRED))
SAID = "合法性审查还没有通过"
DECIDING = {"verdict": Verdict.AGREED, **VOTES}


def undecided(case):
    fresh = Decision.objects.get(pk=case.pk)
    return (fresh.stage, fresh.decided_on, fresh.verdict) == (case.stage, None, "")


def step(case, key="decide"):
    return reverse("desk:step", kwargs={"matter": "decisions", "pk": case.pk, "key": key})


@pytest.mark.parametrize("stage", UNREVIEWED)
def test_by_the_step_called_in_code(stage, he, a_decision):
    case = a_decision(stage=stage)
    with pytest.raises(Refused, match=SAID):
        take(DECISION, "decide", case, by=he, happened_on=DAY, **DECIDING)
    assert undecided(case)
    assert not Entry.objects.filter(subject=case.pk, verb="decisions.decide").exists()


@pytest.mark.parametrize("stage", UNREVIEWED)
def test_by_the_steps_page_and_a_post_sent_past_it(stage, he, a_decision, client_of):
    case, client = a_decision(stage=stage), client_of(he)
    page = client.get(step(case)).content.decode()
    assert SAID in page and 'type="submit">集体讨论决定' not in page
    given = {"day": str(DAY), "verdict": "agreed", "meeting": "第3次", "stage": case.stage}
    answer = client.post(step(case), given)
    assert answer.status_code == 422 and SAID in answer.content.decode()
    assert undecided(case)


@pytest.mark.parametrize("key", ["reject", "defer"])
def test_nor_is_it_voted_down_or_put_off_unreviewed(key, he, a_decision):
    case = a_decision()
    with pytest.raises(Refused):
        take(DECISION, key, case, by=he, happened_on=DAY, reason="先放一放")
    assert undecided(case)


def test_by_a_day_before_the_review(he, a_decision):
    later = DAY + timedelta(days=5)
    case = a_decision(stage=Stage.REVIEWED, walked_on=later)
    with pytest.raises(Refused, match="早于"):
        take(DECISION, "decide", case, by=he, happened_on=later - timedelta(days=1), **DECIDING)
    assert undecided(case)


def test_by_a_day_before_a_review_that_an_old_ledger_brought(he, brought):
    """No step of the procedure bears the review's day here: the rule alone stands guard."""
    (case,) = brought(line(conclusion=Conclusion.PASS, reviewed_on=DAY + timedelta(days=5)))
    with pytest.raises(Refused, match="先审查、后决定"):
        take(DECISION, "decide", case, by=he, happened_on=DAY + timedelta(days=1), **DECIDING)


def test_by_amending_the_days(he, a_decision):
    later = DAY + timedelta(days=5)
    case = a_decision(stage=Stage.DECIDED, walked_on=later)
    for values, said in (
        ({"decided_on": DAY}, "先审查、后决定"),
        ({"reviewed_on": later + timedelta(days=1)}, "先审查、后决定"),
        ({"reviewed_on": None}, "不能清空"),
        ({"decided_on": timezone.localdate() + timedelta(days=1)}, "还没有到"),
    ):
        with pytest.raises(records.NotChanged, match=said):
            records.amend(REGISTER, case, values, by=he, reason="记错")
    fresh = Decision.objects.get(pk=case.pk)
    assert (fresh.reviewed_on, fresh.decided_on) == (later, later)


@pytest.mark.parametrize("name", ["decided_on", "reviewed_on"])
def test_by_amending_a_day_in_that_no_step_set(name, he, a_decision):
    case = a_decision()
    with pytest.raises(records.NotChanged, match="不能直接填"):
        records.amend(REGISTER, case, {name: DAY}, by=he, reason="补")
    assert undecided(case)


def test_by_the_amending_page(he, a_decision, client_of):
    later = DAY + timedelta(days=5)
    case, client = a_decision(stage=Stage.DECIDED, walked_on=later), client_of(he)
    url = reverse(REGISTER.page("amend"), args=[case.pk])
    given = filled(client.get(url).content.decode(), reason="记错了")
    answer = client.post(url, given | {"decided_on": str(DAY)})
    assert answer.status_code == 422
    assert "先审查、后决定" in answer.content.decode()
    given = filled(answer.content.decode(), decided_on=str(later + timedelta(days=1)))
    assert client.post(url, given).status_code == 302


def test_by_the_amending_page_of_an_undecided_one_that_is_sent_more_than_it_asked(
    he, a_decision, client_of
):
    case, client = a_decision(), client_of(he)
    url = reverse(REGISTER.page("amend"), args=[case.pk])
    page = client.get(url).content.decode()
    assert 'name="decided_on"' not in page and 'name="votes_for"' not in page
    more = {"decided_on": str(DAY), "reviewed_on": str(DAY), "verdict": "agreed"}
    client.post(url, filled(page, reason="补") | more | {"review_conclusion": "pass"})
    assert undecided(case)
    for name, value in (("verdict", Verdict.AGREED), ("review_conclusion", Conclusion.PASS)):
        with pytest.raises(records.NotChanged, match="不能更正"):
            records.amend(REGISTER, case, {name: value}, by=he, reason="补")


@pytest.mark.parametrize(
    "values",
    [
        {"decided_on": DAY},
        {"decided_on": DAY, "review_conclusion": "fail"},
        {"decided_on": DAY, "review_conclusion": "pass", "reviewed_on": DAY + timedelta(days=1)},
    ],
)
@pytest.mark.parametrize("way", ["save", "update", "bulk_update", "bulk_create"])
def test_by_any_write_past_the_acts(values, way, he, a_decision):
    """Even inside an act: the table itself refuses the row."""
    case = a_decision()
    for name, value in values.items():
        setattr(case, name, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        with act("decisions.amend", on=case, by=he, reason="绕过"):
            if way == "save":
                case.save()
            elif way == "update":
                Decision.objects.filter(pk=case.pk).update(**values)
            elif way == "bulk_update":
                Decision.objects.bulk_update([case], list(values))
            else:
                case.pk = case.id = __import__("fengqiao.ground.ids", fromlist=["x"]).uuid7()
                case.number = "J2026-9999"
                Decision.objects.bulk_create([case])
    assert Decision.objects.filter(decided_on__isnull=False).count() == 0


def line(**given):
    given = {"title": "老旧小区改造方案", "kind": "major_decision", "registered_on": DAY} | given
    return Line(**given)


@pytest.mark.parametrize("conclusion", ["", "fail"])
def test_by_an_old_ledger_it_comes_in_undecided_with_its_own_words(conclusion, brought):
    discussed = DAY + timedelta(days=9)
    (case,) = brought(line(conclusion=conclusion, discussed_on=discussed, votes_text="9/9同意"))
    assert (case.decided_on, case.verdict) == (None, "")
    assert (case.claimed_on, case.claimed_text) == (date(2026, 3, 11), "9/9同意")
    assert case.stage == (Stage.RETURNED if conclusion else Stage.PROPOSED)


@pytest.mark.parametrize(
    "given",
    [
        {"reviewed_on": DAY + timedelta(days=9), "discussed_on": DAY},
        {"reviewed_on": DAY - timedelta(days=9), "discussed_on": DAY},
        {"discussed_on": DAY - timedelta(days=1)},
    ],
)
def test_by_an_old_ledger_with_its_days_turned_round(given, brought):
    """Past the reader that sends such a row back: the table refuses it, in its own words, and the good row of the
    same import goes with it."""
    bad = line(title="日期颠倒", conclusion="pass", **given)
    with pytest.raises(records.NotChanged, match="请核对两个日期"):
        brought(line(), bad)
    assert not Decision.objects.exists() and not Review.objects.exists()
    assert not Entry.objects.filter(verb="decisions.backfill").exists()


def test_by_one_act_on_several_records(he, a_decision, client_of):
    """One act on several corrects what a correction may: no step is done by it, and nothing is voided."""
    case, client = a_decision(), client_of(he)
    with pytest.raises(TypeError):
        records.amend(REGISTER, case, {"stage": Stage.DECIDED}, by=he, reason="绕过")
    with pytest.raises(records.NotChanged, match="不能直接填"):
        records.amend(REGISTER, case, {"decided_on": DAY}, by=he, reason="绕过")
    with pytest.raises(verbs.UndeclaredVerb):  # the register has no such verb: its step alone voids
        records.void(REGISTER, case, by=he, reason="绕过")
    given = {"pick": str(case.pk), "yes": "1", "reason": "绕过"}
    asks, page = reverse(REGISTER.page("several")), reverse(REGISTER.page("list"))
    for do, to in (("", ""), ("decided_on", str(DAY)), ("verdict", "agreed"), ("stage", "decided")):
        answer = client.post(asks, given | {"do": do, "to": to})
        assert (answer.status_code, answer["Location"]) == (302, page)  # none of these is an act
    answer = client.post(asks, given | {"do": "void"})
    assert answer.status_code == 422 and "自己的步骤作废" in answer.content.decode()
    fresh = Decision.objects.get(pk=case.pk)
    assert (fresh.title, fresh.kind, fresh.voided_on) == (case.title, case.kind, None)
    assert undecided(case)
