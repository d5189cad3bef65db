"""Publicity's ledgers through their pages: enter, list, amend, void, take out."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from fengqiao.engines.registers import acts as records
from fengqiao.matters.publicity.models import Activity, Handout
from fengqiao.matters.publicity.seeds import an_activity
from fengqiao.matters.publicity.words import Audience, Kind, Material
from fengqiao.trunk.divisions import queries as places
from fengqiao.trunk.journal.models import Entry
from tests.filled import filled

from ..registers import ACTIVITIES, NODES


def given(place, **more):
    return {
        "held_on": "2026-03-06",
        "title": "妇女权益宣传进小区",
        "kind": Kind.CAMPAIGN,
        "audience": Audience.PUBLIC,
        "community": str(place.pk),
        "norms": "民法典、反家庭暴力法",
        "attendance": "64",
        "handouts-TOTAL_FORMS": "3",
        "handouts-INITIAL_FORMS": "0",
        "handouts-0-kind": Material.LEAFLET,
        "handouts-0-quantity": "70",
        "handouts-1-kind": Material.POSTER,
        "handouts-1-quantity": "4",
    } | more


@pytest.fixture
def place(cast, as_):
    with as_(cast.li):
        return places.communities(cast.office)[0]


@pytest.fixture
def activity(cast, as_, place):
    with as_(cast.li):
        return records.add(
            ACTIVITIES,
            {
                "held_on": date(2026, 3, 6),
                "title": "宪法进社区",
                "kind": Kind.LECTURE,
                "audience": Audience.PUBLIC,
                "community": place,
                "attendance": 41,
                "norms": ("中华人民共和国宪法",),
            },
            {"handouts": [{"kind": Material.LEAFLET, "quantity": 30}]},
            by=cast.li,
        )


def test_a_record_is_entered_with_its_table_and_said_in_the_journal(cast, as_, client_of, place):
    client = client_of(cast.li)
    assert client.get(reverse("publicity.activities:add")).status_code == 200
    answer = client.post(reverse("publicity.activities:add"), given(place))
    assert answer.status_code == 302, answer.content.decode()
    with as_(cast.li):
        kept = Activity.objects.get()
        assert kept.community == place and kept.path == place.path
        assert [(h.kind, h.quantity) for h in kept.handouts.order_by("position")] == [
            (Material.LEAFLET, 70),
            (Material.POSTER, 4),
        ]
        entry = Entry.objects.get(subject=kept.pk)
        assert entry.verb == "publicity.add_activity" and entry.happened_on == date(2026, 3, 6)
        assert entry.facts["values"]["attendance"] == 64
        assert "妇女" in entry.facts["values"]["title"]
    page = client.get(reverse("publicity.activities:show", args=[kept.pk])).content.decode()
    assert "妇女权益宣传进小区" in page and "宣传单" in page and "登记普法活动" in page


def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(cast, client_of, place):
    bad = given(place, held_on="2099-01-01", attendance="-3", title="")
    answer = client_of(cast.li).post(reverse("publicity.activities:add"), bad)
    page = answer.content.decode()
    assert answer.status_code == 422 and "<title>出错：" in page
    assert "日期在今天之后" in page and "参加人次不能是负数" in page and "请填活动名称" in page
    assert 'value="70"' in page and "民法典、反家庭暴力法" in page


def test_the_list_filters_sorts_and_says_so_in_the_url(cast, client_of, activity, place):
    client, url = client_of(cast.li), reverse("publicity.activities:list")
    assert "宪法进社区" in client.get(url).content.decode()
    assert "宪法进社区" in client.get(url, {"kind": "lecture", "text": "国宪法"}).content.decode()
    assert "没有符合条件的" in client.get(url, {"kind": "film"}).content.decode()
    assert "宪法进社区" in client.get(url, {"sort": "-title", "col": "title"}).content.decode()


def test_an_amendment_keeps_what_stood_there(cast, as_, client_of, activity, place):
    client = client_of(cast.li)
    url = reverse("publicity.activities:amend", args=[activity.pk])
    seen = filled(client.get(url).content.decode())["seen"]
    changed = given(place, title="宪法进小区", attendance="40", reason="人数记错", seen=seen)
    for unknown in ("", "0"):
        assert client.post(url, changed | {"seen": unknown}).status_code == 422
    answer = client.post(url, changed)
    assert answer.status_code == 302, answer.content.decode()
    page = client.get(reverse("publicity.activities:show", args=[activity.pk])).content.decode()
    assert "参加人次：41 → 40" in page and "宪法进社区 → 宪法进小区" in page and "人数记错" in page


def test_a_void_record_counts_nowhere_and_stays_readable(cast, as_, client_of, activity):
    client = client_of(cast.li)
    url = reverse("publicity.activities:void", args=[activity.pk])
    assert client.post(url, {"reason": ""}).status_code == 422
    assert client.post(url, {"reason": "重复登记"}).status_code == 302
    assert "宪法进社区" not in client.get(reverse("publicity.activities:list")).content.decode()
    page = client.get(reverse("publicity.activities:show", args=[activity.pk])).content.decode()
    assert "已作废" in page and "重复登记" in page
    again = client.post(url, {"reason": "再来"})
    assert "已经作废，不能再改" in again.content.decode()


def test_the_export_is_what_is_seen(cast, client_of, activity):
    url = reverse("publicity.activities:export")
    answer = client_of(cast.li).get(url, {"col": ["title", "attendance"], "kind": "lecture"})
    sheet = load_workbook(BytesIO(answer.content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert ["序号", "活动名称", "参加人次"] in rows and [1, "宪法进社区", 41] in rows


def test_a_list_becomes_one_paragraph(cast, client_of, activity, place):
    page = client_of(cast.li).get(reverse("publicity.activities:prose")).content.decode()
    assert "共有普法活动1次，参加41人次" in page
    said = f"2026年3月6日，在{place.name}开展“宪法进社区”，宣传《中华人民共和国宪法》，41人次参加。"
    assert said in page


def test_the_blank_form_has_every_column(cast, client_of):
    page = client_of(cast.li).get(reverse("publicity.activities:blank")).content.decode()
    assert "普法活动登记表" in page and "□法治讲座" in page


def test_a_list_costs_the_same_however_long(
    cast, as_, client_of, activity, place, django_assert_max_num_queries
):
    client, url = client_of(cast.li), reverse("publicity.activities:list")
    with as_(cast.li):
        for n in range(12):
            values = {
                "held_on": date(2026, 1, 1 + n),
                "title": f"第{n}次",
                "kind": Kind.VISIT,
                "audience": Audience.PUBLIC,
                "community": place,
            }
            rows = {"handouts": [{"kind": Material.LEAFLET, "quantity": n + 1}]}
            records.add(ACTIVITIES, values, rows, by=cast.li)
        assert Handout.objects.count() == 13
    with django_assert_max_num_queries(12):
        assert client.get(url).status_code == 200


def test_a_view_is_saved_and_is_ones_own(cast, client_of, activity):
    client, page = client_of(cast.li), reverse("publicity.activities:list")
    kept = {"name": "讲座", "query": "kind=lecture&sort=title"}
    assert client.post(reverse("publicity.activities:save_view"), kept).status_code == 302
    assert "讲座</a>" in client.get(page).content.decode()
    assert "?kind=lecture&amp;sort=title" in client.get(page).content.decode()
    assert "讲座</a>" not in client_of(cast.chen).get(page).content.decode()


def test_several_are_seen_first_and_then_done_at_once(cast, as_, client_of, activity, place):
    client, url = client_of(cast.li), reverse("publicity.activities:several")
    ticked = {"pick": [str(activity.pk)], "do": "kind"}
    seen = client.post(url, ticked)
    assert seen.status_code == 200 and "现在的形式" in seen.content.decode()
    assert client.post(url, ticked | {"yes": "1", "to": "visit"}).status_code == 422
    said = ticked | {"to": "visit", "reason": "形式记错"}
    unseen = client.post(url, said | {"yes": "1"})
    assert unseen.status_code == 422 and "请再看一遍" in unseen.content.decode()
    looked = client.post(url, said | {"look": "1"}).content.decode()
    assert "入户宣传" in looked and "确认改“形式”" in looked
    assert client.post(url, filled(looked, "yes")).status_code == 302
    with as_(cast.li):
        assert Activity.objects.get().kind == Kind.VISIT
    shown = filled(client.post(url, ticked | {"do": "void"}).content.decode(), reason="形式记错")
    assert client.post(url, shown | {"yes": "1"}).status_code == 302
    with as_(cast.li):
        assert Activity.objects.get().is_void
        assert Entry.objects.filter(subject=activity.pk, reason="形式记错").count() == 2
    assert client.post(url, {"do": "void"}).status_code == 302


def test_a_link_may_begin_a_form(cast, client_of):
    url = reverse("publicity.activities:add")
    page = client_of(cast.li).get(url, {"norms": "禁毒法", "signal": "day"}).content.decode()
    assert "禁毒法</textarea>" in page and '<option value="day" selected>' in page


def test_the_calendar_of_the_office_is_kept_by_the_street(cast, as_, client_of):
    """A community reads the office's calendar and cannot change it."""
    with as_(cast.li):
        node = records.add(NODES, {"name": "本地法治日", "month": 6, "day": 20}, by=cast.li)
    url = reverse("publicity.nodes:show", args=[node.pk])
    page = client_of(cast.chen).get(url)
    assert page.status_code == 200 and "更正</a>" not in page.content.decode()
    assert (
        "登记</a>" not in client_of(cast.chen).get(reverse("publicity.nodes:list")).content.decode()
    )
    said = {"name": "改名", "month": "6", "lead_days": "3"}
    assert client_of(cast.chen).post(reverse("publicity.nodes:add"), said).status_code == 403
    void = reverse("publicity.nodes:void", args=[node.pk])
    assert client_of(cast.chen).post(void, {"reason": "不要"}).status_code == 403
    assert client_of(cast.li).post(void, {"reason": "不要"}).status_code == 302


@pytest.mark.parametrize("page", ["publicity.front", "publicity.activities:list", "show"])
def test_a_page_costs_the_same_however_much_it_shows(page, cast, as_, client_of, activity, place):
    url = reverse(page) if page != "show" else f"{reverse(ACTIVITIES.page('list'))}{activity.pk}/"
    client = client_of(cast.li)
    client.get(url)  # what is read once a process is read
    with CaptureQueriesContext(connection) as few:
        assert client.get(url).status_code == 200
    with as_(cast.li):
        rows = [{"kind": one, "quantity": 5} for one in Material]
        for n in range(10):
            an_activity(cast.li, place, on=date(2026, 2, 1 + n), title=f"第{n}次", handouts=HANDED)
        records.amend(ACTIVITIES, activity, {}, {"handouts": rows}, by=cast.li, reason="补记")
    with CaptureQueriesContext(connection) as many:
        assert client.get(url).status_code == 200
    assert len(many) <= len(few) <= 45, [query["sql"][:90] for query in many.captured_queries]


HANDED = [(Material.LEAFLET, 3), (Material.BOOKLET, 2)]
