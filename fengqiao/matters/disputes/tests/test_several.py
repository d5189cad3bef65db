"""Several cases at once: seen one by one, before and after; what cannot be is named and left out; all or nothing."""

from datetime import timedelta

import pytest
from django.urls import reverse
from lxml import html

from fengqiao.engines.procedures.steps import take
from fengqiao.matters.disputes import acts, queries
from fengqiao.matters.disputes.models import Dispute, Note, ScreeningAnswer
from fengqiao.matters.disputes.procedure import LIGHT
from fengqiao.matters.disputes.words import Answer, Stage
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.journal import chain
from fengqiao.trunk.journal.models import Entry
from tests.filled import filled

from .conftest import DAY

pytestmark = pytest.mark.django_db
PAGE = "/desk/disputes/several/"


@pytest.fixture
def asked(cast, client_of):
    """This will ask what becomes of cases, as the list's own form does, and fill in the page that answers."""

    def look(do, cases, by=None, **given):
        client = client_of(by or cast.li)
        page = client.post(PAGE, {"do": do, "pick": [str(one.pk) for one in cases]})
        assert page.status_code == 200, page.content.decode()
        return client, client.post(PAGE, filled(page.content.decode(), "look", **given))

    return look


def pressed(client, page):
    return client.post(PAGE, filled(page.content.decode(), "yes"))


def refused(page):
    """What the page says cannot be done: a line for each."""
    told = html.fromstring(page.content.decode()).xpath("//section[@aria-labelledby='refused']//li")
    return [" ".join(one.text_content().split()) for one in told]


def entries(case, verb):
    return Entry.objects.filter(subject=case.pk, verb=f"disputes.{verb}")


def test_cases_are_handed_to_another(cast, li, a_dispute, asked):
    cases, closed = [a_dispute(), a_dispute()], a_dispute(stage=Stage.DONE)
    client, page = asked("handler", [*cases, closed], handler="周调解", reason="小李休假")
    said = page.content.decode()
    assert "现在的办理人" in said and "小李" in said and "确认交给别人" in said
    assert [cases[0].number in said, cases[1].number in said] == [True, True]
    assert len(refused(page)) == 1 and closed.number in refused(page)[0]
    assert "已经办结，不用再交给别人" in refused(page)[0]
    assert pressed(client, page).status_code == 302
    handlers = set(Dispute.objects.filter(pk__in=[c.pk for c in cases]).values_list("handler"))
    assert handlers == {(cast.zhou.person,)}
    assert Dispute.objects.get(pk=closed.pk).handler_id != cast.zhou.person
    assert {entries(c, "amend").get().reason for c in cases} == {"小李休假"}
    assert len({entries(c, "amend").get().deed for c in cases}) == 1
    assert not entries(closed, "amend").exists() and chain.verify()["ok"]


def test_nobody_outside_the_roster_takes_a_case_over(a_dispute, asked):
    _, page = asked("handler", [a_dispute()], handler="某物业经理", reason="他管")
    assert page.status_code == 422
    assert "本单位没有“某物业经理”" in page.content.decode()


def test_a_note_is_written_on_each(li, a_dispute, asked):
    cases = [a_dispute(), a_dispute(stage=Stage.DONE)]
    given = {"text": "物业换了公司，电话在值班表上", "audience": "office"}
    client, page = asked("note", cases, **given)
    assert "本辖区经办人员可以看：物业换了公司" in page.content.decode()
    assert not Note.objects.exists()
    assert pressed(client, page).status_code == 302
    assert {(n.dispute_id, n.audience) for n in Note.objects.all()} == {
        (one.pk, "office") for one in cases
    }
    assert all(entries(one, "note").exists() for one in cases)


def test_two_presses_write_one_note_each(li, a_dispute, asked):
    client, page = asked("note", [a_dispute(), a_dispute()], text="已电话回访", audience="office")
    for _ in range(2):
        assert pressed(client, page).status_code == 302
    assert Note.objects.count() == 2


def test_cases_are_counted_as_found_in_a_round(li, place, a_dispute, asked):
    places = list(divisions.communities(li.office))
    one = acts.open_screening(
        "春季集中排查", places[:2], opened_on=DAY, due_on=DAY + timedelta(days=9), by=li
    )
    here = a_dispute(division=places[0])
    early = a_dispute(division=places[0], on=DAY - timedelta(days=1))
    signed, unasked = a_dispute(division=places[1]), a_dispute(division=places[2])
    acts.report_nil(queries.one_answer().get(screening=one, community=places[1]), by=li, on=DAY)
    cases = [here, early, signed, unasked]
    client, page = asked("find", cases, screening=str(one.pk))
    told = " ".join(refused(page))
    assert "是这一轮开始以前登记的" in told and "请先撤回零报告" in told
    assert f"这一轮没有要{places[2]}报" in told and len(refused(page)) == 3
    assert pressed(client, page).status_code == 302
    linked = set(Dispute.objects.filter(screening=one).values_list("pk", flat=True))
    assert linked == {here.pk}
    assert entries(here, "find_in_screening").exists()
    answers = ScreeningAnswer.objects.filter(screening=one)
    assert answers.get(community=places[0]).answer == Answer.FOUND
    assert answers.get(community=places[1]).answer == Answer.NIL


def test_cases_are_closed_alike(li, a_dispute, asked):
    cases = [a_dispute(), a_dispute(stage=Stage.HANDLING)]
    paused, concern = a_dispute(stage=Stage.SUSPENDED), a_dispute(side_two=())
    late = a_dispute(on=DAY + timedelta(days=8))
    day = str(DAY + timedelta(days=3))
    given = {"outcome": "oral", "outcome_text": "同一天开的会", "day": day}
    client, page = asked("close", [*cases, paused, concern, late], **given)
    said, told = page.content.decode(), " ".join(refused(page))
    assert said.count("已化解：达成口头协议，") == 2 and "办理中" in said
    assert "现在的环节是“已中止”" in told and "群众诉求只有一方" in told
    assert "早于登记日期" in told and len(refused(page)) == 3
    return_to = pressed(client, page)
    assert return_to.status_code == 302, return_to.content.decode()
    for case in cases:
        fresh = Dispute.objects.get(pk=case.pk)
        assert (fresh.stage, fresh.outcome, str(fresh.closed_on)) == (Stage.DONE, "oral", day)
        assert entries(case, "done").get().law == "light@1"
    assert {Dispute.objects.get(pk=c.pk).stage for c in (paused, concern, late)} == {
        Stage.SUSPENDED,
        Stage.REGISTERED,
    }


def test_where_one_turns_out_impossible_none_is_done_and_it_is_named(li, a_dispute, asked):
    """The procedure knows more than the preview asks: a step was taken after the day that is typed."""
    one, other = a_dispute(on=DAY), a_dispute(on=DAY)
    take(LIGHT, "handle", other, by=li, happened_on=DAY + timedelta(days=5))
    client, page = asked("close", [one, other], outcome="oral", day=str(DAY + timedelta(days=2)))
    answer = pressed(client, page)
    assert answer.status_code == 422
    assert f"{other.number}：发生日期" in answer.content.decode()
    assert Dispute.objects.get(pk=one.pk).stage == Stage.REGISTERED
    rest = filled(answer.content.decode(), "yes", pick=str(one.pk))
    assert client.post(PAGE, rest).status_code == 302
    assert Dispute.objects.get(pk=one.pk).stage == Stage.DONE


def test_what_changed_after_the_look_is_not_done_but_shown_again(li, a_dispute, asked):
    one, other = a_dispute(), a_dispute()
    client, page = asked("close", [one, other], outcome="oral", day=str(DAY))
    take(LIGHT, "done", other, by=li, happened_on=DAY, outcome="written")
    answer = pressed(client, page)
    assert answer.status_code == 422 and "请再看一遍" in answer.content.decode()
    assert Dispute.objects.get(pk=one.pk).stage == Stage.REGISTERED
    assert other.number in refused(answer)[0]
    assert pressed(client, answer).status_code == 302
    assert Dispute.objects.get(pk=one.pk).stage == Stage.DONE
    assert Dispute.objects.get(pk=other.pk).outcome == "written"


def test_another_outcome_than_the_one_shown_is_shown_first(li, a_dispute, asked):
    case = a_dispute()
    client, page = asked("close", [case], outcome="oral", day=str(DAY))
    answer = client.post(PAGE, filled(page.content.decode(), "yes", outcome="written"))
    assert answer.status_code == 422 and "达成书面协议，" in answer.content.decode()
    assert Dispute.objects.get(pk=case.pk).stage == Stage.REGISTERED


def test_who_lacks_the_power_is_told_so_and_is_offered_only_what_she_may(
    cast, client_of, a_dispute
):
    """The mediator writes notes and closes; to hand over takes the power to correct."""
    case, client = a_dispute(), client_of(cast.zhou)
    shown = client.get(reverse("disputes:list")).content.decode()
    assert '<option value="note">' in shown and '<option value="close">' in shown
    assert '<option value="handler">' not in shown
    answer = client.post(PAGE, {"do": "handler", "pick": str(case.pk)})
    assert answer.status_code == 403 and "更正登记内容" in answer.content.decode()
    assert client.post(PAGE, {"do": "note", "pick": str(case.pk)}).status_code == 200


@pytest.mark.parametrize("do", ["handler", "note", "find", "close", "type"])
def test_the_stranger_finds_nothing(cast, client_of, a_dispute, do):
    case = a_dispute()
    sent = {"do": do, "pick": str(case.pk), "text": "看看", "audience": "office", "yes": "1"}
    answer = client_of(cast.zhao).post(PAGE, sent)
    page = answer.content.decode()
    assert answer.status_code == 422 and case.number not in page and "什么也没有办" in page
    assert not Note.objects.exists()


def test_a_preview_asks_as_much_for_many_as_for_few(
    cast, client_of, a_dispute, django_assert_max_num_queries
):
    cases = [str(a_dispute().pk) for _ in range(20)]
    client = client_of(cast.li)
    given = {"do": "close", "pick": cases, "outcome": "oral", "day": str(DAY), "look": "1"}
    client.post(PAGE, given)
    with django_assert_max_num_queries(16):
        assert client.post(PAGE, given).status_code == 200
