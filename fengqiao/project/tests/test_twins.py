"""What is asked before something is entered, and never refused: a case that stands already, one name on both sides, a
number by which a person is known. What shows no sign is empty."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from fengqiao.engines.registers import acts as records
from fengqiao.ground.blanks import is_blank
from fengqiao.ground.personal_numbers import IDENTITY, MOBILE, found
from fengqiao.matters.decisions.registers import CONTRACTS
from fengqiao.matters.disputes import seeds
from fengqiao.matters.disputes.models import Dispute
from fengqiao.trunk.divisions import queries as places
from tests.filled import filled

pytestmark = pytest.mark.django_db
NEW = "/desk/disputes/new/"
DAY = date(2026, 11, 30)
SAID = "楼上装修敲墙，楼下李某家孩子睡不着"


def a_case(cast, place, **more):
    told = {"on": DAY, "summary": SAID, "side_one": ("李某甲",), "side_two": ("王某乙",)}
    return seeds.a_dispute(cast.li, place, **told | more)


def entered(client, place, **more):
    page = client.get(NEW).content.decode()
    type_key = re.search(r'<option value="([0-9a-f-]{36})">邻里', page)[1]
    given = {
        "summary": SAID,
        "side_one": "李某甲",
        "side_two": "王某乙",
        "opponent": "named",
        "type": type_key,
        "place": str(place.pk),
        "found": "walk_in",
        "method": "persuade",
        "outcome": "open",
        "day": DAY.isoformat(),
    }
    held = filled(page) | given | more
    return held, client.post(NEW, held)


def complaint(answer):
    return re.findall(r"error-summary.*?</ul>", answer.content.decode(), re.S)


def said_yes(client, held, answer):
    marks = re.findall(r'name="as_written" value="(\w+)"', answer.content.decode())
    return client.post(NEW, held | {"as_written": marks})


@pytest.fixture
def place(cast, as_):
    with as_(cast.li):
        return places.communities(cast.office)[0]


def cases(cast, as_):
    with as_(cast.li):
        return Dispute.objects.count()


@pytest.mark.parametrize(
    "mine",
    [
        {},
        {"day": (DAY - timedelta(days=3)).isoformat()},  # the phone says the day it happened
        {"summary": "楼上敲墙装修，李某家的孩子没法睡"},
        {"summary": "噪音", "side_one": "王某乙", "side_two": "李某甲"},  # told by the other
        {"side_two": "", "opponent": "unknown"},
    ],
)
def test_the_same_case_from_desk_and_phone_is_asked_and_goes_through(
    cast, as_, client_of, place, mine
):
    with as_(cast.li):
        first = a_case(cast, place)
    client, before = client_of(cast.li), cases(cast, as_)
    held, answer = entered(client, place, **mine)
    page = answer.content.decode()
    assert answer.status_code == 422 and cases(cast, as_) == before
    assert f"像 {first.number}，是同一件吗" in page and f'href="/desk/disputes/{first.pk}/"' in page
    assert "正在登记的" in page and SAID in page
    assert said_yes(client, held, answer).status_code == 302
    assert cases(cast, as_) == before + 1


@pytest.mark.parametrize(
    "other",
    [
        {"day": (DAY - timedelta(days=9)).isoformat()},
        {"summary": "借款到期不还", "side_one": "赵某", "side_two": "钱某"},
        {"summary": "买的电动车刹车失灵，店家不肯退", "side_one": "李某甲", "side_two": "电动车店"},
    ],
)
def test_another_case_is_not_asked_about(cast, as_, client_of, place, other):
    with as_(cast.li):
        a_case(cast, place)
    _, answer = entered(client_of(cast.li), place, **other)
    assert answer.status_code == 302, complaint(answer)


def test_a_case_of_the_next_street_is_never_named(cast, as_, client_of, place):
    with as_(cast.zhao):
        there = places.communities(cast.next_office)[0]
        seeds.a_dispute(
            cast.zhao, there, on=DAY, summary=SAID, side_one=("李某甲",), side_two=("王某乙",)
        )
    _, answer = entered(client_of(cast.li), place)
    assert answer.status_code == 302


def test_every_register_asks_by_its_title(cast, as_, client_of):
    with as_(cast.li):
        given = {"registered_on": DAY, "title": "广场保洁服务合同", "counterparty": "某公司"}
        records.add(CONTRACTS, given, by=cast.li)
    client, add = client_of(cast.li), "/desk/decisions/contracts/new/"
    held = filled(client.get(add).content.decode()) | {
        "registered_on": DAY.isoformat(),
        "title": "广场保洁服务的合同",
        "counterparty": "某公司",
    }
    answer = client.post(add, held)
    assert (
        answer.status_code == 422
        and f"像 广场保洁服务合同，是同一{CONTRACTS.unit}吗" in answer.content.decode()
    )
    marks = re.findall(r'name="as_written" value="(\w+)"', answer.content.decode())
    assert client.post(add, held | {"as_written": marks}).status_code == 302
    again = filled(client.get(add).content.decode())
    other = held | {"title": "路灯维修合同", "id": again["id"], "once": again["once"]}
    assert client.post(add, other).status_code == 302


def test_one_name_on_both_sides_is_asked(cast, as_, client_of, place):
    client = client_of(cast.li)
    held, answer = entered(client, place, side_two="李某甲")
    assert answer.status_code == 422 and "两边都写了" in answer.content.decode()
    assert said_yes(client, held, answer).status_code == 302


def test_it_is_asked_where_the_other_side_is_named_later_too(cast, as_, client_of, place):
    with as_(cast.li):
        case = a_case(cast, place, side_two=())
    client, url = client_of(cast.li), f"/desk/disputes/{case.pk}/opponent/"
    held = filled(client.get(url).content.decode()) | {"names": "李某甲"}
    answer = client.post(url, held)
    assert answer.status_code == 422 and "两边都写了" in answer.content.decode()
    marks = re.findall(r'name="as_written" value="(\w+)"', answer.content.decode())
    assert client.post(url, held | {"as_written": marks}).status_code == 302


@pytest.mark.parametrize(
    "text, kind",
    [
        ("来电人13812345678反映", MOBILE),
        ("电话 138-1234-5678", MOBILE),
        ("１３８１２３４５６７８", MOBILE),
        ("+8613812345678", MOBILE),
        ("身份证11010519491231002X", IDENTITY),
        ("身份证 110105 19491231 002x。", IDENTITY),
    ],
)
def test_a_number_of_a_person_in_words_is_said_before_it_is_kept(
    cast, as_, client_of, place, text, kind
):
    assert [one for _, one in found(text)] == [kind]
    client, before = client_of(cast.li), cases(cast, as_)
    held, answer = entered(client, place, summary=text)
    assert answer.status_code == 422 and f"像是{kind}" in answer.content.decode()
    assert cases(cast, as_) == before
    assert said_yes(client, held, answer).status_code == 302


@pytest.mark.parametrize(
    "text",
    ["工单202611300012345678", "110105194912310021", "金额138123456789元", "2026年11月30日", ""],
)
def test_another_number_is_none(text):
    assert [*found(text)] == []


def test_an_answer_given_once_holds_while_another_is_asked(cast, as_, client_of, place):
    """A number and a twin in one press: two questions, each answered once."""
    with as_(cast.li):
        a_case(cast, place)
    client = client_of(cast.li)
    held, answer = entered(client, place, summary=f"{SAID}，电话13812345678")
    answer = said_yes(client, held, answer)
    page = answer.content.decode()
    assert answer.status_code == 422 and "是同一件吗" in page
    marks = re.findall(r'name="as_written" value="(\w+)"', page)
    assert len(set(marks)) == 2, marks
    assert client.post(NEW, held | {"as_written": marks}).status_code == 302


@pytest.mark.parametrize(
    "text", ["\u200b\u200b", "\u2060\ufeff", "\u3000\u00a0", "\u3164", "\u202e\u202c", "\u0301"]
)
def test_what_shows_no_sign_is_empty(cast, client_of, place, text):
    assert is_blank(text)
    _, answer = entered(client_of(cast.li), place, summary=text)
    assert answer.status_code == 422 and "请写一两句发生了什么" in answer.content.decode()
    _, answer = entered(client_of(cast.li), place, side_one=f"{text}、{text}")
    assert answer.status_code == 422


def test_without_the_mending_two_cases_stand_without_a_word(
    cast, as_, client_of, place, monkeypatch
):
    with as_(cast.li):
        a_case(cast, place)
    monkeypatch.setattr("fengqiao.ui.asks.is_open", lambda mark: False)
    assert entered(client_of(cast.li), place)[1].status_code == 302
