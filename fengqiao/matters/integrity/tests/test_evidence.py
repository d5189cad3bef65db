"""How far “未发生” may go: by level, and a missing declaration is named and stops it."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from fengqiao.engines import figures
from fengqiao.engines.figures import Period, chips, sentences
from fengqiao.engines.registers import acts as records
from fengqiao.ground.ids import uuid7
from fengqiao.matters.integrity import acts, seeds
from fengqiao.matters.integrity.models import Declaration
from fengqiao.matters.integrity.words import Check, Level, Organ, Reply, Said
from fengqiao.trunk.divisions import queries as places
from fengqiao.trunk.people import acts as people
from fengqiao.trunk.people import queries as staff
from fengqiao.trunk.people.models import Person, Post

from ..registers import COMMITMENTS, DECLARATIONS, INQUIRIES, NOTICE_CHECKS, evidence

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2024, 1, 1), date(2024, 12, 31)
WHOLE = (FIRST, LAST)
YEAR = Period.year(2024)


@pytest.fixture
def told(cast, as_):
    """The year's evidence, read as 小李 reads it."""

    def read(year=2024):
        with as_(cast.li):
            return evidence.of_year(cast.office, year)

    return read


@pytest.fixture
def leaders(cast, as_):
    """王主任 and two more lead the street."""
    with as_(cast.admin):
        made = [
            seeds.a_leader(cast.admin, "刘书记", "党工委书记"),
            seeds.a_leader(cast.admin, "赵副主任"),
        ]
        return [Person.objects.get(pk=cast.wang.person), *made]


@pytest.fixture
def declared(cast, as_, leaders):
    with as_(cast.li):
        return [seeds.a_declaration(cast.li, person, WHOLE) for person in leaders]


def test_remove_one_declaration_and_the_person_is_named_and_the_sentence_stops(
    cast, as_, told, declared, client_of
):
    found = told()
    assert found.level is Level.SELF and "全体领导干部3人均已书面声明，未发生" in found.sentence
    assert "自查" in found.sentence and "通报" not in found.sentence
    with as_(cast.li):
        records.void(DECLARATIONS, declared[1], by=cast.li, reason="没有签字")
    found = told()
    assert found.level is None and found.sentence == ""
    assert found.stops == ["刘书记（党工委书记）没有2024年的声明"]
    page = client_of(cast.wang).get(f"{reverse('integrity:evidence')}?year=2024").content.decode()
    assert "现在不能写“未发生”" in page and "刘书记（党工委书记）没有2024年的声明" in page
    assert "全体领导干部" not in page


def test_each_level_holds_what_stands_before_it(cast, as_, told, declared):
    asked = {"organ": Organ.POLITICAL_LEGAL, "period": WHOLE, "asked_on": date(2024, 12, 30)}
    with as_(cast.li):
        inquiry = records.add(INQUIRIES, asked, by=cast.li)
    found = told()
    assert found.level is Level.SELF, "asked, but nobody looked whether a notice came"
    assert found.next_steps == ["没有人核查过2024年有没有收到通报"]
    check = {"checked_on": LAST, "checker": (None, "甲某"), "basis": "收文登记簿"}
    with as_(cast.li):
        records.add(NOTICE_CHECKS, check | {"period": (FIRST, date(2024, 6, 30))}, by=cast.li)
        assert told().next_steps == ["没有人核查过2024年下半年有没有收到通报"]
        records.add(NOTICE_CHECKS, check | {"period": (date(2024, 7, 1), LAST)}, by=cast.li)
    found = told()
    assert found.level is Level.ASKED and found.sentence.endswith("已函询党委政法委，未回复。")
    said = {"reply": Reply.NIL, "replied_on": date(2025, 1, 3)}
    with as_(cast.li):
        records.amend(INQUIRIES, inquiry, said, by=cast.li, reason="来函")
    assert told().sentence.endswith("未收到有关机关的通报；已函询党委政法委，回复没有发现。")
    with as_(cast.li):
        records.amend(INQUIRIES, inquiry, {"reply": Reply.FOUND}, by=cast.li, reason="来函")
    assert told().stops == ["党委政法委回复有情况"]
    with as_(cast.li):
        records.void(INQUIRIES, inquiry, by=cast.li, reason="登记错了")
    assert told().level is Level.NOT_TOLD


def test_what_speaks_against_it_stops_it_by_name(cast, as_, told, declared):
    with as_(cast.li):
        values = {"check_result": Check.DIFFERS}
        records.amend(DECLARATIONS, declared[0], values, by=cast.li, reason="核对")
        records.amend(
            DECLARATIONS, declared[2], {"said": Said.OTHERWISE}, by=cast.li, reason="改报"
        )
    assert told().stops == [
        "赵副主任没有2024年的声明",
        "王主任的声明经纪工委核对不一致",
        "赵副主任声明有情况另行报告",
    ]


def test_parts_of_a_year_and_of_a_term_are_reckoned_by_days(cast, as_, told):
    with as_(cast.admin):
        late = seeds.a_leader(
            cast.admin, "钱副主任", starts_on=date(2024, 4, 1), ends_on=date(2024, 10, 1)
        )
    with as_(cast.li):
        wang = Person.objects.get(pk=cast.wang.person)
        seeds.a_declaration(cast.li, wang, (FIRST, date(2024, 6, 30)))
        seeds.a_declaration(cast.li, late, (date(2024, 4, 1), date(2024, 9, 29)))
    assert told().stops == [
        "王主任（街道办事处主任）没有2024年下半年的声明",
        "钱副主任没有2024年9月30日至2024年9月30日的声明",
    ]
    with as_(cast.li):
        seeds.a_declaration(cast.li, wang, (date(2024, 7, 1), LAST))
        seeds.a_declaration(cast.li, late, (date(2024, 9, 30), date(2024, 9, 30)))
    assert told().level is Level.SELF and told(2025).level is None
    assert told(2025).missing[0].name == "王主任" and len(told(2025).roster) == 1


def test_without_a_roster_it_says_exactly_what_is_known(cast, as_, told, client_of):
    with as_(cast.admin):
        post = Post.objects.get(person=cast.wang.person)
        people.relieve(post, on=date(2021, 1, 1), by=cast.admin)
    assert told().sentence == "" and told().level is None
    page = client_of(cast.li).get(f"{reverse('integrity:evidence')}?year=2024").content.decode()
    assert "什么也不能写" in page
    with as_(cast.li):
        for name in ("甲某", "乙某"):
            seeds.a_declaration(cast.li, name, WHOLE, post_title="副主任")
    found = told()
    assert found.level is None and found.stops == []
    assert "收到2人的书面声明" in found.sentence and "不能说明" in found.sentence
    assert "全体" not in found.sentence

    seat = f"{reverse('integrity:seat')}?year=2024"
    assert client_of(cast.li).get(seat).status_code == 403
    client = client_of(cast.admin)
    assert "甲某（副主任）" in client.get(seat).content.decode()
    assert client.post(seat, {"names": ["甲某"]}).status_code == 422
    assert client.post(seat, {"names": ["甲某", "乙某"], "still": "no"}).status_code == 302
    found = told()
    assert found.level is Level.SELF and "全体领导干部2人" in found.sentence and not found.others
    assert told(2025).roster == (), "they were in office as long as they declared, no longer"
    with as_(cast.li):
        assert all(one.person_id for one in Declaration.objects.all())


def test_who_keeps_accounts_seats_no_one_of_her_own_name(cast, as_, client_of):
    with as_(cast.li):
        seeds.a_declaration(cast.li, Person.objects.get(pk=cast.admin.person), WHOLE)
    client, seat = client_of(cast.admin), f"{reverse('integrity:seat')}?year=2024"
    answer = client.post(seat, {"names": ["管理员"], "still": "yes"})
    assert answer.status_code == 422 and "不能给自己任职" in answer.content.decode()
    with as_(cast.admin):
        assert Post.objects.filter(person=cast.admin.person).count() == 1


def test_a_name_that_several_bear_is_not_guessed(cast, as_, told, leaders, client_of):
    with as_(cast.admin):
        for _ in range(2):
            people.enter(places.office(cast.office), name="同名", by=cast.admin)
        with as_(cast.li):
            seeds.a_declaration(cast.li, "同名", WHOLE)
    client, seat = client_of(cast.admin), f"{reverse('integrity:seat')}?year=2024"
    answer = client.post(seat, {"names": ["同名"], "still": "yes"})
    assert answer.status_code == 422 and "有 2 位同名，请选是哪一位" in answer.content.decode()
    with as_(cast.admin):
        assert staff.staff(cast.office).filter(name="同名").count() == 2
        assert not Post.objects.filter(person__name="同名").exists()


def test_figures_open_into_the_declarations_and_the_leaders(cast, as_, declared, leaders):
    with as_(cast.li):
        seeds.a_declaration(cast.li, "外人", WHOLE)
        seeds.a_declaration(
            cast.li,
            leaders[0],
            (date(2025, 1, 1), date(2025, 12, 31)),
            declared_on=date(2026, 1, 5),
        )
        nil = figures.known("integrity.interference_nil")
        assert nil.value(YEAR) == 4 == nil.rows(YEAR).count()
        assert nil.by("roster", YEAR) == {"on": 3, "off": 1}
        assert nil.rows(YEAR, roster="off").get().person_text == "外人"
        assert nil.value(Period.year(2025)) == 1, "the span counts, not the day of signing"
        signed = {"person": (leaders[1], leaders[1].name), "year": 2024, "signed_on": FIRST}
        records.add(COMMITMENTS, signed, by=cast.li)
        rate = figures.known("integrity.commitment_rate")
        assert rate.parts(YEAR) == (1, 3) and str(rate.value(YEAR)) == "33.33"


def test_the_sentence_stands_where_the_number_may_not(cast, as_, declared, client_of):
    nil = figures.known("integrity.interference_nil")
    key = sentences.proving(nil.key).key
    url = "/desk/figures/integrity.interference_nil/?year=2024"

    def read():
        reader = chips.Reader(cast.office, YEAR)
        return reader.told(key).stops, chips.plain(reader.read(chips.chip(key)))

    with as_(cast.li):
        stops, text = read()
        assert "全体领导干部3人均已书面声明" in text and "（自查）" in text and not stops
    assert text in client_of(cast.wang).get(url).content.decode()
    with as_(cast.li):
        records.void(DECLARATIONS, declared[1], by=cast.li, reason="没有签字")
        assert nil.value(YEAR) == 2, "two still declared, and that proves nothing"
        stops, _ = read()
        assert stops == ("刘书记（党工委书记）没有2024年的声明",)
    page = client_of(cast.wang).get(url).content.decode()
    assert "现在不能写" in page and stops[0] in page
    assert stops[0] not in client_of(cast.chen).get(url).content.decode()


def test_a_person_declares_a_span_once(cast, as_, declared, leaders):
    with as_(cast.li):
        with pytest.raises(records.NotChanged, match="王主任这段期间已经有一份声明"):
            seeds.a_declaration(cast.li, leaders[0], WHOLE)
        records.void(DECLARATIONS, declared[0], by=cast.li, reason="签错了")
        seeds.a_declaration(cast.li, leaders[0], WHOLE)
        assert figures.known("integrity.interference_nil").value(YEAR) == 3


def test_a_notice_stops_the_sentence_and_says_no_more(cast, as_, told, declared):
    given = {"number": "某检通〔2024〕1号", "organ": Organ.PROCURATORATE, "received_on": LAST}
    with as_(cast.sun):
        notice = acts.record_notice(**given, period=WHOLE, by=cast.sun, id=uuid7())
    assert told().stops == ["收到过有关机关的通报"] and told(2023).came is False
    with as_(cast.sun):
        acts.void_notice(notice, by=cast.sun, reason="登记错了")
    assert told().level is Level.SELF


def test_pages_cost_the_same_however_many_declare(
    cast, as_, client_of, declared, django_assert_max_num_queries
):
    with as_(cast.li):
        for n in range(12):
            seeds.a_declaration(cast.li, f"第{n}人", WHOLE)
    client = client_of(cast.li)
    with django_assert_max_num_queries(13):
        assert client.get(f"{reverse('integrity:evidence')}?year=2024").status_code == 200
    with django_assert_max_num_queries(26):
        assert client.get(reverse("integrity.front")).status_code == 200
    with django_assert_max_num_queries(12):
        assert client.get(reverse("integrity.declarations:list")).status_code == 200


def test_the_demo_is_whole_last_year_and_lacks_one_this_year(cast, as_, told, leaders):
    with as_(cast.li):
        seeds.a_year(cast.li, leaders, date(2026, 8, 1))
    assert told(2025).level is Level.ASKED
    assert [one.lacks_in_words for one in told(2026).missing] == [
        "2026年下半年",
        "2026年下半年",
        "2026年",
    ]


def test_a_written_name_is_not_the_leaders_where_another_of_the_staff_bears_it(
    cast, as_, told, leaders
):
    """刘书记 leads, and a 刘书记 who does not works here too: whose an old paper is, nobody knows."""
    with as_(cast.li):
        seeds.a_declaration(cast.li, "刘书记", WHOLE)
    assert "刘书记" not in told().others
    with as_(cast.admin):
        people.enter(places.office(cast.office), name="刘书记", by=cast.admin)
    found = told()
    assert "刘书记" in found.others
    assert "刘书记（党工委书记）没有2024年的声明" in found.stops


def test_a_post_is_made_of_the_one_who_was_chosen(cast, as_, told, leaders, client_of):
    with as_(cast.admin):
        chosen, other = (
            people.enter(places.office(cast.office), name="同名", by=cast.admin) for _ in "12"
        )
        with as_(cast.li):
            seeds.a_declaration(cast.li, chosen, WHOLE)
    seat = f"{reverse('integrity:seat')}?year=2024"
    made = client_of(cast.admin).post(seat, {"names": ["同名"], "still": "yes"})
    assert made.status_code == 302
    with as_(cast.admin):
        assert [post.person_id for post in Post.objects.filter(person__name="同名")] == [chosen.pk]
        assert staff.staff(cast.office).filter(name="同名").count() == 2
        assert not Post.objects.filter(person=other).exists()
