"""恢复 and 撤销登记, of every matter: what was voided stands as before; what was just registered is taken back."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from fengqiao.engines.procedures import known, steps, undo
from fengqiao.engines.procedures.models import Deadline
from fengqiao.engines.procedures.steps import take
from fengqiao.engines.registers import acts as records
from fengqiao.engines.registers import registration
from fengqiao.matters.decisions.registers import REGISTER as DECISIONS
from fengqiao.matters.disputes.registers import REGISTER as DISPUTES
from fengqiao.matters.leadership.registers import TASKS
from fengqiao.matters.supervision import queries as letters
from fengqiao.matters.supervision import seeds as supervision
from fengqiao.matters.supervision.registers import INCOMING as LETTERS
from fengqiao.matters.supervision.words import OPEN_STAGES
from fengqiao.trunk.journal import chain
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people.models import Person
from tests.filled import filled

from .test_undo import DAY, a_decision, a_dispute, a_task, an_incoming, state

pytestmark = pytest.mark.django_db
VOIDED_BY_STEP = [a_dispute, a_decision, an_incoming]
REGISTERED = [
    (DISPUTES, a_dispute),
    (DECISIONS, a_decision),
    (LETTERS, an_incoming),
    (TASKS, a_task),
]


def walked(case, key, by, **given):
    procedure = known(case.procedure_key, case.procedure_version)
    return take(procedure, key, type(case).objects.get(pk=case.pk), by=by, **given)


def records_void(register, case, by):
    return records.void(register, case, by=by, reason="登重了")


def step_url(case, key):
    matter = case._meta.app_label
    return reverse("desk:step", kwargs={"matter": matter, "pk": case.pk, "key": key})


@pytest.mark.parametrize("made", VOIDED_BY_STEP, ids=lambda one: one.__name__)
def test_what_a_step_voided_stands_as_before(li, made):
    case = made(li)
    before = state(case)
    void = walked(case, "void", li, reason="登重了")
    assert void.voided_on is not None and not Deadline.objects.filter(subject=case.pk).exists()
    walked(case, "restore", li, reason="没有登重")
    assert state(case) == before
    assert chain.verify()["ok"]


def in_the_time_before(monkeypatch):
    """Steps write entries as they did before they kept what stood there."""
    monkeypatch.setattr(steps.before, "facts", lambda stood, case: {})


@pytest.mark.parametrize("made", VOIDED_BY_STEP, ids=lambda one: one.__name__)
def test_what_was_voided_in_the_time_before_stands_as_before(li, monkeypatch, made):
    in_the_time_before(monkeypatch)
    case = made(li)
    before = state(case)
    walked(case, "void", li, reason="登重了")
    walked(case, "restore", li, reason="没有登重")
    assert state(case) == before


@pytest.mark.parametrize("stage", OPEN_STAGES)
def test_a_letter_that_its_register_voided_is_restored_by_the_step(
    cast, client_of, li, monkeypatch, stage
):
    """`supervision.void_incoming` wrote the day alone: the row kept its stage, and the entry says nothing."""
    in_the_time_before(monkeypatch)
    case = supervision.an_incoming(li, on=DAY, stage=stage)
    before = state(case)
    records_void(LETTERS, case, li)
    last = Entry.objects.filter(subject=case.pk).latest("seq")
    assert (last.verb, last.facts) == ("supervision.void_incoming", {})
    desk, page = client_of(cast.li), reverse("supervision:show", args=[case.pk])
    shown = desk.get(page).content.decode()
    address = step_url(case, "restore")
    assert address in shown and step_url(case, "answer") not in shown
    refused = desk.get(step_url(case, "answer")).content.decode()
    assert "已经作废，不能再办；作废错了的，请先恢复" in refused and address in refused
    form = desk.get(address).content.decode()
    assert "closed_on" not in form  # all is known: nothing is asked
    assert desk.post(address, filled(form) | {"reason": "没有登重"}).status_code == 302
    assert state(case) == before
    assert "没有登重" in desk.get(page).content.decode()
    assert chain.verify()["ok"]


def test_a_letter_that_its_register_voided_is_on_nobodys_hands(li):
    case = supervision.an_incoming(li, on=DAY)
    walked(case, "assign", li, unit="物业科", handler=Person.objects.get(pk=li.person))
    assert letters.handled_by(li).exists() and letters.unanswered_of(li.person).exists()
    records_void(LETTERS, case, li)
    assert not letters.handled_by(li).exists() and not letters.unanswered_of(li.person).exists()


def test_the_restoration_of_a_letter_is_taken_back_and_done_again(li):
    case = supervision.an_incoming(li, on=DAY, stage="answered")
    before = state(case)
    records_void(LETTERS, case, li)
    voided = state(case)
    for _ in range(2):
        case = walked(case, "restore", li, reason="没有登重")
        assert state(case) == before
        last = Entry.objects.filter(subject=case.pk).latest("seq")
        case = undo.take_back(case, last.pk, by=li, at=timezone.now())
        assert state(case) == voided


def test_a_task_that_its_register_voided_runs_on(li):
    case = a_task(li)
    before = state(case)
    records_void(TASKS, case, li)
    assert not Deadline.objects.filter(subject=case.pk).exists()
    records.restore(TASKS, type(case).objects.get(pk=case.pk), by=li, reason="没有登重")
    assert state(case) == before


@pytest.mark.parametrize("register, made", REGISTERED, ids=lambda one: getattr(one, "key", ""))
def test_a_registration_is_taken_back(li, cast, client_of, register, made):
    case = made(li)
    desk = client_of(cast.li)
    page, address = (reverse(register.page(n), args=[case.pk]) for n in ("show", "take_back"))
    assert address in desk.get(page).content.decode()
    assert client_of(cast.zhao).post(address).status_code == 404
    assert desk.post(address).status_code == 302
    row = type(case).objects.get(pk=case.pk)
    assert row.voided_on is not None and not register.standing().filter(pk=case.pk).exists()
    assert not Deadline.objects.filter(subject=case.pk).exists()
    last = Entry.objects.filter(subject=case.pk).latest("seq")
    assert last.verb == register.verb("take_back") and chain.verify()["ok"]
    assert address not in desk.get(page).content.decode()


@pytest.mark.parametrize("register, made", REGISTERED[:3], ids=lambda one: getattr(one, "key", ""))
def test_what_was_taken_back_and_restored_stands_as_before(li, register, made):
    case = made(li)
    before = state(case)
    registration.take_back(register, case, by=li, at=timezone.now())
    walked(case, "restore", li, reason="没有登错")
    assert state(case) == before


@pytest.mark.parametrize("register, made", REGISTERED, ids=lambda one: getattr(one, "key", ""))
def test_after_ten_minutes_it_stands(li, register, made):
    case = made(li)
    later = timezone.now() + timedelta(minutes=11)
    assert registration.offer(register, case, li, later) is None
