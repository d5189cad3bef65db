"""A person's open work goes to another by one act, each record with its own entry and the reason."""

from datetime import date

import pytest

from fengqiao.engines.procedures.steps import take
from fengqiao.engines.transfers import acts as transfers
from fengqiao.matters.disputes import queries as disputes
from fengqiao.matters.disputes import seeds as dispute_seeds
from fengqiao.matters.disputes.models import Dispute
from fengqiao.matters.leadership import seeds
from fengqiao.matters.leadership.models import Task
from fengqiao.matters.supervision.models import Incoming
from fengqiao.matters.supervision.procedure import ANSWERING
from fengqiao.matters.supervision.seeds import an_incoming
from fengqiao.project.catalogue import OPEN_WORK
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.journal import chain
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people.actors import Denied
from fengqiao.trunk.people.models import Person

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


@pytest.fixture
def li(cast, as_):
    with as_(cast.li):
        yield cast.li


@pytest.fixture
def people(li, cast):
    return Person.objects.get(pk=cast.zhou.person), Person.objects.get(pk=cast.chen.person)


@pytest.fixture
def work(li, people):
    """周调解 has an open case, a closed one, an open task; another has a task of her own."""
    zhou, chen = people
    place = divisions.communities(li.office)[0]
    open_case = dispute_seeds.a_dispute(li, place, on=DAY, handler=zhou)
    closed = dispute_seeds.a_dispute(li, place, on=DAY, handler=zhou, stage="done")
    task = seeds.a_task(li, on=DAY, owner=(zhou, zhou.name))
    other = seeds.a_task(li, on=DAY, title="陈姐的", owner=(chen, chen.name))
    return open_case, closed, task, other


def all_of(giver):
    return {work.key: set(work.rows(giver.pk).values_list("pk", flat=True)) for work in OPEN_WORK}


def test_open_work_goes_and_closed_work_stays(li, people, work):
    giver, taker = people
    open_case, closed, task, _ = work
    counts = transfers.transfer(giver, taker, all_of(giver), OPEN_WORK, by=li, reason="岗位调整")
    assert counts == {"disputes.dispute": 1, "leadership.task": 1}
    moved = Dispute.objects.get(pk=open_case.pk)
    assert (moved.handler_id, moved.handler_text) == (taker.pk, taker.name)
    assert Dispute.objects.get(pk=closed.pk).handler_id == giver.pk
    assert Task.objects.get(pk=task.pk).owner_id == taker.pk
    entries = Entry.objects.filter(reason="岗位调整")
    assert {e.verb for e in entries} == {
        "transfers.transfer",
        "disputes.amend",
        "leadership.amend_task",
    }
    assert len({e.deed for e in entries}) == 1
    assert chain.verify()["ok"]


def test_what_was_not_ticked_stays(li, people, work):
    giver, taker = people
    counts = transfers.transfer(
        giver, taker, {"leadership.task": {work[2].pk}}, OPEN_WORK, by=li, reason="分一些"
    )
    assert counts == {"leadership.task": 1}
    assert disputes.open_handled_by(giver.pk).count() == 1


def test_nobody_elses_work_goes_along(li, people, work):
    giver, taker = people
    ticked = {"leadership.task": {work[3].pk}}
    assert transfers.transfer(giver, taker, ticked, OPEN_WORK, by=li, reason="试试") == {}
    assert Task.objects.get(pk=work[3].pk).owner_id == taker.pk


def test_all_or_nothing_when_a_power_is_missing(li, people, work, cast, as_):
    """王主任 may hand over tasks, not cases: the whole is refused and nothing has moved."""
    giver, taker = people
    ticked = all_of(giver)
    with as_(cast.wang), pytest.raises(Denied):
        transfers.transfer(giver, taker, ticked, OPEN_WORK, by=cast.wang, reason="交接")
    assert Task.objects.get(pk=work[2].pk).owner_id == giver.pk
    assert not Entry.objects.filter(verb="transfers.transfer").exists()


def test_the_page_shows_then_hands_over(li, people, work, cast, client_of):
    giver, taker = people
    client = client_of(cast.li)
    chosen = {"giver": str(giver.pk), "taker": str(taker.pk)}
    page = client.get("/desk/transfers/", chosen).content.decode()
    assert work[0].number in page and work[1].number not in page and work[2].title in page
    rows = [f"leadership.task {work[2].pk}", f"disputes.dispute {work[0].pk}"]
    without = client.post("/desk/transfers/", chosen | {"row": rows, "reason": ""})
    assert without.status_code == 422 and "请写明为什么交接" in without.content.decode()
    done = client.post("/desk/transfers/", chosen | {"row": rows, "reason": "离任"}, follow=True)
    assert "2 件工作已交给" in done.content.decode()
    assert Task.objects.get(pk=work[2].pk).owner_id == taker.pk


def test_what_came_in_goes_along_but_no_complaint_to_whom_it_names(li, people, cast, client_of):
    giver, taker = people
    case = an_incoming(li, on=DAY, kind="complaint", named=(taker,), title="反映陈姐办事拖拉")
    case = take(ANSWERING[case.kind], "assign", case, by=li, happened_on=DAY, handler=giver)
    given = {
        "giver": str(giver.pk),
        "taker": str(taker.pk),
        "row": f"supervision.incoming {case.pk}",
        "reason": "岗位调整",
    }
    answer = client_of(cast.li).post("/desk/transfers/", given)
    page = answer.content.decode()
    assert answer.status_code == 422 and "这件事涉及这位同志" in page and "岗位调整" in page
    assert Incoming.objects.get(pk=case.pk).handler_id == giver.pk
    assert not Entry.objects.filter(verb="transfers.transfer").exists()
    other = Person.objects.get(pk=cast.wang.person)
    assert (
        client_of(cast.li).post("/desk/transfers/", given | {"taker": str(other.pk)}).status_code
        == 302
    )
    assert Incoming.objects.get(pk=case.pk).handler_id == other.pk


def test_the_same_person_cannot_take_over(people, cast, client_of):
    same = {"giver": str(people[0].pk), "taker": str(people[0].pk)}
    answer = client_of(cast.li).get("/desk/transfers/", same)
    assert answer.status_code == 422 and "接手的人要是另一个人" in answer.content.decode()


def test_a_leader_sees_what_she_may_hand_over_and_what_not(people, work, cast, client_of):
    chosen = {"giver": str(people[0].pk), "taker": str(people[1].pk)}
    page = client_of(cast.wang).get("/desk/transfers/", chosen).content.decode()
    assert work[2].title in page and work[0].number not in page
    assert "您的岗位不能交接这一类" in page


def test_two_of_one_name_are_told_apart_by_their_posts(li, namesakes, cast, client_of):
    """From one 王强 to the other: the list says which is which, and the work goes to the one who was chosen."""
    first, second = (Person.objects.get(pk=actor.person) for actor in namesakes[:2])
    grid = divisions.tree(li.office).filter(level="grid").first()
    case = dispute_seeds.a_dispute(li, grid, on=DAY, handler=first)
    task = seeds.a_task(li, on=DAY, owner=(first, first.name))
    client = client_of(cast.li)
    page = client.get("/desk/transfers/").content.decode()
    assert f'<option value="{first.pk}">王强（综治中心工作人员）</option>' in page
    assert f'<option value="{second.pk}">王强（东门社区第一网格网格长）</option>' in page
    assert "周调解（人民调解员）" in page and str(namesakes[2].person) not in page
    chosen = {"giver": str(first.pk), "taker": str(second.pk), "reason": "离任"}
    rows = [f"leadership.task {task.pk}", f"disputes.dispute {case.pk}"]
    done = client.post("/desk/transfers/", chosen | {"row": rows}, follow=True).content.decode()
    assert "王强（综治中心工作人员）的 2 件工作已交给王强（东门社区第一网格网格长）" in done
    assert Dispute.objects.get(pk=case.pk).handler_id == second.pk
    moved = Task.objects.get(pk=task.pk)
    assert (moved.owner_id, moved.owner_text) == (second.pk, "王强（东门社区第一网格网格长）")
