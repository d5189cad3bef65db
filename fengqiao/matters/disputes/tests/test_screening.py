"""排查: a round is opened, every community answers with cases or a nil return, and only then it closes."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from fengqiao.engines import figures
from fengqiao.engines.procedures import Refused
from fengqiao.ground.ids import uuid7
from fengqiao.matters.disputes import acts, queries, seeds
from fengqiao.matters.disputes.models import Dispute, ScreeningAnswer
from fengqiao.matters.disputes.words import Answer, RoundState, Stage
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.journal import chain
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people.actors import Denied

from .conftest import DAY

pytestmark = pytest.mark.django_db
DUE = DAY + timedelta(days=10)


@pytest.fixture
def places(li):
    return list(divisions.communities(li.office))


@pytest.fixture
def a_round(li, places):
    def made(**given):
        given = {"opened_on": DAY, "due_on": DUE, "by": li} | given
        return acts.open_screening("春季集中排查", given.pop("communities", places), **given)

    return made


def answer_of(screening, place):
    return queries.one_answer().get(screening=screening, community=place)


def test_every_community_is_asked(li, places, a_round):
    one = a_round()
    found = queries.screenings().get(pk=one.pk)
    assert (found.asked, found.silent) == (len(places), len(places))
    assert Entry.objects.get(subject=one.pk).facts["communities"] == [str(p.pk) for p in places]


def test_the_same_form_twice_opens_one_round(a_round):
    key = uuid7()
    assert a_round(id=key).pk == a_round(id=key).pk == key
    assert ScreeningAnswer.objects.count() == len(set(ScreeningAnswer.objects.values_list("pk")))
    assert queries.screenings().count() == 1


def test_a_round_that_asks_nobody_is_refused(a_round):
    with pytest.raises(Refused, match="至少选一个"):
        a_round(communities=[])


def test_a_nil_return_bears_name_and_day(li, places, a_round):
    answer = answer_of(a_round(), places[0])
    signed = acts.report_nil(answer, by=li, on=DAY)
    assert (signed.answer, signed.answered_on) == (Answer.NIL, DAY)
    assert signed.signed_by_id == li.person
    assert Entry.objects.get(subject=answer.pk, verb="disputes.answer_screening").by == li.person
    assert chain.verify()["ok"]


def test_nil_beside_a_found_case_is_refused_and_the_other_way_round_is_not(li, places, a_round):
    one = a_round()
    answer = answer_of(one, places[0])
    case = seeds.a_dispute(li, places[0], on=DAY)
    acts.report_found(answer, [case], by=li, on=DAY)
    with pytest.raises(Refused, match="不能报零"):
        acts.report_nil(answer, by=li, on=DAY)
    assert answer_of(one, places[0]).answer == Answer.FOUND
    assert queries.answers(one).get(pk=answer.pk).found == 1


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"on": DAY - timedelta(days=1)}, "开始以前"),
        ({"stage": Stage.VOID}, "已作废"),
        ({"elsewhere": True}, "不在"),
    ],
)
def test_what_does_not_belong_to_the_round_is_refused(li, places, a_round, given, why):
    where = places[1] if given.pop("elsewhere", False) else places[0]
    case = seeds.a_dispute(li, where, **({"on": DAY} | given))
    answer = answer_of(a_round(), places[0])
    with pytest.raises(Refused, match=why):
        acts.report_found(answer, [case], by=li, on=DAY)
    assert Dispute.objects.get(pk=case.pk).screening_id is None


def test_a_case_counts_in_one_round_only(li, places, a_round):
    case = seeds.a_dispute(li, places[0], on=DAY)
    acts.report_found(answer_of(a_round(), places[0]), [case], by=li, on=DAY)
    with pytest.raises(Refused, match="另一轮"):
        acts.report_found(answer_of(a_round(), places[0]), [case], by=li, on=DAY)


def test_it_closes_only_when_all_have_answered(li, places, a_round):
    one = a_round()
    for place in places[1:]:
        acts.report_nil(answer_of(one, place), by=li, on=DAY)
    with pytest.raises(Refused, match=str(places[0])):
        acts.close_screening(one, by=li, on=DUE)
    acts.report_nil(answer_of(one, places[0]), by=li, on=DAY)
    assert acts.close_screening(one, by=li, on=DUE).state == RoundState.CLOSED
    with pytest.raises(Refused, match="已经结束"):
        acts.take_back_answer(answer_of(one, places[0]), by=li, reason="漏了")


def test_an_answer_can_be_taken_back_while_the_round_is_open(li, places, a_round):
    one = a_round()
    acts.report_nil(answer_of(one, places[0]), by=li, on=DAY)
    acts.take_back_answer(answer_of(one, places[0]), by=li, reason="漏了一件")
    again = answer_of(one, places[0])
    assert (again.answer, again.answered_on, again.signed_by) == (Answer.WAITING, None, None)


def test_a_community_answers_for_itself_and_opens_no_round(cast, as_, places, a_round, li):
    one = a_round()
    with as_(cast.chen):
        assert [row.community for row in queries.answers(one)] == [places[0]]
        with pytest.raises(Denied):
            a_round(by=cast.chen)
        acts.report_nil(answer_of(one, places[0]), by=cast.chen, on=DAY)
        with pytest.raises(ScreeningAnswer.DoesNotExist):
            answer_of(one, places[1])
    with as_(cast.zhao):
        assert not queries.screenings().exists()


def test_the_figures_are_their_rows(li, places, a_round):
    one = a_round()
    acts.report_nil(answer_of(one, places[0]), by=li, on=DAY)
    year = figures.Period.year(DAY.year)
    rounds, nil = figures.known("disputes.screenings"), figures.known("disputes.nil_returns")
    assert (rounds.value(year), list(rounds.rows(year))) == (1, [one])
    assert nil.by("community", year) == {places[0].name: 1}
    assert rounds.value(figures.Period.year(DAY.year + 1)) == 0


def test_the_pages_from_opening_to_closing(cast, as_, client_of, places):
    li, chen = client_of(cast.li), client_of(cast.chen)
    asked = {
        "title": "秋季排查",
        "opened_on": "2026-03-02",
        "due_on": "2026-03-12",
        "communities": [str(places[0].pk)],
    }
    wrong = li.post(reverse("disputes:open_screening"), asked | {"due_on": "2026-03-01"})
    assert (wrong.status_code, "在开始日期之前" in wrong.content.decode()) == (422, True)
    page = li.post(reverse("disputes:open_screening"), asked, follow=True)
    assert "还有 1 个社区（村）没有报" in page.content.decode()
    with as_(cast.chen):
        answer = queries.one_answer().get()
    assert "（1 个社区还没报）" in chen.get(reverse("disputes:list")).content.decode()
    nil = reverse("disputes:report_nil", args=[answer.pk])
    assert "没有发现矛盾纠纷" in chen.get(nil).content.decode()
    chen.post(nil)
    refused = chen.post(reverse("disputes:close_screening", args=[answer.screening_id]))
    assert refused.status_code == 403
    closed = li.post(reverse("disputes:close_screening", args=[answer.screening_id]), follow=True)
    assert "已经结束" in closed.content.decode()


def test_registering_from_a_round_reports_it_in_one_go(cast, as_, client_of, places):
    with as_(cast.li):
        one = acts.open_screening("排查", places, opened_on=DAY, due_on=DUE, by=cast.li)
        answer = answer_of(one, places[0])
        kind = queries.types(cast.office).get(code="neighbor")
    client = client_of(cast.chen)
    page = client.get(reverse("disputes:register") + f"?answer={answer.pk}")
    assert f'value="{answer.pk}"' in page.content.decode()
    given = {
        "summary": "楼上漏水",
        "type": str(kind.pk),
        "place": str(places[0].pk),
        "side_one": "甲某",
        "side_two": "乙某",
        "opponent": "named",
        "found": "grid_inspection",
        "outcome": "open",
        "day": "2026-03-01",
        "answer": str(answer.pk),
    }
    early = client.post(reverse("disputes:register"), given)
    assert (early.status_code, "2026-03-02 开始" in early.content.decode()) == (422, True)
    client.post(reverse("disputes:register"), given | {"day": "2026-03-03"})
    with as_(cast.li):
        case = Dispute.objects.get()
        assert (case.screening_id, case.registered_on) == (one.pk, date(2026, 3, 3))
        assert answer_of(one, places[0]).answer == Answer.FOUND
    listed = client.get(reverse("disputes:list") + f"?screening={one.pk}")
    assert case.number in listed.content.decode()
