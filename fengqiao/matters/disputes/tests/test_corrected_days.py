"""更正日期: the clocks of a case follow the day of its registration, and the day on which it was closed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from fengqiao.engines.procedures import clock_state, deadlines, queries, undo
from fengqiao.engines.procedures.models import State
from fengqiao.engines.procedures.steps import take
from fengqiao.engines.registers import acts as records
from fengqiao.matters.disputes.models import Dispute
from fengqiao.matters.disputes.procedure import LIGHT
from fengqiao.matters.disputes.registers import REGISTER
from fengqiao.matters.disputes.words import Stage
from fengqiao.trunk.journal.acts import act
from fengqiao.trunk.journal.models import Entry

from .conftest import DAY

pytestmark = pytest.mark.django_db
WEEK, TODAY = timedelta(7), DAY + timedelta(40)


def amend(case, li, **days):
    return records.amend(REGISTER, case, days, by=li, reason="日期写错了")


def clock(case):
    row = queries.of(case.pk).get()
    return row.started_on, row.due_on, row.state, row.stopped_on


def explained(case):
    told = clock_state.explanation(Dispute.objects.get(pk=case.pk), "handle", TODAY)
    return told.run.start, told.reckoning.due_on, told.run.stopped_on


def test_registered_a_week_earlier_is_due_a_week_earlier(li, a_dispute):
    case = a_dispute()
    start, due, state, _ = clock(case)
    amend(case, li, registered_on=DAY - WEEK)
    assert clock(case) == (start - WEEK, due - WEEK, state, None)
    assert explained(case) == (start - WEEK, due - WEEK, None)


def test_the_corrected_closing_day_is_that_on_which_it_stopped(li, a_dispute):
    closed, meant = DAY + timedelta(10), DAY + timedelta(3)
    case = a_dispute(stage=Stage.DONE, closed_on=closed)
    assert clock(case)[2:] == (State.STOPPED, closed)
    amend(case, li, closed_on=meant)
    start, due, state, stopped = clock(case)
    assert (start, due, state, stopped) == (DAY, DAY + WEEK, State.STOPPED, meant)
    assert explained(case) == (DAY, DAY + WEEK, meant)


def test_corrected_twice_the_last_one_holds_and_both_days_move(li, a_dispute):
    case = a_dispute(stage=Stage.DONE, closed_on=DAY + timedelta(10))
    case = amend(case, li, closed_on=DAY + timedelta(3))
    case = amend(case, li, closed_on=DAY + timedelta(5), registered_on=DAY - WEEK)
    assert clock(case) == (DAY - WEEK, DAY, State.STOPPED, DAY + timedelta(5))


def test_what_is_opened_again_runs_from_that_day_and_stops_anew(li, a_dispute):
    case = a_dispute(stage=Stage.DONE, closed_on=DAY + timedelta(10))
    case = amend(case, li, closed_on=DAY + timedelta(3))
    again = DAY + timedelta(5)  # earlier than the day that was wrong, later than the right one
    case = take(LIGHT, "reopen", case, by=li, happened_on=again, reason="又吵了")
    assert clock(case) == (again, again + WEEK, State.RUNNING, None)
    case = take(LIGHT, "fail", case, by=li, happened_on=again + timedelta(2), routes=["court"])
    case = amend(case, li, closed_on=again + timedelta(4))
    assert clock(case) == (again, again + WEEK, State.STOPPED, again + timedelta(4))


def test_a_step_taken_back_after_a_correction_leaves_the_corrected_day(li, a_dispute):
    case = a_dispute(stage=Stage.DONE, closed_on=DAY + timedelta(10))
    case = amend(case, li, closed_on=DAY + timedelta(3))
    stood = clock(case)
    case = take(LIGHT, "reopen", case, by=li, reason="又吵了")
    last = Entry.objects.filter(subject=case.pk).latest("seq")
    undo.take_back(case, last.pk, by=li, at=timezone.now())
    assert clock(case) == stood


def test_reckoned_again_from_the_journal_it_is_the_same(li, a_dispute):
    case = a_dispute(stage=Stage.DONE, closed_on=DAY + timedelta(10))
    case = amend(case, li, closed_on=DAY + timedelta(3))
    stood = clock(case)
    with act("disputes.note", on=case, by=li):
        deadlines.reckon(case)
    assert clock(case) == stood
