"""撤销登记: by who pressed it, within ten minutes, while nothing rests on it; then it is void and counts nowhere."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from fengqiao.engines.figures.periods import Period
from fengqiao.engines.procedures import Refused, holds, undo
from fengqiao.engines.procedures import queries as deadlines
from fengqiao.engines.procedures.steps import take
from fengqiao.engines.registers import registration
from fengqiao.matters.disputes import acts, queries
from fengqiao.matters.disputes.models import Dispute
from fengqiao.matters.disputes.procedure import LIGHT
from fengqiao.matters.disputes.registers import REGISTER
from fengqiao.matters.disputes.words import Audience, Stage
from fengqiao.trunk.journal import chain
from fengqiao.trunk.journal.models import Entry

from .conftest import DAY

pytestmark = pytest.mark.django_db
MARCH = Period(date(2026, 3, 1), date(2026, 4, 1), "2026年3月", date(2026, 4, 1))


def take_back(case, by, at=None):
    return registration.take_back(REGISTER, case, by=by, at=at or timezone.now())


def fresh(case):
    return Dispute.objects.get(pk=case.pk)


def test_it_is_void_and_counts_nowhere_and_the_journal_says_so(li, a_dispute):
    case = a_dispute()
    assert queries.found_in(MARCH).filter(pk=case.pk).exists()
    take_back(case, li)
    row = fresh(case)
    assert (row.stage, row.voided_on) == (Stage.VOID, timezone.localdate())
    assert not queries.found_in(MARCH).filter(pk=case.pk).exists()
    assert not REGISTER.standing().filter(pk=case.pk).exists()
    assert not deadlines.of(case.pk).exists()
    last = Entry.objects.filter(subject=case.pk).latest("seq")
    assert (last.verb, last.by) == ("disputes.take_back_registration", li.person)
    assert chain.verify()["ok"]


def test_twice_is_once_and_it_may_be_restored(li, a_dispute):
    case = a_dispute()
    due = list(deadlines.of(case.pk).values_list("started_on", "due_on", "state"))
    take_back(case, li)
    take_back(case, li)
    verb = "disputes.take_back_registration"
    assert Entry.objects.filter(subject=case.pk, verb=verb).count() == 1
    take(LIGHT, "restore", fresh(case), by=li, reason="没有登记错")
    row = fresh(case)
    assert (row.stage, row.voided_on, row.outcome, row.closed_on) == (
        Stage.REGISTERED,
        None,
        "",
        None,
    )
    assert list(deadlines.of(case.pk).values_list("started_on", "due_on", "state")) == due


def test_only_by_who_pressed_it_and_within_ten_minutes(li, cast, as_, a_dispute):
    case = a_dispute()
    with as_(cast.chen), pytest.raises(Refused, match="只有登记的人"):
        take_back(case, cast.chen)
    with pytest.raises(Refused, match="超过 10 分钟"):
        take_back(case, li, timezone.now() + timedelta(minutes=10, seconds=1))
    assert fresh(case).voided_on is None


RESTING = {
    "记一笔": lambda case, li: acts.note(case, "说过了", by=li, on=DAY),
    "存入文件": lambda case, li: acts.attach(
        case, b"x", "a.txt", by=li, on=DAY, audience=Audience.OFFICE
    ),
    "开始办理": lambda case, li: take(LIGHT, "handle", case, by=li, happened_on=DAY),
}


@pytest.mark.parametrize("label", RESTING)
def test_it_stands_once_another_act_rests_on_it(li, a_dispute, label):
    case = a_dispute()
    RESTING[label](case, li)
    with pytest.raises(Refused, match=f"之后又做了“{label}”，不能撤销"):
        take_back(fresh(case), li)
    offer = registration.offer(REGISTER, fresh(case), li, timezone.now())
    assert label in offer.reason


def test_it_stands_once_a_number_was_frozen_over_it(li, a_dispute, monkeypatch):
    case = a_dispute()
    monkeypatch.setattr(holds, "_published", {"disputes.register"})
    a_dispute()  # what is said in its place by a verb that freezes
    with pytest.raises(Refused, match="已经冻结"):
        take_back(case, li)


def test_a_step_taken_back_rests_on_nothing(li, a_dispute):
    case = a_dispute()
    take(LIGHT, "handle", case, by=li, happened_on=DAY)
    last = Entry.objects.filter(subject=case.pk).latest("seq")
    undo.take_back(fresh(case), last.pk, by=li, at=timezone.now())
    take_back(fresh(case), li)
    assert fresh(case).stage == Stage.VOID


def test_the_page_has_the_button_for_her_alone(cast, client_of, li, a_dispute):
    case = a_dispute()
    page, address = (reverse(f"disputes:{n}", args=[case.pk]) for n in ("show", "take_back"))
    desk = client_of(cast.li)
    said = desk.get(page).content.decode()
    assert address in said and "还有 10 分钟" in said
    assert address not in client_of(cast.chen).get(page).content.decode()
    assert client_of(cast.zhao).post(address).status_code == 404
    assert client_of(cast.wang).post(address).status_code == 403
    assert desk.get(address).status_code == 405
    assert desk.post(address).status_code == 302
    assert desk.post(address).status_code == 302
    said = desk.get(page).content.decode()
    assert address not in said and "撤销登记" in said


def test_a_page_of_old_cases_asks_no_more(li, cast, client_of, a_dispute):
    desk, counts = client_of(cast.li), []
    for case in (a_dispute(), a_dispute()):
        with CaptureQueriesContext(connection) as asked:
            desk.get(reverse("disputes:show", args=[case.pk]))
        counts.append(len(asked))
    assert counts[0] >= counts[1]
