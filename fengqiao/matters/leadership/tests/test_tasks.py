"""Tasks: assigned, urged, proven, finished; the clock counts to the day that the task names."""

from datetime import timedelta

import pytest
import time_machine

from fengqiao.engines import search
from fengqiao.engines.procedures import Refused, soundness
from fengqiao.engines.procedures import queries as deadlines
from fengqiao.engines.procedures.steps import take
from fengqiao.engines.registers import acts as records
from fengqiao.matters.leadership import acts, queries, rules, seeds
from fengqiao.matters.leadership.models import Evidence, Task
from fengqiao.matters.leadership.procedure import TASK
from fengqiao.matters.leadership.words import Stage
from fengqiao.trunk.journal import chain
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people.actors import Denied

from ..registers import TASKS
from .conftest import DAY

pytestmark = pytest.mark.django_db
DUE = DAY + timedelta(10)


def test_the_page_of_law_is_sound():
    assert soundness.faults(TASK, []) == []


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_can_be_reached(stage, a_task):
    assert Task.objects.get(pk=a_task(stage=stage).pk).stage == stage
    assert chain.verify()["ok"]


def test_the_clock_runs_to_the_day_that_the_task_names(a_task, li):
    task = a_task(due_on=DUE)
    clock = deadlines.of(task.pk).get()
    assert (clock.started_on, clock.due_on, clock.state) == (DAY, DUE, "running")
    task = take(TASK, "extend", task, by=li, happened_on=DAY, until=DUE + timedelta(5), reason="等")
    assert deadlines.of(task.pk).get().due_on == task.due_on == DUE + timedelta(5)
    task = take(TASK, "finish", task, by=li, happened_on=DAY, result="办了", evidence="小结")
    stopped = deadlines.of(task.pk).get()
    assert (stopped.state, stopped.stopped_on) == ("stopped", DAY)


def test_a_task_without_a_day_has_no_clock_until_one_is_set(a_task, li):
    task = a_task()
    assert not deadlines.of(task.pk).exists()
    records.amend(TASKS, task, {"due_on": DUE}, by=li, reason="补上时限")
    assert deadlines.of(task.pk).get().due_on == DUE


def test_a_voided_task_is_due_no_longer(a_task, li):
    task = a_task(due_on=DUE)
    records.void(TASKS, task, by=li, reason="重复登记")
    assert not deadlines.of(task.pk).exists()
    assert not queries.tasks().filter(pk=task.pk).exists()


def test_nothing_closes_without_evidence(a_task, li):
    task = a_task()
    with pytest.raises(Refused, match="没有佐证不能算完成"):
        take(TASK, "finish", task, by=li, happened_on=DAY, result="办了", evidence=" ")
    assert Task.objects.get(pk=task.pk).stage == Stage.ASSIGNED
    acts.prove(task, acts.Proof(on=DAY, text="会议记录第3页"), by=li)
    done = take(TASK, "finish", task, by=li, happened_on=DAY, result="办了", evidence="")
    assert (done.stage, done.closed_on) == (Stage.DONE, DAY)


def test_evidence_given_with_the_last_step_is_kept(a_task, li, cast, client_of):
    task = take(
        TASK, "finish", a_task(), by=li, happened_on=DAY, result="全部建成", evidence="小结"
    )
    assert [one.text for one in queries.evidences_of(task)] == ["小结"]
    assert [hit.subject for hit in search.find("全部建成")] == [task.pk]
    page = client_of(cast.li).get(f"/desk/leadership/tasks/{task.pk}/").content.decode()
    assert "全部建成" in page and "小结" in page


def test_evidence_shows_something(a_task, li):
    with pytest.raises(Refused, match="请写明佐证"):
        acts.prove(a_task(), acts.Proof(on=DAY), by=li)


def test_the_last_evidence_of_a_finished_task_stays(a_task, li):
    task = a_task(stage=Stage.DONE)
    only = queries.evidences_of(task).get()
    with pytest.raises(Refused, match="至少要留一条佐证"):
        acts.unprove(only, by=li, reason="写错了")
    acts.prove(task, acts.Proof(on=DAY, text="另一份"), by=li)
    acts.unprove(Evidence.objects.select_related("task").get(pk=only.pk), by=li, reason="写错了")
    assert [one.text for one in queries.evidences_of(task)] == ["另一份"]


@pytest.mark.parametrize(
    ("key", "given", "why"),
    [
        ("cancel", {"reason": " "}, "理由"),
        ("extend", {"until": DUE, "reason": "等"}, "晚于原来"),
        ("finish", {"result": " ", "evidence": "有"}, "完成情况"),
        ("reopen", {"reason": "再看"}, "只能在"),
    ],
)
def test_it_is_refused_with_a_reason(key, given, why, a_task, li):
    task = a_task(due_on=DUE)
    before = Entry.objects.filter(subject=task.pk).count()
    with pytest.raises(Refused, match=why):
        take(TASK, key, task, by=li, happened_on=DAY, **given)
    assert Entry.objects.filter(subject=task.pk).count() == before


def test_reopened_it_runs_to_a_new_day(a_task, li):
    task = a_task(stage=Stage.DONE, due_on=DUE)
    later = DUE + timedelta(20)
    task = take(TASK, "reopen", task, by=li, happened_on=DUE, until=later, reason="没做到位")
    assert (task.stage, task.closed_on, task.result) == (Stage.DOING, None, "")
    clock = deadlines.of(task.pk).get()
    assert (clock.state, clock.started_on, clock.due_on) == ("running", DUE, later)


def test_urging_is_noted_and_counted(a_task, li, cast, as_):
    task = a_task()
    acts.urge(task, "抓紧", by=li, on=DAY, by_text="党工委书记")
    acts.urge(task, "再抓紧", by=li, on=DAY + timedelta(1))
    task = Task.objects.get(pk=task.pk)
    assert (task.urged_count, task.urged_on) == (2, DAY + timedelta(1))
    assert [one.by_text for one in queries.urgings_of(task)] == ["党工委书记", "小李"]
    assert task in queries.stuck(DAY)
    with pytest.raises(Refused, match="已经办结"):
        acts.urge(a_task(stage=Stage.DONE), "晚了", by=li, on=DAY)
    with as_(cast.chen), pytest.raises(Denied):
        acts.urge(task, "我来催", by=cast.chen, on=DAY)


def test_the_open_tasks_of_one_owner_stand_together(a_task):
    one, other = a_task(owner=(None, "司法所")), a_task(owner=(None, "司法所"))
    a_task(owner=(None, "综治中心")), a_task(owner=(None, "司法所"), stage=Stage.DONE)
    assert list(queries.same_list(one)) == [other]


def test_an_overdue_task_stands_on_today_and_on_the_brief(a_task, cast, client_of):
    a_task(due_on=DUE, title="超期的一项")
    with time_machine.travel(DUE + timedelta(2), tick=False):
        for url in ("/desk/", "/desk/due/", "/desk/leadership/"):
            page = client_of(cast.wang).get(url).content.decode()
            assert "超期的一项" in page and "已超期" in page, url
        assert "超期的一项" not in client_of(cast.zhao).get("/desk/").content.decode()


def test_the_owner_finds_her_task_on_her_page(a_task, cast, client_of, li):
    from fengqiao.trunk.people.models import Person

    wang = Person.objects.get(pk=cast.wang.person)
    a_task(owner=(wang, wang.name), title="请王主任牵头")
    assert "请王主任牵头" in client_of(cast.wang).get("/desk/").content.decode()
    assert "请王主任牵头" not in client_of(cast.zhou).get("/desk/").content.decode()


def test_due_before_assigned_is_said_at_its_field(cast, client_of):
    given = {
        "title": "倒着的日期",
        "owner": "司法所",
        "registered_on": DAY.isoformat(),
        "due_on": (DAY - timedelta(1)).isoformat(),
    }
    answer = client_of(cast.li).post("/desk/leadership/tasks/new/", given)
    assert answer.status_code == 422
    assert "完成时限早于交办日期" in answer.content.decode()


def test_a_task_of_an_agenda_item_begins_with_it(cast, client_of, li):
    item = seeds.first_item(seeds.a_meeting(li, on=DAY))
    url = f"/desk/leadership/tasks/new/?agenda_item={item.pk}"
    client = client_of(cast.li)
    form = client.get(url).context["form"]
    given = {name: form[name].value() or "" for name in form.fields}
    assert given["agenda_item"] == str(item.pk)
    answer = client.post(url, given | {"title": "办这件事", "owner": "司法所"})
    assert answer.status_code == 302
    task = Task.objects.get()
    assert (task.agenda_item_id, task.community, task.path) == (item.pk, None, item.path)


def test_an_act_in_person_needs_a_meeting_or_a_paper(cast, client_of, li):
    given = {"on": DAY.isoformat(), "kind": "deploy", "topic": "重点任务", "head": "secretary"}
    url = "/desk/leadership/personal/new/"
    answer = client_of(cast.li).post(url, given)
    assert answer.status_code == 422 and rules.NO_BACKING in answer.content.decode()
    assert client_of(cast.li).post(url, given | {"paper": "督办单"}).status_code == 302
    item = seeds.first_item(seeds.a_meeting(li, on=DAY))
    tied = given | {"topic": "另一项", "agenda_item": str(item.pk)}
    assert client_of(cast.li).post(url, tied).status_code == 302
