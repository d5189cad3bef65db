"""恢复 and 撤销登记, of every matter: what was voided stands as before; what was just registered is taken back."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from fengqiao.engines.procedures import known
from fengqiao.engines.procedures.models import Deadline
from fengqiao.engines.procedures.steps import take
from fengqiao.engines.registers import acts as records
from fengqiao.engines.registers import registration
from fengqiao.matters.decisions.registers import REGISTER as DECISIONS
from fengqiao.matters.disputes.registers import REGISTER as DISPUTES
from fengqiao.matters.leadership.registers import TASKS
from fengqiao.matters.supervision.registers import INCOMING as LETTERS
from fengqiao.trunk.journal import chain
from fengqiao.trunk.journal.models import Entry

from .test_undo import a_decision, a_dispute, a_task, an_incoming, state

pytestmark = pytest.mark.django_db
VOIDED_BY_STEP = [a_dispute, a_decision, an_incoming]
REGISTERED = [
    (DISPUTES, a_dispute),
    (DECISIONS, a_decision),
    (LETTERS, an_incoming),
    (TASKS, a_task),
]


@pytest.fixture
def li(cast, as_):
    with as_(cast.li):
        yield cast.li


def walked(case, key, by, **given):
    procedure = known(case.procedure_key, case.procedure_version)
    return take(procedure, key, type(case).objects.get(pk=case.pk), by=by, **given)


@pytest.mark.parametrize("made", VOIDED_BY_STEP, ids=lambda one: one.__name__)
def test_what_a_step_voided_stands_as_before(li, made):
    case = made(li)
    before = state(case)
    void = walked(case, "void", li, reason="登重了")
    assert void.voided_on is not None and not Deadline.objects.filter(subject=case.pk).exists()
    walked(case, "restore", li, reason="没有登重")
    assert state(case) == before
    assert chain.verify()["ok"]


def test_a_task_that_its_register_voided_runs_on(li):
    case = a_task(li)
    before = state(case)
    records.void(TASKS, case, by=li, reason="登重了")
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
