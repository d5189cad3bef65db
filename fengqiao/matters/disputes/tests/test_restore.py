"""恢复: a voided case counts again as it stood, its stage, days, clocks, figures, search and list as before."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from fengqiao.engines import search
from fengqiao.engines.figures.periods import Period
from fengqiao.engines.procedures import Refused, clock_state, steps, undo
from fengqiao.engines.procedures import queries as deadlines
from fengqiao.engines.procedures.steps import take
from fengqiao.engines.registers import acts as records
from fengqiao.matters.disputes import queries
from fengqiao.matters.disputes.models import Dispute
from fengqiao.matters.disputes.procedure import LIGHT
from fengqiao.matters.disputes.registers import REGISTER
from fengqiao.matters.disputes.words import Stage
from fengqiao.trunk.journal import chain
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people.actors import Denied

from .conftest import DAY

pytestmark = pytest.mark.django_db
MARCH = Period(date(2026, 3, 1), date(2026, 4, 1), "2026年3月", date(2026, 4, 1))


def stand(case):
    """The case, its clocks, and where it is counted and found."""
    row = Dispute.objects.get(pk=case.pk)
    return (
        {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields},
        list(deadlines.of(case.pk).values_list("started_on", "due_on", "state", "stopped_on")),
        [
            found(MARCH).filter(pk=case.pk).count()
            for found in (queries.found_in, queries.resolved_in, queries.closed_in)
        ],
        sum(hit.subject == case.pk for hit in search.find("拖动桌椅")),
        REGISTER.standing().filter(pk=case.pk).count(),
    )


def void(case, li):
    return take(LIGHT, "void", case, by=li, reason="登重了")


def restore(case, li, **given):
    return take(LIGHT, "restore", case, by=li, reason="不是同一件", **given)


@pytest.fixture
def without_images(monkeypatch):
    """Steps write entries as they did before they kept what stood there."""
    monkeypatch.setattr(steps.before, "facts", lambda stood, case: {})


STAGES = [Stage.REGISTERED, Stage.HANDLING, Stage.DONE, Stage.SUSPENDED]


@pytest.mark.parametrize("stage", STAGES)
def test_what_was_voided_stands_as_before(li, a_dispute, stage):
    case = a_dispute(stage=stage)
    before = stand(case)
    void(case, li)
    gone = stand(case)
    assert (gone[1], gone[2], gone[4]) == ([], [0, 0, 0], 0)  # it is still found, and says so
    assert gone[0]["voided_on"] == timezone.localdate()
    restore(Dispute.objects.get(pk=case.pk), li)
    assert stand(case) == before
    assert chain.verify()["ok"]


@pytest.mark.parametrize("stage", STAGES)
def test_what_was_voided_in_the_time_before_is_derived(li, a_dispute, stage, without_images):
    case = a_dispute(stage=stage, closed_on=DAY + timedelta(2))
    before = stand(case)
    void(case, li)
    restore(Dispute.objects.get(pk=case.pk), li)
    assert stand(case) == before


def test_the_derived_closing_day_is_the_corrected_one(li, a_dispute, without_images):
    case = a_dispute(stage=Stage.DONE, closed_on=DAY + timedelta(6))
    day = {"closed_on": DAY + timedelta(2)}
    case = records.amend(REGISTER, case, day, by=li, reason="写错了")
    before = stand(case)
    void(case, li)
    restore(Dispute.objects.get(pk=case.pk), li)
    assert stand(case) == before


def test_a_closing_day_that_nobody_wrote_down_is_said_not_guessed(li, a_dispute, without_images):
    case = a_dispute(stage=Stage.DONE)
    void(case, li)
    closing = Entry.objects.get(subject=case.pk, verb="disputes.done")
    events = clock_state.events_of([case.pk])
    kept = {case.pk: [one for one in events[case.pk] if one.entry != closing.pk]}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock_state, "events_of", lambda subjects, unborn=(): kept)
        with pytest.raises(Refused, match="办结日期没有记下来"):
            restore(Dispute.objects.get(pk=case.pk), li)
    assert Dispute.objects.get(pk=case.pk).voided_on is not None


def test_restored_it_goes_on_and_is_voided_and_restored_again(li, a_dispute):
    case = a_dispute()
    for _ in range(2):
        case = restore(void(case, li), li)
    assert case.stage == Stage.REGISTERED
    case = take(LIGHT, "handle", case, by=li, happened_on=DAY + timedelta(1), method="mediate")
    assert case.stage == Stage.HANDLING  # a voiding that was restored is no step before it


def test_a_restoration_is_taken_back_as_any_step(li, a_dispute):
    case = void(a_dispute(), li)
    voided = stand(case)
    case = restore(case, li)
    last = Entry.objects.filter(subject=case.pk).latest("seq")
    undo.take_back(case, last.pk, by=li, at=timezone.now())
    assert stand(case) == voided


def test_it_asks_why_and_for_the_power_of_voiding(li, cast, as_, a_dispute):
    case = void(a_dispute(), li)
    with pytest.raises(Refused, match="理由"):
        take(LIGHT, "restore", case, by=li, reason=" ")
    with as_(cast.wang), pytest.raises(Denied):
        restore(case, cast.wang)


def test_the_page_offers_it_and_the_stranger_finds_nothing(cast, client_of, li, a_dispute):
    case = void(a_dispute(), li)
    address = reverse("desk:step", kwargs={"matter": "disputes", "pk": case.pk, "key": "restore"})
    page = reverse("disputes:show", args=[case.pk])
    desk = client_of(cast.li)
    assert address in desk.get(page).content.decode()
    given = {"reason": "不是同一件", "day": timezone.localdate().isoformat(), "stage": "void"}
    answer = desk.post(address, given)
    assert answer.status_code == 302
    said = desk.get(page).content.decode()
    assert "不是同一件" in said and address not in said
    assert client_of(cast.zhao).get(address).status_code == 404


def test_what_is_void_is_not_amended(li, a_dispute):
    case = void(a_dispute(), li)
    with pytest.raises(records.NotChanged, match="已经作废"):
        records.amend(REGISTER, case, {"summary": "别的"}, by=li, reason="x")
