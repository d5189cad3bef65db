"""The pages: what they show, filled, empty and refused; several gates at once; constant numbers of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from fengqiao.matters.decisions import acts, seeds
from fengqiao.matters.decisions.models import Decision, Gate, Opinion
from fengqiao.matters.decisions.registers import CONTRACTS, REGISTER
from fengqiao.matters.decisions.sheets.line import Line
from fengqiao.matters.decisions.words import PREPARATION, Source, Stage
from fengqiao.trunk.journal.models import Entry

from .conftest import DAY

pytestmark = pytest.mark.django_db


def page(client, name, *args):
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_decision_shows_its_gates_its_next_step_and_why_not(he, a_decision, client_of):
    told = page(client_of(he), "decisions:show", a_decision().pk)
    assert "公平竞争审查" in told and "还没有办结：公众参与" in told
    assert "合法性审查还没有通过，不能提交讨论和决定" in told


def test_the_dossier_holds_every_way_votes_and_dissent(he, a_decision, client_of):
    case = a_decision(stage=Stage.ARCHIVED)
    told = page(client_of(he), "decisions:dossier", case.pk)
    for said in ("不适用", "已办", "只涉及本单位", "同意 9", "综合档案室", "没有记录不同意见"):
        assert said in told, said


def test_what_an_old_ledger_claimed_is_said_on_the_page(he, brought, client_of):
    (case,) = brought(Line(title="x", kind="contract", registered_on=DAY, discussed_on=DAY))
    told = page(client_of(he), "decisions:show", case.pk)
    assert "没有合法性审查通过的记录" in told
    assert f"旧台账写 {DAY} 讨论过，没有审查通过的记录，没有记为已决定" in told


def test_several_gates_are_closed_on_one_page_all_or_none(he, a_decision, client_of):
    case, client = a_decision(), client_of(he)
    url = reverse("decisions:gates", args=[case.pk])
    given = {"day": str(timezone.localdate())}
    assert client.post(url, given).status_code == 422
    for kind in PREPARATION:
        given |= {f"{kind}_way": "not_applicable", f"{kind}_said": "只涉及本单位"}
    before = given | {"day": "2020-01-01"}
    answer = client.post(url, before)
    assert answer.status_code == 422 and "早于登记日期" in answer.content.decode()
    assert not Gate.objects.filter(decision=case).exists()
    assert client.post(url, given).status_code == 302
    assert Gate.objects.filter(decision=case).count() == len(PREPARATION)
    assert len(set(Entry.objects.filter(subject=case.pk).values_list("deed", flat=True))) == 2


def test_what_was_typed_stays_when_a_gate_lacks_its_reason(he, a_decision, client_of):
    url = reverse("decisions:gates", args=[a_decision().pk])
    given = {
        "day": str(timezone.localdate()),
        "public_participation_way": "done",
        "public_participation_said": "",
        "expert_review_way": "exempt",
        "expert_review_said": "本市规定第八条",
    }
    answer = client_of(he).post(url, given)
    told = answer.content.decode()
    assert answer.status_code == 422
    assert "本市规定第八条" in told and "请写明办过的材料" in told


def test_an_opinion_is_written_down_and_answered_by_its_pages(he, a_decision, client_of):
    case, client = a_decision(), client_of(he)
    url = reverse("decisions:opinion", args=[case.pk])
    today = str(timezone.localdate())
    given = {"source": "adviser", "giver": "某律师", "text": "写明工期", "on": today}
    assert "请选形式" in client.post(url, given).content.decode()
    assert client.post(url, given | {"form": "call"}).status_code == 302
    opinion = Opinion.objects.get(decision=case, source=Source.ADVISER)
    url = reverse("decisions:answer", args=[case.pk, opinion.pk])
    refused = client.post(url, {"answer": "not_adopted", "on": today})
    assert refused.status_code == 422 and "写明理由" in refused.content.decode()
    assert client.post(url, {"answer": "adopted", "on": today}).status_code == 302


def test_a_contract_is_not_signed_before_its_review_by_form_or_by_act(he, client_of):
    from fengqiao.engines.registers import acts as records

    url = reverse(CONTRACTS.page("add"))
    given = {
        "title": "清雪合同",
        "counterparty": "某公司",
        "registered_on": str(DAY),
        "signed_on": str(DAY),
    }
    answer = client_of(he).post(url, given)
    assert answer.status_code == 422 and "签订以前要先通过合法性审查" in answer.content.decode()
    values = {"title": "x", "counterparty": "y", "registered_on": DAY, "signed_on": DAY}
    with pytest.raises(records.NotChanged, match="签订以前要先通过"):
        records.add(CONTRACTS, values, by=he)


def counted(client, url):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def test_lists_and_pages_ask_as_much_for_many_as_for_few(he, a_decision, client_of):
    client, url = client_of(he), reverse(REGISTER.page("list"))
    case = a_decision(stage=Stage.UNDER_REVIEW)
    show = reverse("decisions:show", args=[case.pk])
    few = (counted(client, url), counted(client, show))
    for n in range(12):
        a_decision(title=f"第 {n} 件")
        acts.add_opinion(case, source=Source.PUBLIC, giver="某居民", text=str(n), on=DAY, by=he)
    many = (counted(client, url), counted(client, show))
    assert few == many
    assert many[0] <= 16 and many[1] <= 32


def test_the_demo_year_is_made_through_acts(he):
    seeds.a_year(he, timezone.localdate())
    stages = set(Decision.objects.values_list("stage", flat=True))
    assert stages == {Stage.ARCHIVED, Stage.REVIEWED, Stage.RETURNED, Stage.PROPOSED}
