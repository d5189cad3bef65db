"""撤销 on the page of a dispute, a task, a decision, what came in and the annual report: fields, rows, clocks, figures
and search stand as before."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone

from fengqiao.engines.figures import Figure
from fengqiao.engines.figures.catalogue import declared
from fengqiao.engines.figures.periods import Period
from fengqiao.engines.procedures import known
from fengqiao.engines.procedures.models import Deadline
from fengqiao.engines.procedures.steps import take
from fengqiao.engines.search.models import SearchDocument
from fengqiao.ground.ids import uuid7
from fengqiao.matters.decisions import seeds as decisions
from fengqiao.matters.disputes import seeds as disputes
from fengqiao.matters.leadership import seeds as leadership
from fengqiao.matters.supervision import seeds as supervision
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.journal import chain, scope
from fengqiao.trunk.journal.models import Entry
from fengqiao.ui.templatetags.ui import ONCE

DAY = timezone.localdate() - timedelta(days=3)


def a_dispute(li):
    return disputes.a_dispute(li, divisions.communities(li.office)[0], on=DAY)


def a_task(li):
    return leadership.a_task(li, on=DAY, due_on=DAY + timedelta(days=30))


def a_decision(li):
    return decisions.a_decision(li, on=DAY)


def an_incoming(li):
    return supervision.an_incoming(li, on=DAY)


DISPUTE = ("disputes", a_dispute)
TASK = ("leadership", a_task)
DECISION = ("decisions", a_decision)
INCOMING = ("supervision", an_incoming)
STEPS = [
    (*DISPUTE, "handle", {"method": "persuade", "handler_text": "老周"}),
    (*DISPUTE, "done", {"outcome": "oral", "outcome_text": "各退一步"}),
    (*DISPUTE, "extend", {"days": 3, "reason": "等物业"}),
    (*DISPUTE, "suspend", {"reason": "等评估"}),
    (*DISPUTE, "void", {"reason": "登重了"}),
    (*TASK, "take_on", {}),
    (*TASK, "finish", {"result": "都办了", "evidence": "小结"}),
    (*TASK, "extend", {"until": DAY + timedelta(days=60), "reason": "等上级"}),
    (*DECISION, "consult", {"way": "done", "evidence": "座谈会记录"}),
    (*INCOMING, "assign", {"unit": "物业科", "handler_text": "老周"}),
    (*INCOMING, "answer", {"answer": "已经清运", "adoption": ""}),
    (*INCOMING, "withdraw", {}),
]


def state(case):
    """Everything that a step may have changed in the office: rows, clocks, the index, the figures."""
    with scope.office(case.office):
        models = [m for m in apps.get_models() if getattr(m, "gate", "") == "recorded"]
        rows = {m._meta.label: sorted(m.objects.values_list(), key=str) for m in models}
        clocks = sorted(
            Deadline.objects.values_list("subject", "clock", "due_on", "state", "stopped_on")
        )
        found = sorted(SearchDocument.objects.values_list("subject", "folded"))
        period = Period.year(DAY.year)
        figures = {one.key: one.value(period) for one in declared() if isinstance(one, Figure)}
    return rows, clocks, found, figures


def step(case, li, key, **given):
    procedure = known(case.procedure_key, case.procedure_version)
    take(procedure, key, case, by=li, happened_on=DAY, **given)
    return Entry.objects.filter(subject=case.pk).latest("seq")


def url(matter, case, entry):
    return reverse("desk:undo", kwargs={"matter": matter, "pk": case.pk, "entry": entry.pk})


@pytest.mark.parametrize(("matter", "made", "key", "given"), STEPS)
def test_a_step_taken_back_is_as_if_it_had_not_been(cast, client_of, li, matter, made, key, given):
    case = made(li)
    before = state(case)
    entry = step(case, li, key, **given)
    client = client_of(cast.li)
    answer = client.post(url(matter, case, entry))
    assert answer.status_code == 302
    assert state(case) == before
    said = Entry.objects.filter(subject=case.pk).latest("seq")
    assert (said.verb, said.facts["entry"]) == (f"{matter}.take_back", str(entry.pk))
    assert client.post(url(matter, case, entry)).status_code == 302
    assert Entry.objects.filter(verb=f"{matter}.take_back").count() == 1
    with scope.office(cast.office):
        assert chain.verify()["ok"]


@pytest.mark.parametrize(("matter", "made"), [DISPUTE, TASK, DECISION, INCOMING])
def test_the_page_offers_it_with_the_minutes_left(cast, client_of, li, matter, made):
    given = {
        "disputes": ("handle", {}),
        "leadership": ("take_on", {}),
        "decisions": ("consult", {"way": "done", "evidence": "记录"}),
        "supervision": ("assign", {"unit": "物业科"}),
    }[matter]
    case = made(li)
    client = client_of(cast.li)
    page = reverse("desk:record", args=[case._meta.label_lower, case.pk])
    assert "/undo/" not in client.get(page, follow=True).content.decode()
    entry = step(case, li, given[0], **given[1])
    shown = client.get(page, follow=True).content.decode()
    assert url(matter, case, entry) in shown and "还有 10 分钟" in shown
    client.post(url(matter, case, entry))
    shown = client.get(page, follow=True).content.decode()
    assert "/undo/" not in shown and "撤销" in shown


def test_the_stranger_finds_nothing_and_a_colleague_is_told(cast, client_of, li):
    case = a_dispute(li)
    entry = step(case, li, "extend", days=3, reason="等")
    assert client_of(cast.zhao).post(url("disputes", case, entry)).status_code == 404
    assert client_of(cast.wang).post(url("disputes", case, entry)).status_code == 403
    told = client_of(cast.chen).post(url("disputes", case, entry))
    assert told.status_code == 422 and "只有办这一步的人自己" in told.content.decode()
    assert client_of(cast.li).get(url("disputes", case, entry)).status_code == 405
    assert not Entry.objects.filter(verb="disputes.take_back").exists()


def test_what_rests_on_it_is_named_on_the_page_and_at_the_door(cast, client_of, li):
    from fengqiao.matters.disputes import acts

    case = a_dispute(li)
    entry = step(case, li, "extend", days=3, reason="等")
    acts.note(case, "打过电话", by=li, on=DAY)
    client = client_of(cast.li)
    page = client.get(reverse("disputes:show", args=[case.pk])).content.decode()
    assert "刚刚办的“延长期限”：之后又做了“记一笔”，不能撤销。" in page
    told = client.post(url("disputes", case, entry))
    assert told.status_code == 422 and "之后又做了“记一笔”" in told.content.decode()


def test_a_frozen_number_keeps_it(cast, client_of, li):
    case = a_dispute(li)
    entry = step(case, li, "done", outcome="oral")
    with scope.office(cast.office):
        from fengqiao.engines.figures.acts import freeze
        from fengqiao.engines.figures.lookup import find

        period = Period.year(DAY.year)
        freeze(find("disputes.resolved", cast.office), period, by=li)
    told = client_of(cast.li).post(url("disputes", case, entry))
    assert told.status_code == 422 and "有数已经冻结" in told.content.decode()


def test_a_number_given_keeps_a_review(cast, client_of, li):
    case = a_decision(li)
    for gate in ("consult", "argue", "assess", "compete"):
        step(case, li, gate, way="not_applicable", why="一般合同")
    entry = step(case, li, "submit")
    told = client_of(cast.li).post(url("decisions", case, entry))
    assert told.status_code == 422 and "编号给出就不能收回" in told.content.decode()


def test_the_same_form_pressed_again_after_it_does_nothing_more(cast, client_of, li):
    case = a_dispute(li)
    client = client_of(cast.li)
    form = reverse("desk:step", kwargs={"matter": "disputes", "pk": case.pk, "key": "extend"})
    given = {ONCE: str(uuid7()), "day": DAY.isoformat(), "days": "3", "reason": "等物业"}
    client.post(form, given)
    entry = Entry.objects.get(subject=case.pk, verb="disputes.extend")
    client.post(url("disputes", case, entry), {ONCE: str(uuid7())})
    again = client.post(form, given)
    assert (
        again.status_code == 302
        and "没有再办一次" in client.get(again["Location"]).content.decode()
    )
    assert Entry.objects.filter(subject=case.pk, verb="disputes.extend").count() == 1
