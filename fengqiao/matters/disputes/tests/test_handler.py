"""谁办理: chosen, not guessed. Of two who are called 王强 the case goes to the one who was meant."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from fengqiao.engines.imports import acts as imports
from fengqiao.engines.imports import stages
from fengqiao.engines.procedures.steps import take
from fengqiao.ground.sheets import read
from fengqiao.matters.disputes import acts, queries
from fengqiao.matters.disputes.models import Dispute
from fengqiao.matters.disputes.registers import REGISTER
from fengqiao.matters.disputes.seeds import a_dispute
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.journal.models import Entry, Secret
from fengqiao.trunk.people.models import Person

from .conftest import DAY

pytestmark = pytest.mark.django_db
ASKED = "有 2 位王强，请选是哪一位：王强（综治中心工作人员）、王强（东门社区第一网格网格长）"
CLERK, GRID = "王强（综治中心工作人员）", "王强（东门社区第一网格网格长）"
URL = reverse("disputes:register")


@pytest.fixture
def screen(cast, as_, namesakes):
    """The answers of the one screen, the handler left open."""
    with as_(cast.li):
        kind = queries.types(cast.office).get(code="neighbor")
        place = divisions.communities(cast.office)[0]
    return {
        "summary": "楼上漏水",
        "type": str(kind.pk),
        "place": str(place.pk),
        "side_one": "甲某",
        "side_two": "乙某",
        "opponent": "named",
        "found": "grid_inspection",
        "outcome": "open",
        "day": "2026-03-02",
    }


def registered(as_, actor) -> Dispute:
    with as_(actor):
        return Dispute.objects.get()


def test_a_name_of_two_is_asked_about_and_the_words_are_kept(cast, as_, client_of, screen):
    answer = client_of(cast.li).post(URL, screen | {"handler": "王强"})
    page = answer.content.decode()
    assert answer.status_code == 422 and ASKED in page
    assert 'value="王强"' in page and "楼上漏水" in page and f'<option value="{GRID}">' in page
    with as_(cast.li):
        assert not Dispute.objects.exists()


def test_the_one_who_is_chosen_has_it_on_her_hands_and_the_other_has_not(
    cast, as_, client_of, screen, namesakes
):
    assert client_of(cast.li).post(URL, screen | {"handler": GRID}).status_code == 302
    case = registered(as_, cast.li)
    assert (case.handler_id, case.handler_text) == (namesakes[1].person, GRID)
    with as_(cast.li):
        for actor, has in ((namesakes[0], False), (namesakes[1], True)):
            assert queries.begun_or_handled_by(actor).exists() is has


@pytest.mark.parametrize("left_empty", [True, False])
def test_a_clerks_own_case_stays_her_own(as_, client_of, screen, namesakes, left_empty):
    clerk = namesakes[0]
    page = client_of(clerk).get(URL).content.decode()
    assert f'name="handler" value="{CLERK}"' in page
    given = {} if left_empty else {"handler": CLERK}
    assert client_of(clerk).post(URL, screen | given).status_code == 302
    case = registered(as_, clerk)
    assert (case.handler_id, case.handler_text) == (clerk.person, CLERK)


def test_a_name_alone_is_that_person_and_an_unknown_one_stays_text(cast, as_, client_of, screen):
    for name, person in (("周调解", cast.zhou.person), ("物业赵经理", None)):
        other = {"side_one": f"{name}那一件的人", "summary": f"{name}办的一件"}
        client_of(cast.li).post(URL, screen | other | {"handler": name})
        with as_(cast.li):
            case = Dispute.objects.order_by("-number").first()
            assert (case.handler_id, case.handler_text) == (person, name)


def test_in_the_next_street_there_is_but_one(as_, client_of, namesakes):
    stranger = namesakes[2]
    with as_(stranger):
        kind = queries.types(stranger.office).get(code="neighbor")
        place = divisions.communities(stranger.office)[0]
    given = {
        "summary": "楼上漏水",
        "type": str(kind.pk),
        "place": str(place.pk),
        "side_one": "甲某",
        "opponent": "unknown",
        "found": "walk_in",
        "outcome": "open",
        "day": "2026-03-02",
        "handler": "王强",
    }
    assert client_of(stranger).post(URL, given).status_code == 302
    assert registered(as_, stranger).handler_id == stranger.person


def test_the_step_asks_too_and_gives_the_case_to_a_person(
    cast, as_, client_of, a_dispute, namesakes
):
    case = a_dispute()
    url = reverse("desk:step", kwargs={"matter": "disputes", "pk": case.pk, "key": "handle"})
    given = {"day": str(timezone.localdate()), "stage": "registered"}
    asked = client_of(cast.li).post(url, given | {"handler": "王强"})
    assert asked.status_code == 422 and ASKED in asked.content.decode()
    assert client_of(cast.li).post(url, given | {"handler": CLERK}).status_code == 302
    fresh = Dispute.objects.get(pk=case.pk)
    assert (fresh.handler_id, fresh.handler_text) == (namesakes[0].person, CLERK)
    entry = Entry.objects.get(subject=case.pk, verb="disputes.handle")
    assert entry.facts["handler"] == str(namesakes[0].person) and "王强" not in str(entry.facts)
    assert Secret.objects.get(entry=entry.pk, name="handler_text").value == CLERK


def test_a_step_without_a_name_is_whoever_takes_it(as_, a_dispute, namesakes):
    from fengqiao.matters.disputes.procedure import LIGHT

    with as_(namesakes[0]):
        fresh = take(LIGHT, "handle", a_dispute(), by=namesakes[0], happened_on=DAY)
    assert (fresh.handler_id, fresh.handler_text) == (namesakes[0].person, CLERK)


def test_a_case_handed_over_says_to_which(li, namesakes):
    first, second = (Person.objects.get(pk=actor.person) for actor in namesakes[:2])
    grid = divisions.tree(li.office).filter(level="grid").first()
    case = a_dispute(li, grid, on=DAY, handler=first)
    case = acts.hand_to(case, second, by=li, reason="岗位调整")
    assert (case.handler_id, case.handler_text) == (second.pk, GRID)


def test_in_an_old_ledger_it_stays_text(li, namesakes):
    head = "登记日期,社区,当事人,纠纷类型,简要情况,结果,结案日期,经办人"
    row = "2024-03-05,钟楼社区,甲某；乙某,邻里纠纷,楼上漏水,达成口头协议,2024-03-06,王强"
    data = f"{head}\n{row}\n".encode()
    staged = stages.stage(read(data, "台账.csv"), (REGISTER,), li.office, 2024)
    batch = imports.commit(staged, data, "台账.csv", by=li)
    case = Dispute.objects.get(origin=batch.pk)
    assert (case.registered_on, case.handler_id) == (date(2024, 3, 5), None)
    assert case.handler_text == "王强"
