"""A step says on the timeline what it changed of the record, before → after, as an amendment does; what nobody knows any
more is not made up, and what was erased is not told."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from fengqiao.engines.procedures import before, known, undo
from fengqiao.engines.procedures.steps import take
from fengqiao.engines.registers import acts as records
from fengqiao.engines.registers import states
from fengqiao.engines.registers.timeline import _line as of_words
from fengqiao.engines.registers.timeline import timeline as of_record
from fengqiao.ground.ids import uuid7
from fengqiao.matters.decisions.desk import page as decisions
from fengqiao.matters.disputes.desk.timeline import timeline
from fengqiao.matters.disputes.registers import REGISTER
from fengqiao.matters.leadership.registers import TASKS
from fengqiao.matters.supervision.desk import page_of
from fengqiao.trunk.journal import chain
from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.journal.acts import forget as erase
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people.models import Person

from .test_undo import DAY, a_decision, a_dispute, a_task, an_incoming

TOLD = {"handle": {"method": "persuade", "handler_text": "老周"}}


def step(case, li, key, **given):
    procedure = known(case.procedure_key, case.procedure_version)
    return take(procedure, key, case, by=li, happened_on=given.pop("on", DAY), **given)


def lines(case, li, named):
    """The lines of the acts of that name on the timeline of a dispute."""
    told = timeline(type(case).objects.get(pk=case.pk), li)
    return [list(one.lines) for one in told if one.sentence == named]


def amended(case, li, **values):
    case = REGISTER.records().get(pk=case.pk)
    held = {one.key: one.of(case) for one in REGISTER.typed if one.is_asked_of(case)}
    rows = {one.key: [one.values_of(row) for row in one.rows_of(case)] for one in REGISTER.tables}
    return records.amend(REGISTER, case, held | values, rows, by=li, reason="核对以后")


def test_a_step_says_what_it_changed(li, client_of):
    case = step(a_dispute(li), li, "handle", **TOLD["handle"])
    step(case, li, "done", outcome="oral", outcome_text="各退一步")
    assert lines(case, li, "开始办理") == [["谁办理：未填 → 老周", "怎么办理：未填 → 劝导"]]
    done = ["结果：未填 → 达成口头协议", "结果说明：未填 → 各退一步", f"办结日期：未填 → {DAY}"]
    assert lines(case, li, "化解办结") == [done]
    page = client_of(li).get(reverse("disputes:show", args=[case.pk])).content.decode()
    assert "谁办理：未填 → 老周" in page and page.count("结果：未填 → ") == 1
    assert chain.verify()["ok"]


def test_what_a_case_is_opened_again_for_was_there(li):
    case = step(a_dispute(li), li, "done", outcome="oral")
    step(case, li, "reopen", reason="又闹起来")
    (again,) = lines(case, li, "重新办理")
    assert "结果：达成口头协议 → 未填" in again and f"办结日期：{DAY} → 未填" in again


def test_the_person_of_then_and_not_the_one_of_today(li):
    """Who was chosen since does not stand in what the step said."""
    case = step(a_dispute(li), li, "handle", **TOLD["handle"])
    clerk = Person.objects.get(pk=li.person)
    amended(case, li, handler=(clerk, clerk.name))
    told = lines(case, li, "开始办理")
    assert told == [["谁办理：未填 → 老周", "怎么办理：未填 → 劝导"]]


def test_what_an_amendment_has_covered_is_not_made_up(li, monkeypatch):
    """The member of a word changed, and the office's own beside it has been amended since."""
    case = step(a_dispute(li), li, "handle", **TOLD["handle"])
    amended(case, li, method="coordinate")
    case = type(case).objects.get(pk=case.pk)
    entries = [*Entry.objects.filter(subject=case.pk).order_by("seq")]
    handle = next(one for one in entries if one.verb == "disputes.handle")
    found = states.States(REGISTER, case, entries, {})
    assert "method_own" in found.changes[handle.pk].unknown
    assert ("怎么办理", None, None) in [*found.changed_by(handle)]


def test_a_row_that_the_reader_may_not_read_is_not_named(li):
    """A step that changed what a key names: of a row out of her scope she reads that it changed."""
    case = REGISTER.records().get(pk=a_dispute(li).pk)
    entry = Entry.objects.filter(subject=case.pk).latest("seq")
    found = states.States(REGISTER, case, [entry], {})
    found.changes[entry.pk] = states.Change({"type_id": None}, {"type_id": uuid7()})
    assert [*found.changed_by(entry)] == [("纠纷类型", "未细分", None)]
    assert of_words("纠纷类型", "", None) == "纠纷类型：有改动"


def test_a_person_whose_name_was_erased_is_not_the_one_of_today(li):
    """That another one was chosen stands in the entry; under which words, nobody knows any more."""
    clerk = Person.objects.get(pk=li.person)
    case = step(a_dispute(li), li, "handle", method="persuade", handler=clerk)
    entry = Entry.objects.filter(subject=case.pk).latest("seq")
    with deed(), act("disputes.note", on=case, by=li):
        erase(entry.pk)
    assert lines(case, li, "开始办理") == [["谁办理：有改动", "怎么办理：有改动"]]


def test_what_was_erased_is_told_by_nobody(li):
    case = step(a_dispute(li), li, "handle", **TOLD["handle"])
    entry = Entry.objects.filter(subject=case.pk).latest("seq")
    with deed(), act("disputes.note", on=case, by=li):
        erase(entry.pk)
    assert lines(case, li, "开始办理") == [["怎么办理：有改动"]]


def test_what_an_amendment_changed_and_was_erased_is_not_called_empty(li):
    case = amended(a_dispute(li), li, summary="重新写的经过")
    entry = Entry.objects.filter(subject=case.pk).latest("seq")
    with deed(), act("disputes.note", on=case, by=li):
        erase(entry.pk)
    assert lines(case, li, entry.label) == [["发生了什么：改动的内容已按规定删除"]]


def test_a_step_of_before_says_what_it_always_said(li, monkeypatch):
    """Its entry holds what stood before it and not what became of it."""
    said = before.facts

    def of_old(stood, case=None):
        return {name: value for name, value in said(stood, case).items() if "after" not in name}

    monkeypatch.setattr(before, "facts", of_old)
    case = step(a_dispute(li), li, "done", outcome="oral")
    assert lines(case, li, "化解办结") == [["结果：达成口头协议"]]


def test_one_that_was_taken_back_still_says_what_it_had_changed(li):
    case = step(a_dispute(li), li, "handle", **TOLD["handle"])
    last = Entry.objects.filter(subject=case.pk).latest("seq")
    undo.take_back(case, last.pk, by=li, at=timezone.now())
    (said,) = lines(case, li, "开始办理")
    assert said == ["谁办理：未填 → 老周", "怎么办理：未填 → 劝导", "后来撤销了"]


def test_what_came_in_and_a_task_and_a_decision_say_it_too(li):
    incoming = step(an_incoming(li), li, "assign", unit="物业科", handler_text="老周")
    told = [one.lines for one in page_of(incoming, li).timeline if one.sentence == "交办"]
    assert told == [("承办单位：未填 → 物业科", "承办人：未填 → 老周")]
    task = step(a_task(li), li, "extend", until=DAY + timedelta(days=60), reason="等上级")
    task = TASKS.records().get(pk=task.pk)
    told = [line for one in of_record(TASKS, task) for line in one.lines]
    assert any(
        line.endswith(f"{DAY + timedelta(days=30)} → {DAY + timedelta(days=60)}") for line in told
    )
    decision = step(a_decision(li), li, "withdraw", reason="不办了")
    assert decisions.page_of(decision, li).timeline


def test_steps_ask_no_more_of_the_database(li):
    """As many questions for ten rounds of steps as for one, whoever handled it and whatever came of it."""
    case, counts = a_dispute(li), []
    case = step(case, li, "handle", method="persuade", handler=Person.objects.get(pk=li.person))
    for rounds in (1, 9):
        for _ in range(rounds):
            case = step(case, li, "done", outcome="oral", outcome_text="各退一步")
            case = step(case, li, "reopen", reason="又闹起来")
        read = REGISTER.records().get(pk=case.pk)
        with CaptureQueriesContext(connection) as asked:
            assert len(timeline(read, li)) >= rounds
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 9
