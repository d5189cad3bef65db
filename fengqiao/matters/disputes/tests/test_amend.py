"""更正、补上对方、记一笔."""

import pytest
from django.urls import reverse

from fengqiao.engines.procedures.steps import take
from fengqiao.engines.registers import acts as records
from fengqiao.matters.disputes import acts, queries
from fengqiao.matters.disputes.models import Dispute
from fengqiao.matters.disputes.procedure import LIGHT
from fengqiao.matters.disputes.registers import REGISTER
from fengqiao.matters.disputes.words import Audience, Nature
from fengqiao.trunk.journal import chain
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people.actors import Denied
from tests.filled import filled

from .conftest import DAY

pytestmark = pytest.mark.django_db


def test_the_class_follows_an_amended_type_and_what_stood_there_is_kept(li, a_dispute):
    case = a_dispute()
    labor = queries.types(li.office).get(code="labor")
    records.amend(REGISTER, case, {"type": labor}, by=li, reason="登记时选错")
    fresh = Dispute.objects.select_related("report_class", "type").get(pk=case.pk)
    assert (fresh.type.code, fresh.report_class.code) == ("labor", "other")
    entry = Entry.objects.get(subject=case.pk, verb="disputes.amend")
    assert entry.reason == "登记时选错"
    assert entry.facts["before"]["type"] == "邻里纠纷" and entry.facts["changed"] == [
        "type",
        "report_class",
    ]
    assert chain.verify()["ok"]


def test_an_amendment_that_changes_nothing_says_nothing(li, a_dispute):
    case = a_dispute()
    records.amend(REGISTER, case, {"summary": case.summary}, by=li, reason="看看")
    assert not Entry.objects.filter(subject=case.pk, verb="disputes.amend").exists()


def test_only_named_fields_can_be_amended(li, a_dispute):
    with pytest.raises(TypeError):
        records.amend(REGISTER, a_dispute(), {"stage": "done"}, by=li, reason="x")


def test_a_concern_with_an_opponent_becomes_a_dispute(li, a_dispute):
    case = a_dispute(side_two=())
    assert case.nature == Nature.CONCERN
    case = acts.name_opponent(case, ["某物业公司"], by=li)
    fresh = queries.cases().get(pk=case.pk)
    assert fresh.nature == Nature.DISPUTE
    assert [p.name for p in fresh.parties.all() if p.side == 2] == ["某物业公司"]


@pytest.mark.parametrize("stage", ["done", "void"])
def test_a_concern_that_is_closed_stays_one(cast, client_of, li, a_dispute, stage):
    """What it was counted as stands; the page may be older than the case."""
    case = a_dispute(side_two=(), stage="done")
    if stage == "void":
        take(LIGHT, "void", case, by=li, happened_on=DAY, reason="登记错了")
    page = reverse("disputes:name_opponent", args=[case.pk])
    answer = client_of(cast.li).post(page, {"names": "某物业公司"})
    said = answer.content.decode()
    assert answer.status_code == 422 and 'value="某物业公司"' in said
    assert {"done": "已经办结", "void": "已经作废"}[stage] in said
    fresh = queries.cases().get(pk=case.pk)
    assert fresh.nature == Nature.CONCERN and all(p.side == 1 for p in fresh.parties.all())


def test_a_note_for_handlers_is_read_by_its_writer_and_the_handler_only(li, cast, as_, a_dispute):
    case = a_dispute()
    acts.note(case, "他私下说愿意让一步", by=li, on=DAY)
    acts.note(case, "约了周五见面", by=li, on=DAY, audience=Audience.OFFICE)
    assert queries.readable_notes(case, li).count() == 2
    with as_(cast.zhou):
        texts = [n.text for n in queries.readable_notes(case, cast.zhou)]
        assert texts == ["约了周五见面"]


def test_a_leader_may_read_but_not_amend(cast, as_, a_dispute):
    case = a_dispute()
    with as_(cast.wang), pytest.raises(Denied):
        records.amend(REGISTER, case, {"summary": "y"}, by=cast.wang, reason="x")


@pytest.mark.parametrize(
    "given, said",
    [
        ({"summary": "长" * 1001}, "最多 1000 字，现在 1001 字，请改短"),
        ({"people_count": 3_000_000_000}, "最大填 9999999"),
        ({"people_count": "几个"}, "涉及人数请填整数"),
        ({"amount": -1}, "金额不能是负数"),
        ({"amount": "9" * 20}, "数字太大，请核对"),
        ({"found": "dream"}, "请在列出的如何发现里选一个"),
    ],
    ids=lambda given: next(iter(given)) if isinstance(given, dict) else None,
)
def test_what_cannot_be_is_said_in_the_words_of_an_office(cast, client_of, a_dispute, given, said):
    case = a_dispute()
    client, page = client_of(cast.li), reverse("disputes:amend", args=[case.pk])
    form = filled(client.get(page).content.decode(), reason="更正")
    answer = client.post(page, form | given)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_a_name_that_does_not_fit_is_refused_before_the_database_does(cast, client_of, a_dispute):
    page = reverse("disputes:name_opponent", args=[a_dispute(side_two=()).pk])
    answer = client_of(cast.li).post(page, {"names": "甲" * 81})
    assert answer.status_code == 422
    assert "一个名字最多 80 字" in answer.content.decode()
