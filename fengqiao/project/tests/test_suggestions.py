"""What later versions bring along is asked of an office that stands, once, and never written by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from fengqiao.engines.registers import acts as records
from fengqiao.engines.terms import acts, lists, memory, queries
from fengqiao.engines.terms.models import Answer, Said
from fengqiao.matters.disputes import terms
from fengqiao.matters.disputes.models import DisputeType
from fengqiao.matters.leadership import acts as leadership
from fengqiao.matters.leadership.models import DutyItem
from fengqiao.matters.leadership.registers import DUTIES
from fengqiao.matters.publicity import acts as publicity
from fengqiao.matters.publicity.models import Node
from fengqiao.matters.publicity.registers import NODES
from fengqiao.matters.publicity.words import Material
from fengqiao.trunk.divisions import acts as divisions
from fengqiao.trunk.divisions import queries as places
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people import acts as people
from fengqiao.trunk.people.models import Person
from tests.casting import FOUNDER, SINCE

pytestmark = pytest.mark.django_db
FRONT, TODAY = "/desk/words/", "条新版本带来的建议，采纳不采纳由您定"
# The words with which each list began. A code that an enum gets later is named in its list's `later`.
FIRST = {
    "disputes.found": "grid_inspection walk_in phone wechat talk_point lead_report hotline_12345 petition_transfer"
    " police_transfer court_delegated other_agency_transfer superior_dispatch own_initiative other",
    "disputes.method": "persuade coordinate on_site find_way assist consult call_out people_mediation guide other",
    "publicity.material": "leaflet booklet poster banner gift",
    "publicity.site_kind": "park corridor board screen bookshelf room",
    "talent.venue_kind": "resolution_center mediation_room talk_point heart_room mediation_studio other_venue",
}


@pytest.fixture
def justice(cast, as_, client_of):
    """小李, who also has a desk in the justice office: she keeps words, calendar and duties."""
    with as_(cast.li):
        person, root = Person.objects.get(pk=cast.li.person), places.root(cast.office)
        people.appoint(person, division=root, role="justice_clerk", starts_on=SINCE, by=FOUNDER)
        return client_of(cast.li)


@pytest.fixture
def entries(cast, as_):
    """This will give the office's entries of a verb, oldest first."""

    def of(verb):
        with as_(cast.li):
            return list(Entry.objects.filter(office=cast.office, verb=verb).order_by("seq"))

    return of


@pytest.fixture
def without(monkeypatch, cast, as_):
    """This will let an office stand that an earlier version founded: these types were not among its seeds."""

    def founded(*codes):
        shown = terms.TYPES.seeds

        def and_more(office):
            extra = [one for one in shown(office) if one.code in ("labor", "medical")]
            for one, code in zip(extra, codes, strict=False):
                one.code, one.label, one.spellings = code, f"{one.label}（新）", []
            return [*shown(office), *extra[: len(codes)]]

        listed = replace(terms.TYPES, seeds=and_more)
        monkeypatch.setitem(lists._declared, terms.TYPES.key, listed)
        monkeypatch.setitem(lists._given, terms.TYPES.key, listed)

    return founded


def test_a_new_type_is_suggested_taken_and_declined(justice, without, cast, as_, entries):
    assert "新增建议" not in justice.get(FRONT).content.decode()
    without("newer", "newest")
    with as_(cast.li):
        before = DisputeType.objects.count()
    page = justice.get(FRONT).content.decode()
    assert "纠纷类型：新增建议" in page and "劳动人事争议（新）" in page and "年报分类：" in page
    with as_(cast.li):
        assert DisputeType.objects.count() == before
    url = FRONT + "disputes.type/suggested/"
    assert justice.post(url, {"code": "newer", "said": "taken"}).status_code == 302
    assert justice.post(url, {"code": "newest", "said": "declined"}).status_code == 302
    with as_(cast.li):
        assert DisputeType.objects.filter(code="newer").exists()
        assert not DisputeType.objects.filter(code="newest").exists()
        assert set(Answer.objects.values_list("code", "said")) == {
            ("newer", Said.TAKEN),
            ("newest", Said.DECLINED),
        }
    assert "新增建议" not in justice.get(FRONT).content.decode()
    assert [one.facts["said"] for one in entries("terms.answer")] == ["taken", "declined"]
    assert len(entries("terms.add")) == 1
    justice.post(url, {"code": "newer", "said": "taken"})
    assert len(entries("terms.answer")) == 2


def test_who_may_answer_is_told_on_the_first_page_until_it_is_answered(
    justice, without, cast, client_of
):
    assert TODAY not in justice.get("/desk/").content.decode()
    without("newer", "newest")
    page = justice.get("/desk/").content.decode()
    assert f'<a href="{FRONT}">有 2 {TODAY}</a>' in page
    for actor in (cast.wang, cast.zhou, cast.chen, cast.zhao):
        assert TODAY not in client_of(actor).get("/desk/").content.decode(), actor.name
    url = FRONT + "disputes.type/suggested/"
    justice.post(url, {"code": "newer", "said": "taken"})
    assert f"有 1 {TODAY}" in justice.get("/desk/").content.decode()
    justice.post(url, {"code": "newest", "said": "declined"})
    assert TODAY not in justice.get("/desk/").content.decode()


def test_the_first_page_asks_the_same_however_much_is_suggested(justice, without):
    counts = []
    for brought in (["newer"], ["newer", "newest"]):
        without(*brought)
        with CaptureQueriesContext(connection) as asked:
            assert f"有 {len(brought)} {TODAY}" in justice.get("/desk/").content.decode()
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_who_keeps_a_list_answers_for_it_and_nobody_of_a_community_does(cast, as_, client_of):
    with as_(cast.li):
        publicity.found_calendar(places.office(cast.office), by=FOUNDER)
        node = Node.objects.get(name="生态日")
        records.amend(NODES, node, {"name": "某日", "spellings": ""}, by=cast.li, reason="本地叫法")
    url, said = FRONT + "publicity.nodes/suggested/", {"code": "生态日", "said": "declined"}
    assert f"有 1 {TODAY}" in client_of(cast.li).get("/desk/").content.decode()
    page = client_of(cast.li).get(FRONT).content.decode()
    assert "普法日历：新增建议" in page and "/desk/words/disputes.type/" not in page
    assert cast.chen.may("publicity.keep")
    assert TODAY not in client_of(cast.chen).get("/desk/").content.decode()
    for asked in (client_of(cast.chen).get(FRONT), client_of(cast.chen).post(url, said)):
        assert asked.status_code == 403
    assert client_of(cast.li).post(url, said).status_code == 302
    assert TODAY not in client_of(cast.li).get("/desk/").content.decode()
    assert "没有等您答复的建议" in client_of(cast.li).get(FRONT).content.decode()


def test_a_suggestion_of_a_name_that_is_taken_is_refused_in_a_sentence(justice, without, as_, cast):
    said = {"label": "劳动人事争议（新）", "report_class": "other", "ministry_code": "10"}
    begun = {"begins_on": timezone.localdate().isoformat()}
    assert justice.post(FRONT + "disputes.type/", said | begun).status_code == 302
    without("newer")
    answer = justice.post(
        FRONT + "disputes.type/suggested/", {"code": "newer", "said": "taken"}, follow=True
    )
    assert "已经有“劳动人事争议（新）”了" in answer.content.decode()
    with as_(cast.li):
        assert not Answer.objects.exists()


def test_a_later_word_of_an_enum_waits_for_the_office(justice, monkeypatch, cast, as_):
    later = replace(lists.of_key("publicity.material"), later=frozenset({"gift"}))
    monkeypatch.setitem(lists._declared, later.key, later)
    monkeypatch.setitem(lists._given, later.key, later)
    with as_(cast.li):
        memory.forget()
        assert "gift" not in queries.labels(cast.office, later.key)
    assert "宣传材料种类：新增建议" in justice.get(FRONT).content.decode()
    url = FRONT + "publicity.material/suggested/"
    assert justice.post(url, {"code": "gift", "said": "taken"}).status_code == 302
    with as_(cast.li):
        assert queries.labels(cast.office, later.key)["gift"] == Material.GIFT.label


def test_a_new_office_has_the_later_words_from_its_founding(monkeypatch, cast, office, as_):
    later = replace(lists.of_key("publicity.material"), later=frozenset({"gift"}))
    monkeypatch.setitem(lists._declared, later.key, later)
    with as_(cast.admin):
        acts.found(office, by=FOUNDER)
        memory.forget()
        assert "gift" in queries.labels(cast.office, later.key)


def test_nodes_and_duties_that_the_office_never_had_are_suggested(justice, cast, as_, office):
    page = justice.get(FRONT).content.decode()
    assert "普法日历：新增建议" not in page and "职责清单：新增建议" not in page
    with as_(cast.li):
        path, year = places.root(cast.office).path, timezone.localdate().year
        publicity.found_calendar(office, by=FOUNDER)
        leadership.found_duties(office, path, year, by=FOUNDER)
        renamed = Node.objects.get(name="环境日")
    page = justice.get(FRONT).content.decode()
    assert "普法日历：新增建议" not in page and "职责清单：新增建议" not in page
    assert renamed.spellings
    with as_(cast.li):
        actor = cast.li
        records.amend(NODES, renamed, {"name": "六五环境"}, by=actor, reason="本地叫法")
        twice = Node.objects.get(name="生态日")
        records.amend(NODES, twice, {"name": "某日", "spellings": ""}, by=actor, reason="不叫这个")
    page = justice.get(FRONT).content.decode()
    assert "普法日历：新增建议" in page and "生态日" in page and 'value="环境日"' not in page
    url = FRONT + "publicity.nodes/suggested/"
    assert justice.post(url, {"code": "生态日", "said": "taken"}).status_code == 302
    with as_(cast.li):
        assert Node.objects.filter(name="生态日").count() == 1
        missing = DutyItem.objects.filter(code="FR2").get()
        kept = DutyItem.objects.count()
        records.amend(DUTIES, missing, {"code": "甲2"}, by=cast.li, reason="本街道编号")
    url = FRONT + "leadership.duties/suggested/"
    assert "FR2" in justice.get(FRONT).content.decode()
    assert justice.post(url, {"code": "FR2", "said": "declined"}).status_code == 302
    assert "FR2" not in justice.get(FRONT).content.decode()
    with as_(cast.li):
        assert DutyItem.objects.count() == kept


def test_the_days_of_a_year_that_the_table_lacks_are_suggested(
    justice, cast, as_, office, time_machine
):
    time_machine.move_to("2026-02-02 09:00 +0800")
    title = "节假日与调休：新增建议"
    assert title not in justice.get(FRONT).content.decode()
    with as_(cast.li):
        held = list(places.special_days(cast.office, 2026))
        divisions.mark_days(office, [(one.day, None, "") for one in held], by=FOUNDER)
    assert "2026 年放假和调休安排" in justice.get(FRONT).content.decode()
    url = FRONT + "divisions.special_days/suggested/"
    assert justice.post(url, {"code": "2026", "said": "taken"}).status_code == 302
    with as_(cast.li):
        days = {(one.day, one.is_workday) for one in places.special_days(cast.office, 2026)}
    assert days == {(one.day, one.is_workday) for one in held}
    assert title not in justice.get(FRONT).content.decode()


def test_a_word_that_an_enum_got_later_is_named_as_later():
    for key, codes in FIRST.items():
        listed = lists.of_key(key)
        more = {one.value for one in listed.words} - set(codes.split())
        assert more == listed.later, f"{key}: name {more - listed.later} in `later`"
        assert set(codes.split()) <= {one.value for one in listed.words}, (
            "a code is never taken away"
        )
    of_enums = {one.key for one in lists.declared() if isinstance(one, lists.Vocabulary)}
    assert of_enums == set(FIRST), "say in FIRST with which words a new list began"
