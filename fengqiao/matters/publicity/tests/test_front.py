"""The front page and Today: nodes whose time has come, plan against done, stock, and where disputes ask for law."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from fengqiao.engines.registers import acts as records
from fengqiao.matters.publicity import acts, desk, queries
from fengqiao.matters.publicity.desk.calendar import coming
from fengqiao.matters.publicity.models import Node
from fengqiao.matters.publicity.seeds import an_activity
from fengqiao.matters.publicity.words import Material, Movement
from fengqiao.trunk.divisions import queries as places

from ..registers import ACTIVITIES, NODES, PLAN, STOCK


@pytest.fixture
def li(cast, as_):
    with as_(cast.li):
        yield cast.li


@pytest.fixture
def place(li):
    return places.communities(li.office)[0]


def test_days_of_the_calendar():
    march = Node(month=3, day=8, lead_days=14)
    assert (march.begins_on(2024), march.ends_on(2024)) == (date(2024, 3, 8), date(2024, 3, 8))
    assert march.prepared_from(2024) == date(2024, 2, 23) and march.when == "3月8日"
    month = Node(month=2, lead_days=0)
    assert (month.begins_on(2023), month.ends_on(2023)) == (date(2023, 2, 1), date(2023, 2, 28))
    week = Node(month=12, day=1, ends_month=12, ends_day=7)
    assert week.ends_on(2024) == date(2024, 12, 7) and week.when == "12月1日—7日"
    two = Node(month=1, ends_month=2)
    assert two.ends_on(2024) == date(2024, 2, 29) and two.when == "1月—2月"


def test_a_new_office_may_fill_its_calendar_once(li, client_of, cast):
    assert acts.found_calendar(places.office(li.office), by=li) > 20
    assert acts.found_calendar(places.office(li.office), by=li) == 0
    assert coming(li.office, date(2026, 11, 25))


def test_today_reminds_until_there_is_an_activity(li, place):
    today = timezone.localdate()
    values = {"name": "本地法治日", "month": today.month, "day": today.day, "lead_days": 5}
    node = records.add(NODES, values, by=li)
    (told,) = desk.ahead(li, today)
    assert "本地法治日" in told.label and f"node={node.pk}" in told.url
    an_activity(li, place, on=today, node="本地法治日")
    assert desk.ahead(li, today) == []


def test_plan_against_done_and_stock_that_reconciles(li, place):
    today = timezone.localdate()
    item = records.add(PLAN, {"year": today.year, "topic": "进小区", "times": 2}, by=li)
    an_activity(li, place, on=today, plan_item=item, handouts=[(Material.LEAFLET, 30)])
    gone = an_activity(li, place, on=today, title="作废的", plan_item=item)
    records.void(ACTIVITIES, gone, by=li, reason="重复")
    assert queries.plan_of(li.office, today.year).get().done == 1
    for movement, n in ((Movement.RECEIVED, 100), (Movement.TAKEN, 20), (Movement.LOST, 5)):
        values = {"moved_on": today, "movement": movement, "kind": Material.LEAFLET, "quantity": n}
        records.add(STOCK, values, by=li)
    leaflets = queries.stock(li.office, dict(Material.choices))[0]
    assert leaflets == queries.Stock("宣传单", received=100, handed_out=30, taken=20, lost=5)
    assert leaflets.left == 45


@pytest.mark.parametrize(
    ("month", "nth", "weekday", "lasts", "begins", "ends", "said"),
    [
        (9, 3, "6", None, date(2026, 9, 19), date(2026, 9, 19), "9月第三个星期六"),
        (12, 1, "1", 7, date(2026, 12, 7), date(2026, 12, 13), "12月第一个星期一起7天"),
        (2, 99999999, "1", None, date(2026, 2, 23), date(2026, 2, 23), "2月第五个星期一"),
        (2, 5, "1", None, date(2026, 2, 23), date(2026, 2, 23), "2月第五个星期一"),
    ],
)
def test_a_node_may_follow_a_weekday(month, nth, weekday, lasts, begins, ends, said):
    node = Node(month=month, nth=nth, weekday=weekday, lasts=lasts)
    assert (node.begins_on(2026), node.ends_on(2026), node.when) == (begins, ends, said)
