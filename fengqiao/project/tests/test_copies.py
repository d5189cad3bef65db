"""照抄: the record that is meant, named in the form; what a new one must have of its own begins empty."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from fengqiao.engines.registers import acts as records
from fengqiao.engines.registers.columns import Count, Day
from fengqiao.matters.decisions.registers import CONTRACTS
from fengqiao.matters.disputes import seeds
from fengqiao.matters.supervision.registers import INCOMING
from fengqiao.matters.supervision.seeds import an_incoming
from fengqiao.project.catalogue import REGISTERS
from fengqiao.trunk.divisions import queries as places
from tests.filled import filled

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
ENDS = (
    "结果",
    "结论",
    "办结",
    "结束方式",
    "失效",
    "文号",
    "案号",
    "编号",
    "届次",
    "答对率",
    "核对",
)


@pytest.mark.parametrize("register", REGISTERS, ids=lambda one: one.key)
def test_no_day_number_or_result_is_copied(register):
    """By the kind of a column, and by what its label says that it tells."""
    copied = [
        one
        for one in register.typed
        if one.entered and one.copied and not one.when and one.key != register.title
    ]
    dated = [one for one in copied if isinstance(one, Day | Count)]
    assert [one.key for one in dated] in (
        [],
        ["approved_on"],
    )  # a year's plan is settled on one day
    told = [one.label for one in copied if any(word in one.label for word in ENDS)]
    assert told == []


def a_contract(cast, title, on):
    return records.add(CONTRACTS, {"registered_on": on, "title": title, "unit": title}, by=cast.li)


def test_the_record_that_is_meant_is_copied_and_named(cast, as_, client_of):
    with as_(cast.li):
        late = a_contract(cast, "广场保洁合同", DAY)
        early = a_contract(cast, "补记的旧合同", DAY - timedelta(days=40))
    client, add = client_of(cast.li), reverse(CONTRACTS.page("add"))
    page = client.get(add).content.decode()
    assert "照抄上一条：广场保洁合同（2026-03-02）" in page  # the last by its day, not by its entry
    shown = client.get(reverse(CONTRACTS.page("show"), args=[early.pk])).content.decode()
    assert f'href="{add}?copy={early.pk}">照抄这一条' in shown
    page = client.get(add, {"copy": str(early.pk)}).content.decode()
    assert "照抄自" in page and "补记的旧合同（2026-01-21）" in page
    held = filled(page)
    assert held["unit"] == "补记的旧合同"
    assert not held.get("registered_on") and not held.get("title")
    assert f"?copy={late.pk}" not in page


def test_a_record_of_the_next_street_is_not_copied(cast, as_, client_of):
    with as_(cast.li):
        mine = a_contract(cast, "广场保洁合同", DAY)
    answer = client_of(cast.zhao).get(reverse(CONTRACTS.page("add")), {"copy": str(mine.pk)})
    assert answer.status_code == 404
    plain = client_of(cast.li).get(reverse(CONTRACTS.page("add")), {"copy": "1"})
    assert plain.status_code == 200 and "照抄自" not in plain.content.decode()


def test_a_case_is_copied_without_what_is_its_own(cast, as_, client_of):
    with as_(cast.li):
        place = places.communities(cast.office)[0]
        case = seeds.a_dispute(cast.li, place, on=DAY, summary="楼上漏水", side_one=("甲某",))
    client = client_of(cast.li)
    shown = client.get(reverse("disputes:show", args=[case.pk])).content.decode()
    assert f"/desk/disputes/new/?copy={case.pk}" in shown
    page = client.get("/desk/disputes/new/", {"copy": str(case.pk)}).content.decode()
    held = filled(page)
    assert "照抄自" in page and case.number in page
    assert held["type"] == str(case.type_id) and held["place"] == str(place.pk)
    assert held["found"] == case.found
    assert not any(held.get(name) for name in ("summary", "side_one", "side_two", "day", "outcome"))


def test_the_pages_of_other_cases_offer_it_too(cast, as_, client_of):
    with as_(cast.li):
        came = an_incoming(cast.li, on=DAY)
    shown = client_of(cast.li).get(reverse(INCOMING.page("show"), args=[came.pk])).content.decode()
    assert f"?copy={came.pk}" in shown


def test_the_next_one_says_which_it_is_like(cast, client_of):
    client, add = client_of(cast.li), reverse(CONTRACTS.page("add"))
    own = {"registered_on": "2026-03-02", "title": "路灯维修合同", "counterparty": "某公司"}
    given = filled(client.get(add).content.decode(), "another") | own
    answer = client.post(add, given, follow=True)
    assert "照抄自" in answer.content.decode() and "路灯维修合同" in answer.content.decode()
