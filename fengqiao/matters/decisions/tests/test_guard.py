"""Nothing is decided before a passed review: refused, with the reason, by every route there is."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from fengqiao.engines.procedures import Refused
from fengqiao.engines.procedures.steps import take
from fengqiao.engines.registers import acts as records
from fengqiao.matters.decisions import acts
from fengqiao.matters.decisions.models import Decision
from fengqiao.matters.decisions.procedure import DECISION
from fengqiao.matters.decisions.registers import REGISTER
from fengqiao.matters.decisions.seeds import VOTES
from fengqiao.matters.decisions.words import UNDECIDED, Conclusion, Stage, Verdict
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.journal.acts import act
from fengqiao.trunk.journal.models import Entry

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


def test_by_a_day_before_a_review_that_an_old_ledger_brought(he, a_decision, root):
    """No step of the procedure bears the review's day here: the rule alone stands guard."""
    (case,) = acts.backfill(
        [record(root, conclusion=Conclusion.PASS, reviewed_on=DAY + timedelta(days=5))],
        batch=Office.objects.get(pk=he.office),
        by=he,
    )
    with pytest.raises(Refused, match="先审查、后决定"):
        take(DECISION, "decide", case, by=he, happened_on=DAY + timedelta(days=1), **DECIDING)


def test_by_amending_the_days(he, a_decision):
    later = DAY + timedelta(days=5)
    case = a_decision(stage=Stage.DECIDED, walked_on=later)
    with pytest.raises(Refused, match="先审查、后决定"):
        acts.amend(case, by=he, reason="记错", decided_on=DAY)
    with pytest.raises(Refused, match="先审查、后决定"):
        acts.amend(case, by=he, reason="记错", reviewed_on=later + timedelta(days=1))
    with pytest.raises(Refused, match="不能清空"):
        acts.amend(case, by=he, reason="记错", reviewed_on=None)
    fresh = Decision.objects.get(pk=case.pk)
    assert (fresh.reviewed_on, fresh.decided_on) == (later, later)


@pytest.mark.parametrize("name", ["decided_on", "reviewed_on"])
def test_by_amending_a_day_in_that_no_step_set(name, he, a_decision):
    case = a_decision()
    with pytest.raises(Refused, match="不能直接填"):
        acts.amend(case, by=he, reason="补", **{name: DAY})
    assert undecided(case)


def test_by_the_amending_page(he, a_decision, client_of):
    later = DAY + timedelta(days=5)
    case = a_decision(stage=Stage.DECIDED, walked_on=later)
    url = reverse("decisions:amend", args=[case.pk])
    given = {
        "title": case.title,
        "kind": case.kind,
        "registered_on": str(DAY),
        "reviewed_on": str(later),
        "decided_on": str(DAY),
        "meeting": "第3次",
        "reason": "记错了",
    }
    answer = client_of(he).post(url, given)
    assert answer.status_code == 422
    assert "先审查、后决定" in answer.content.decode()
    assert (
        client_of(he).post(url, given | {"decided_on": str(later + timedelta(days=1))}).status_code
        == 302
    )


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


def record(root, **given):
    return acts.BackfillRecord(
        title=given.pop("title", "老旧小区改造方案"),
        kind="major_decision",
        division=root,
        registered_on=DAY,
        **given,
    )


@pytest.mark.parametrize("conclusion", ["", "fail"])
def test_by_an_old_ledger_it_comes_in_undecided_with_its_own_words(conclusion, he, root):
    given = record(
        root, conclusion=conclusion, discussed_on=DAY + timedelta(days=9), votes_text="9/9同意"
    )
    (case,) = acts.backfill([given], batch=Office.objects.get(pk=he.office), by=he)
    assert (case.decided_on, case.verdict) == (None, "")
    assert (case.claimed_on, case.claimed_text) == (date(2026, 3, 11), "9/9同意")
    assert case.stage == (Stage.RETURNED if conclusion else Stage.PROPOSED)


def test_by_an_old_ledger_with_its_days_turned_round(he, root):
    given = record(root, conclusion="pass", reviewed_on=DAY + timedelta(days=9), discussed_on=DAY)
    with pytest.raises(Refused, match="先审查、后决定"):
        acts.backfill([given], batch=Office.objects.get(pk=he.office), by=he)
    assert not Decision.objects.filter(title=given.title).exists()


def test_by_one_act_on_several_records(he, a_decision, client_of):
    """The ledger's own amend, void and bulk pages leave decisions to their steps."""
    case = a_decision()
    for value in ({"stage": Stage.DECIDED}, {"decided_on": DAY}, {"title": "x"}):
        with pytest.raises(records.NotChanged, match="自己的步骤"):
            records.amend(REGISTER, case, value, by=he, reason="绕过")
    with pytest.raises(records.NotChanged, match="自己的步骤"):
        records.void(REGISTER, case, by=he, reason="绕过")
    given = {"pick": str(case.pk), "yes": "1", "reason": "绕过", "column": "kind", "kind": "other"}
    client_of(he).post(reverse(REGISTER.page("several")), given)
    assert 'name="pick"' not in client_of(he).get(reverse(REGISTER.page("list"))).content.decode()
    fresh = Decision.objects.get(pk=case.pk)
    assert (fresh.kind, fresh.voided_on) == (case.kind, None) and undecided(case)
