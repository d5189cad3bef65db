"""恢复: a voided case counts again as it stood, its stage, days, clocks, figures, search and list as before."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from fengqiao.engines import search
from fengqiao.engines.figures.periods import Period
from fengqiao.engines.procedures import Refused, clock_state, restoration, steps, undo
from fengqiao.engines.procedures import queries as deadlines
from fengqiao.engines.procedures.steps import take
from fengqiao.engines.registers import acts as records
from fengqiao.matters.disputes import queries
from fengqiao.matters.disputes.models import Dispute
from fengqiao.matters.disputes.procedure import LIGHT
from fengqiao.matters.disputes.registers import REGISTER
from fengqiao.matters.disputes.words import Stage
from fengqiao.trunk.journal import chain
from fengqiao.trunk.journal.acts import act
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people.actors import Denied
from tests.filled import filled

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


def step_url(case):
    return reverse("desk:step", kwargs={"matter": "disputes", "pk": case.pk, "key": "restore"})


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


def test_of_two_endings_the_last_is_derived_or_none(li, a_dispute, without_images, monkeypatch):
    case = a_dispute(stage=Stage.DONE, closed_on=DAY + timedelta(2))
    case = take(LIGHT, "reopen", case, by=li, reason="又吵起来了", happened_on=DAY + timedelta(3))
    on = DAY + timedelta(5)
    case = take(LIGHT, "done", case, by=li, outcome="oral", outcome_text="", happened_on=on)
    case = void(case, li)
    assert restoration.asked(case) == ()
    last = Entry.objects.filter(subject=case.pk, verb="disputes.done").latest("seq")
    events = clock_state.events_of([case.pk])
    kept = {case.pk: [one for one in events[case.pk] if one.entry != last.pk]}
    monkeypatch.setattr(clock_state, "events_of", lambda subjects, unborn=(): kept)
    assert restoration.asked(case) == (
        "closed_on",
    )  # the day of the first is that of another ending


@pytest.fixture
def undated(li, a_dispute, without_images):
    """Voided in the time before; an old ledger had said that it was settled, and no day."""
    case = a_dispute()
    ended = {"stage": Stage.DONE, "outcome": "oral", "closed_on": None}
    with act("disputes.backfill", on=case, by=li, happened_on=DAY) as facts:
        for name, value in ended.items():
            setattr(case, name, value)
        case.save()
        facts |= {"stage": "done", "closed_on": None}
    return void(case, li)


# The day of today is asked when the test is run: the suite may have begun before midnight.
UNFIT = {
    "没有记下来，请填办结日期": lambda: None,
    "早于登记日期": lambda: DAY - timedelta(1),
    "晚于作废的日期": lambda: timezone.localdate() + timedelta(1),
}


@pytest.mark.parametrize("why", UNFIT)
def test_a_closing_day_that_nobody_wrote_down_is_asked_not_guessed(li, undated, why):
    with pytest.raises(Refused, match=why):
        restore(undated, li, closed_on=UNFIT[why]())
    row = Dispute.objects.get(pk=undated.pk)
    assert row.voided_on is not None and row.stage == Stage.VOID


def test_a_closing_day_given_by_hand_says_so(li, undated):
    case = restore(undated, li, closed_on=DAY + timedelta(2))
    row = Dispute.objects.get(pk=case.pk)
    stands = (row.stage, row.outcome, row.closed_on, row.voided_on)
    assert stands == (Stage.DONE, "oral", DAY + timedelta(2), None)
    last = Entry.objects.filter(subject=case.pk).latest("seq")
    assert last.facts["given"] == {"closed_on": str(DAY + timedelta(2))}
    assert queries.closed_in(MARCH).filter(pk=case.pk).exists()
    assert chain.verify()["ok"]


def test_a_closing_day_that_is_known_is_not_given_anew(li, a_dispute):
    case = void(a_dispute(stage=Stage.DONE), li)
    with pytest.raises(Refused, match="办理记录里有，不用再填"):
        restore(case, li, closed_on=DAY)


def test_the_form_asks_for_the_day_where_nobody_wrote_it_down(cast, client_of, li, undated):
    address = step_url(undated)
    desk = client_of(cast.li)
    page = desk.get(address).content.decode()
    assert 'name="closed_on"' in page and page.index("办结日期") < page.index("理由")
    given = filled(page) | {"reason": "不是同一件"}
    told = desk.post(address, given)
    assert told.status_code == 422 and "请填办结日期" in told.content.decode()
    early = desk.post(address, given | {"closed_on": "2026.1.1"})
    said = early.content.decode()
    assert early.status_code == 422 and "早于登记日期" in said
    assert "2026.1.1" in said and "不是同一件" in said  # nothing typed is lost
    day = DAY + timedelta(2)
    assert desk.post(address, given | {"closed_on": f"{day:%Y.%m.%d}"}).status_code == 302
    shown = desk.get(reverse("disputes:show", args=[undated.pk])).content.decode()
    assert f"办结日期：{day}（恢复时补填，原来没有记下来）" in shown


@pytest.mark.parametrize("stage", STAGES)
def test_the_form_asks_for_no_day_that_is_known(
    cast, client_of, li, a_dispute, stage, without_images
):
    case = void(a_dispute(stage=stage), li)
    page = client_of(cast.li).get(step_url(case)).content.decode()
    assert 'name="reason"' in page and 'name="closed_on"' not in page


def test_restored_and_that_taken_back_it_is_restored_whole(li, a_dispute):
    case = a_dispute(stage=Stage.DONE)
    before = stand(case)
    case = restore(void(case, li), li)
    last = Entry.objects.filter(subject=case.pk).latest("seq")
    case = undo.take_back(case, last.pk, by=li, at=timezone.now())
    restore(case, li)
    assert stand(case) == before


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
    address = step_url(case)
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
