"""Agenda items keep who they are: a task of an item stays with it, whatever is done to the meeting's table."""

import pytest
from django.urls import reverse

from fengqiao.engines.registers import acts as records
from fengqiao.engines.registers.rules import NotChanged
from fengqiao.ground.ids import uuid7
from fengqiao.matters.leadership import seeds
from fengqiao.matters.leadership.models import AgendaItem, Task
from fengqiao.matters.leadership.words import Kind

from ..registers import MEETINGS
from .conftest import DAY

pytestmark = pytest.mark.django_db
TWO = (("传达上级会议精神", Kind.CONVEY, ""), ("部署排查", Kind.DEPLOY, "开展一个月"))


def rows_of(meeting):
    table = MEETINGS.tables[0]
    return [table.values_of(row) for row in table.rows_of(meeting)]


@pytest.fixture
def meeting(li):
    return seeds.a_meeting(li, on=DAY, items=TWO)


@pytest.fixture
def task(a_task, meeting):
    return a_task(title="排查一个月", agenda_item=meeting.items.get(topic="部署排查"))


def test_taking_the_first_item_away_leaves_the_second_one_itself(li, meeting, task):
    second = rows_of(meeting)[1]
    records.amend(MEETINGS, meeting, {}, {"items": [second]}, by=li, reason="前一项记错了")
    left = AgendaItem.objects.get(meeting=meeting)
    assert (left.topic, left.pk, left.position) == ("部署排查", task.agenda_item_id, 1)


def test_items_may_change_places(li, meeting, task):
    rows = rows_of(meeting)[::-1]
    records.amend(MEETINGS, meeting, {}, {"items": rows}, by=li, reason="次序")
    assert [i.topic for i in meeting.items.order_by("position")] == ["部署排查", "传达上级会议精神"]
    assert Task.objects.get(pk=task.pk).agenda_item.topic == "部署排查"


def test_an_item_on_which_a_task_stands_is_not_taken_away(li, meeting, task):
    first = rows_of(meeting)[0]
    with pytest.raises(NotChanged, match="部署排查.*后面还连着别的记录"):
        records.amend(MEETINGS, meeting, {}, {"items": [first]}, by=li, reason="去掉")
    assert AgendaItem.objects.filter(meeting=meeting).count() == 2


def test_the_page_says_which_row_is_which(meeting, task, cast, client_of):
    url = reverse("leadership.meetings:amend", args=[meeting.pk])
    client = client_of(cast.li)
    form = client.get(url).context["form"]
    given = {name: form[name].value() or "" for name in form.fields}
    table = form.tables[0].rows
    given |= {
        f"items-{name}": table.management_form[name].value()
        for name in ("TOTAL_FORMS", "INITIAL_FORMS")
    }
    for row in table.forms[:2]:
        given |= {f"{row.prefix}-{name}": row[name].value() or "" for name in row.fields}
    given |= {"items-0-topic": "", "items-0-kind": "", "items-0-is_law": "", "reason": "记错了"}
    given = {name: value for name, value in given.items() if value not in ("", None, False)}
    answer = client.post(url, given)
    assert answer.status_code == 302, answer.content.decode()
    assert AgendaItem.objects.get(meeting=meeting).pk == task.agenda_item_id


def test_an_item_is_about_the_law_unless_a_person_unticks_it(cast, client_of, li):
    client = client_of(cast.li)
    url = reverse("leadership.meetings:add")
    assert (
        'name="items-0-is_law" id="id_items-0-is_law" checked' in client.get(url).content.decode()
    )
    given = {
        "id": str(uuid7()),
        "held_on": DAY.isoformat(),
        "body": "party_committee",
        "items-TOTAL_FORMS": "2",
        "items-INITIAL_FORMS": "0",
        "items-0-topic": "部署排查",
        "items-0-kind": "deploy",
        "items-0-is_law": "on",
        "items-1-is_law": "on",
    }
    assert client.post(url, given).status_code == 302
    assert [(i.topic, i.is_law) for i in AgendaItem.objects.all()] == [("部署排查", True)]
