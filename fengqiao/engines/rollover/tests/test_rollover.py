"""A year goes on into the next by one act, and comes back while nobody touched it."""

from datetime import date

import pytest

from fengqiao.engines import search
from fengqiao.engines.registers import acts as records
from fengqiao.engines.rollover import NotCarried
from fengqiao.engines.rollover import acts as rollover
from fengqiao.engines.rollover.models import Rollover
from fengqiao.matters.leadership import acts as leadership
from fengqiao.matters.leadership import seeds
from fengqiao.matters.leadership.models import DutyItem, DutyMeasure, PlanItem
from fengqiao.matters.leadership.registers import DUTIES
from fengqiao.matters.study.models import ListItem
from fengqiao.matters.study.registers import ITEMS
from fengqiao.project.catalogue import CARRIED
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.journal import chain
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people.actors import Denied

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


@pytest.fixture
def li(cast, as_):
    with as_(cast.li):
        yield cast.li


@pytest.fixture
def year(li):
    """2026 with its duty list and two plan items, one of them said to be done."""
    office = divisions.office(li.office)
    leadership.found_duties(office, divisions.root(li.office).path, 2026, by=li)
    seeds.a_plan_item(li, year=2026, text="还要做的一项")
    done = seeds.a_plan_item(li, year=2026, text="做完的")
    leadership.note_progress(done, "done", by=li, on=DAY)
    listed = {
        "year": 2026,
        "content": "中华人民共和国宪法",
        "kind": "state_law",
        "recorded": "done",
    }
    records.add(ITEMS, listed, by=li)


def everything(li, from_year=2026):
    """What the preview ticks at first."""
    return {
        one.key: {
            row.pk for row in one.rows(li.office, from_year, from_year + 1) if one.chosen(row)
        }
        for one in CARRIED
    }


def test_lists_and_what_was_not_done_go_on(li, year):
    done = rollover.carry(everything(li), CARRIED, 2026, 2027, by=li)
    assert done.counts == {"leadership.duties": 14, "leadership.plan": 1, "study.items": 1}
    item = ListItem.objects.get(year=2027)
    assert (item.content, item.recorded) == ("中华人民共和国宪法", "")
    assert DutyItem.objects.filter(year=2027).count() == 14
    one = DutyItem.objects.get(year=2027, code="FR0")
    assert [m.code for m in one.measures.order_by("position")] == [
        "deploy",
        "inquire",
        "coordinate",
        "supervise",
    ]
    plan = PlanItem.objects.get(year=2027)
    assert (plan.text, plan.progress, plan.carried_from.year) == ("还要做的一项", "not_begun", 2026)
    entry = Entry.objects.get(subject=plan.pk)
    assert entry.verb == "rollover.bring" and entry.facts["source"] == str(plan.carried_from_id)
    assert chain.verify()["ok"]


def test_carried_twice_it_brings_nothing_twice(li, year):
    ticked = everything(li)
    rollover.carry(ticked, CARRIED, 2026, 2027, by=li)
    with pytest.raises(NotCarried, match="没有可以结转的"):
        rollover.carry(ticked, CARRIED, 2026, 2027, by=li)
    assert Rollover.objects.count() == 1 and DutyItem.objects.filter(year=2027).count() == 14


def test_it_is_taken_back_as_a_whole(li, year):
    done = rollover.carry(everything(li), CARRIED, 2026, 2027, by=li)
    made = len(done.made)
    plan = PlanItem.objects.get(year=2027)
    assert plan.pk in {hit.subject for hit in search.find("还要做的一项")}
    assert rollover.undo(done, by=li) == made
    assert not DutyItem.objects.filter(year=2027).exists()
    assert plan.pk not in {hit.subject for hit in search.find("还要做的一项")}
    assert DutyMeasure.objects.count() == DutyMeasure.objects.filter(duty__year=2026).count()
    assert rollover.carry(everything(li), CARRIED, 2026, 2027, by=li).counts["leadership.plan"] == 1
    assert chain.verify()["ok"]


def test_what_was_worked_on_is_not_taken_back(li, year):
    done = rollover.carry(everything(li), CARRIED, 2026, 2027, by=li)
    duty = DutyItem.objects.get(year=2027, code="FR9")
    records.amend(DUTIES, duty, {"text": "改过的职责"}, by=li, reason="本地实际")
    with pytest.raises(NotCarried, match="1 条之后又改过"):
        rollover.undo(done, by=li)
    assert DutyItem.objects.filter(year=2027).count() == 14


def test_what_others_stand_on_is_not_taken_back(li, year):
    done = rollover.carry(everything(li), CARRIED, 2026, 2027, by=li)
    seeds.a_task(li, on=DAY, plan_item=PlanItem.objects.get(year=2027))
    with pytest.raises(NotCarried, match="已经有别的记录连着"):
        rollover.undo(done, by=li)
    assert PlanItem.objects.filter(year=2027).exists()
    assert Rollover.objects.get().undone_on is None


def test_the_page_ticks_carries_and_takes_back(li, year, cast, client_of):
    client = client_of(cast.li)
    url = "/desk/rollover/?year=2026"
    page = client.get(url).content.decode()
    assert page.count(" checked") == 16 and "做完的" in page
    answer = client.post(
        url, {"row": [f"leadership.plan {PlanItem.objects.get(text='还要做的一项').pk}", "坏的"]}
    )
    assert answer.status_code == 302
    one = Rollover.objects.get()
    assert one.counts == {"leadership.plan": 1}
    assert "撤销" in client.get(url).content.decode()
    assert client.post(f"/desk/rollover/{one.pk}/undo/").status_code == 302
    assert not PlanItem.objects.filter(year=2027).exists()


def test_nothing_ticked_is_said(li, year, cast, client_of):
    page = client_of(cast.li).post("/desk/rollover/?year=2026").content.decode()
    assert "没有可以结转的" in page and not Rollover.objects.exists()


def test_a_leader_reads_but_carries_nothing(li, year, cast, as_, client_of):
    ticked = everything(li)
    with as_(cast.wang), pytest.raises(Denied):
        rollover.carry(ticked, CARRIED, 2026, 2027, by=cast.wang)
    assert client_of(cast.wang).get("/desk/rollover/").status_code == 403


def test_the_next_street_sees_and_carries_nothing_of_ours(li, year, cast, as_, client_of):
    ticked = everything(li)
    assert (
        "还要做的一项" not in client_of(cast.zhao).get("/desk/rollover/?year=2026").content.decode()
    )
    with as_(cast.zhao), pytest.raises(NotCarried):
        rollover.carry(ticked, CARRIED, 2026, 2027, by=cast.zhao)
