"""A complaint about one of two who are called 王强: it is kept from him, and from him alone; and only what is
true of the stored row is promised."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from fengqiao.engines.procedures import Refused
from fengqiao.engines.procedures.steps import take
from fengqiao.engines.registers import acts as records
from fengqiao.engines.registers import edits
from fengqiao.matters.supervision.models import Incoming, Named
from fengqiao.matters.supervision.procedure import ANSWERING
from fengqiao.matters.supervision.registers import INCOMING
from fengqiao.matters.supervision.seeds import an_incoming
from fengqiao.matters.supervision.words import Kind
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people import acts as people
from fengqiao.trunk.people.models import Person
from tests.casting import FOUNDER, SINCE

pytestmark = pytest.mark.django_db
COMPLAINT = ANSWERING[Kind.COMPLAINT]
ASKED = "有 2 位王强，请选是哪一位"
PROMISED = "本人看不到这一件"
NOT_PROMISED = "没有对谁隐藏"
ADD = reverse(INCOMING.page("add"))


@pytest.fixture
def wangs(cast, as_, namesakes):
    """Both are clerks of the street, the second has a grid besides: only who they are tells them apart."""
    with as_(cast.li):
        second = Person.objects.get(pk=namesakes[1].person)
        root = divisions.root(cast.office)
        people.appoint(second, division=root, role="clerk", starts_on=SINCE, by=FOUNDER)
        from fengqiao.trunk.people.actors import of_person

        return namesakes[0], of_person(second, date.today())


def label(page: str) -> str:
    """The words by which a page offers the second of them."""
    offered = [part.partition('"')[0] for part in page.split('<option value="')]
    return next(one for one in offered if one.startswith("王强（") and "网格长" in one)


def given(name: str) -> dict[str, str]:
    return {
        "kind": "complaint",
        "title": "金丝雀窗口态度",
        "registered_on": "2026-03-02",
        "named-TOTAL_FORMS": "1",
        "named-INITIAL_FORMS": "0",
        "named-0-person": name,
    }


def test_the_form_asks_which_and_keeps_the_words(cast, as_, client_of, wangs):
    answer = client_of(cast.li).post(ADD, given("王强"))
    page = answer.content.decode()
    assert answer.status_code == 422 and ASKED in page
    assert 'value="王强"' in page and "金丝雀窗口态度" in page
    with as_(cast.li):
        assert not Incoming.objects.exists()


def test_the_named_one_finds_nothing_and_the_other_does(cast, as_, client_of, wangs):
    first, second = wangs
    client = client_of(cast.li)
    name = label(client.get(ADD).content.decode())
    assert client.post(ADD, given(name)).status_code == 302
    with as_(cast.li):
        case = Incoming.objects.get()
        assert case.named.get().person_id == second.person
    url = reverse("supervision:show", args=[case.pk])
    page = client.get(url).content.decode()
    assert f"涉及 {name}" in page and PROMISED in page and NOT_PROMISED not in page
    assert client_of(second).get(url).status_code == 404
    assert client_of(first).get(url).status_code == 200
    for actor, finds in ((first, True), (second, False)):
        listed = client_of(actor).get(reverse(INCOMING.page("list"))).content.decode()
        assert ("金丝雀窗口态度" in listed) is finds


def test_the_other_may_enter_it_and_take_it_on(as_, client_of, wangs):
    """What is said of his namesake is not said of him."""
    first, second = wangs
    client = client_of(first)
    name = label(client.get(ADD).content.decode())
    assert client.post(ADD, given(name)).status_code == 302
    with as_(first):
        case = Incoming.objects.get()
        person = Person.objects.get(pk=first.person)
        assert take(COMPLAINT, "assign", case, by=first, handler=person).handler_id == first.person
        with pytest.raises(Refused, match="交给其他人"):
            second_person = Person.objects.get(pk=second.person)
            take(COMPLAINT, "assign", case, by=first, handler=second_person)


def test_the_step_offers_the_other_with_his_post(cast, as_, client_of, wangs):
    first, second = wangs
    with as_(cast.li):
        named = [Person.objects.get(pk=second.person)]
        case = an_incoming(cast.li, on=date(2026, 3, 2), kind=Kind.COMPLAINT, named=named)
    url = reverse("desk:step", kwargs={"matter": "supervision", "pk": case.pk, "key": "assign"})
    client = client_of(cast.li)
    page = client.get(url).content.decode()
    assert f'<option value="{first.person}">王强（综治中心工作人员）' in page
    assert str(second.person) not in page
    said = {"day": str(timezone.localdate()), "stage": "received", "handler": str(first.person)}
    assert client.post(url, said).status_code == 302
    with as_(cast.li):
        fresh = Incoming.objects.get(pk=case.pk)
        assert fresh.handler_id == first.person
        assert fresh.handler_text == "王强（综治中心工作人员）"


def test_a_name_of_which_nobody_was_chosen_promises_nothing(cast, as_, client_of, wangs):
    with as_(cast.li):
        values = {"kind": Kind.COMPLAINT, "title": "金丝雀", "registered_on": date(2026, 3, 2)}
        rows = {"named": [{"person": (None, "王强")}]}
        case = records.add(INCOMING, values, rows, by=cast.li)
    url = reverse("supervision:show", args=[case.pk])
    page = client_of(cast.li).get(url).content.decode()
    assert NOT_PROMISED in page and PROMISED not in page
    for actor in wangs:
        assert client_of(actor).get(url).status_code == 200
    with as_(cast.li), pytest.raises(Refused, match="交给其他人"):
        person = Person.objects.get(pk=wangs[0].person)
        take(COMPLAINT, "assign", case, by=cast.li, handler=person)
    with as_(wangs[0]), pytest.raises(records.NotChanged, match="可能涉及您本人"):
        records.amend(INCOMING, case, {"title": "x"}, by=wangs[0], reason="x")


def test_another_field_is_mended_without_being_asked(cast, as_, client_of, wangs):
    """What an old record holds as text may stay so; choosing is a correction, and makes the promise true."""
    with as_(cast.li):
        values = {"kind": Kind.COMPLAINT, "title": "金丝雀", "registered_on": date(2026, 3, 2)}
        case = records.add(INCOMING, values, {"named": [{"person": (None, "王强")}]}, by=cast.li)
        row, seen = case.named.get(), json.dumps(edits.seen(INCOMING, case))
    url, client = reverse(INCOMING.page("amend"), args=[case.pk]), client_of(cast.li)
    standing = {"named-0-row": str(row.pk), "named-INITIAL_FORMS": "1"}
    said = given("王强") | standing | {"reason": "写错", "seen": seen}
    assert client.post(url, said).status_code == 302
    with as_(cast.li):
        fresh = Incoming.objects.get(pk=case.pk)
        assert fresh.title == "金丝雀窗口态度" and fresh.named.get().person_id is None
        seen = json.dumps(edits.seen(INCOMING, fresh))
    name = label(client.get(url).content.decode())
    chosen = given(name) | standing | {"reason": "查明", "seen": seen}
    assert client.post(url, chosen).status_code == 302
    with as_(cast.li):
        assert Named.objects.get(incoming=case).person_id == wangs[1].person
    assert client_of(wangs[1]).get(reverse("supervision:show", args=[case.pk])).status_code == 404


def test_a_name_whose_bearer_came_later_is_chosen_by_a_correction(cast, as_, client_of):
    """The words stay the same; of whom they speak does not, and that is a change."""
    with as_(cast.li):
        values = {"kind": Kind.COMPLAINT, "title": "金丝雀", "registered_on": date(2026, 3, 2)}
        case = records.add(INCOMING, values, {"named": [{"person": (None, "小孙")}]}, by=cast.li)
        person = people.enter(divisions.office(cast.office), name="小孙", by=FOUNDER)
        rows = [{"person": (person, "小孙")}]
        records.amend(INCOMING, case, {}, {"named": rows}, by=cast.li, reason="对上人")
        assert Named.objects.get(incoming=case).person_id == person.pk
        assert Entry.objects.filter(subject=case.pk, verb="supervision.amend_incoming").exists()
