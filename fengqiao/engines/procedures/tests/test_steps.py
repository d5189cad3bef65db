"""Taking a step: it does it, the journal says so, it refuses with a reason, nothing is half done."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from fengqiao.engines.procedures import Refused, entries, steps
from fengqiao.trunk.journal import chain, scope
from fengqiao.trunk.journal.models import Entry, Secret
from fengqiao.trunk.people.actors import Denied

from . import toy
from .toy import TOY, Dispute, Stage

DAY = date(2024, 4, 24)


def take(key, case, people, on=DAY, **given):
    return steps.take(TOY, key, case, by=given.pop("by", people.clerk), happened_on=on, **given)


def test_a_step_moves_the_case_and_the_journal_says_so(case, people):
    done = take("shut", case, people, words="握手言和", reason="双方同意")
    stored = Dispute.objects.get(pk=case.pk)
    assert (stored.stage, stored.closed_on, stored.outcome_text) == (Stage.SHUT, DAY, "握手言和")
    assert (done.pk, done.stage) == (case.pk, Stage.SHUT)
    assert case.stage == Stage.NEW, "the caller's own instance is left as it was"
    entry = Entry.objects.filter(subject=case.pk).latest("seq")
    assert (entry.verb, entry.law, entry.reason) == ("toys.shut", "toy@1", "双方同意")
    assert entry.happened_on == DAY
    assert (entry.facts["from"], entry.facts["to"]) == ("new", "shut")
    assert entry.facts["words"].keys() == {"commitment"}
    assert Secret.objects.get(entry=entry.pk, name="words").value == "握手言和"
    assert chain.verify()["ok"]


def test_a_rule_refuses_with_its_sentence_and_nothing_changes(case, people):
    before = Entry.objects.count()
    with pytest.raises(Refused, match="请写明结果") as refused:
        take("shut", case, people, words=" ")
    assert refused.value.reason == "请写明结果"
    assert Dispute.objects.get(pk=case.pk).stage == Stage.NEW
    assert Entry.objects.count() == before


def test_a_step_of_another_stage_is_refused_by_name(case, people):
    with pytest.raises(Refused, match="现在的环节是“已登记”，“恢复”只能在“已中止”时办理"):
        take("resume", case, people)


def test_who_lacks_the_power_is_denied(case, people):
    with pytest.raises(Denied, match="办理、办结"):
        take("accept", case, people, by=people.leader)


def test_a_post_elsewhere_gives_no_power_here(office, people, inside):
    elsewhere = toy.register(office, people.root, DAY, people.clerk)
    with pytest.raises(Denied):
        take("accept", elsewhere, people, by=people.staff)


def test_who_cannot_see_the_case_does_not_find_it(office, people, case):
    west = people.root + "02/"
    with (
        scope.opened(scope.Scope((scope.Reach(office.pk, west),))),
        pytest.raises(Dispute.DoesNotExist),
    ):
        take("accept", case, people)


def test_an_unknown_step_raises(case, people):
    with pytest.raises(KeyError):
        take("fly", case, people)


def test_tomorrow_is_refused(case, people):
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(Refused, match="还没有到"):
        take("accept", case, people, on=tomorrow)


def test_a_day_before_registration_is_refused(case, people):
    with pytest.raises(Refused, match="早于登记日期 2024-04-22"):
        take("accept", case, people, on=date(2024, 4, 21))


def test_a_day_before_the_step_before_is_refused(case, people):
    waiting = take("suspend", case, people, on=date(2024, 4, 26))
    with pytest.raises(Refused, match="早于上一步的日期 2024-04-26"):
        take("resume", waiting, people, on=date(2024, 4, 25))
    assert take("resume", waiting, people, on=date(2024, 4, 26)).stage == Stage.OPEN


def test_a_step_without_a_stage_may_be_written_down_later(case, people):
    take("accept", case, people, on=date(2024, 4, 26))
    opened = take("extend", Dispute.objects.get(pk=case.pk), people, on=DAY, days=3)
    assert opened.stage == Stage.OPEN


def test_a_page_that_is_older_than_the_case_loses_nothing(case, people):
    take("accept", case, people)
    fresh = Dispute.objects.get(pk=case.pk)
    with pytest.raises(Refused, match="刚刚由别人办到了“办理中”，您的操作没有执行"):
        take("shut", fresh, people, expected_stage=Stage.NEW, words="好")
    with pytest.raises(Refused, match="刚刚由别人办到了“办理中”"):
        take("accept", case, people)
    assert Dispute.objects.get(pk=case.pk).stage == Stage.OPEN


def test_an_old_instance_may_still_take_what_is_open(case, people):
    take("accept", case, people)
    assert take("shut", case, people, words="好").stage == Stage.SHUT


def test_an_effect_that_breaks_leaves_nothing(case, people):
    before = Entry.objects.count()
    with pytest.raises(RuntimeError, match="断电"):
        take("break", case, people)
    stored = Dispute.objects.get(pk=case.pk)
    assert (stored.stage, stored.summary) == (Stage.NEW, "楼上漏水")
    assert Entry.objects.count() == before


def test_a_case_of_another_law_is_refused(office, people, inside):
    other = toy.a_case(office, people.east, DAY)
    other.procedure_version = 2
    from fengqiao.trunk.journal import acts

    with (
        pytest.raises(LookupError, match="第 2 版没有声明"),
        acts.act("toys.register", on=other, by=people.clerk),
    ):
        other.save(force_insert=True)


def test_open_steps_are_buttons_and_grey_ones_with_reasons(office, people, inside):
    crowd = toy.register(office, people.east, DAY, people.clerk, people_count=12)
    of_clerk = {one.step.key: one for one in steps.open_steps(TOY, crowd, people.clerk)}
    assert set(of_clerk) == {
        *("accept", "shut", "extend", "split", "number", "suspend", "break", "void")
    }
    assert of_clerk["accept"].allowed and of_clerk["accept"].reason == ""
    assert not of_clerk["shut"].allowed
    assert of_clerk["shut"].reason == "涉及人数太多，先分案"
    of_leader = steps.open_steps(TOY, crowd, people.leader)
    assert not any(one.allowed for one in of_leader)
    assert all("权限" in one.reason for one in of_leader)


def test_whoever_was_overtaken_by_a_step_that_keeps_the_stage_is_told(case, people):
    seen = entries.last(entries.of_steps(TOY, case))
    assert seen == ""
    take("extend", case, people, days=3, seen=seen)
    with pytest.raises(Refused, match="这件事又办了“延长”，“延长”没有执行"):
        take("extend", case, people, days=3, seen=seen)
    with pytest.raises(Refused, match="又办了“延长”"):
        take("extend", case, people, days=3, seen="不是记录")
    take("extend", case, people, days=3, seen=entries.last(entries.of_steps(TOY, case)))
    assert Entry.objects.filter(subject=case.pk, verb="toys.extend").count() == 2
