"""Deadlines follow the journal: in the same deed, in bulk, and never again once they stopped."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from fengqiao.engines.procedures import clock_state, deadlines, queries, steps
from fengqiao.engines.procedures.models import Deadline, State
from fengqiao.trunk.divisions import acts as divisions
from fengqiao.trunk.journal import acts, gate, scope

from . import toy
from .toy import TOY, Dispute, Stage


def handle(case) -> Deadline:
    return queries.of(case.pk).get(clock="handle")


def take(key, case, people, on, **given):
    return steps.take(TOY, key, case, by=people.clerk, happened_on=on, **given)


def test_birth_starts_the_clock_in_the_same_deed(case):
    row = handle(case)
    assert (row.started_on, row.due_on, row.state) == (
        date(2024, 4, 22),
        date(2024, 4, 29),
        State.RUNNING,
    )
    assert (row.subject_kind, row.path, row.label) == ("disputes.dispute", case.path, "办理期限")
    assert not queries.of(case.pk).filter(clock="answer").exists()


def test_workdays_know_the_holidays_of_may(case, people):
    take("accept", case, people, date(2024, 4, 29))
    # 30 April is 1; 1–5 May off; 6–9 May 2–5. (28 April and 11 May are made up, on weekends.)
    assert queries.of(case.pk).get(clock="answer").due_on == date(2024, 5, 9)


def test_extension_suspension_resumption_and_stop(case, people):
    take("extend", case, people, date(2024, 4, 23), days=3)
    assert handle(case).due_on == date(2024, 5, 2)
    waiting = take("suspend", case, people, date(2024, 4, 25))
    assert (handle(case).due_on, handle(case).state) == (None, State.PAUSED)
    opened = take("resume", waiting, people, date(2024, 4, 30))
    assert (handle(case).due_on, handle(case).state) == (date(2024, 5, 7), State.RUNNING)
    take("shut", opened, people, date(2024, 5, 6), words="和好")
    row = handle(case)
    assert (row.state, row.stopped_on, row.due_on) == (
        State.STOPPED,
        date(2024, 5, 6),
        date(2024, 5, 7),
    )


def test_reopening_starts_the_clock_anew(case, people):
    shut = take("shut", case, people, date(2024, 4, 24), words="和好")
    take("reopen", shut, people, date(2024, 6, 3))
    row = handle(case)
    assert (row.started_on, row.due_on, row.state, row.stopped_on) == (
        date(2024, 6, 3),
        date(2024, 6, 10),
        State.RUNNING,
        None,
    )


def test_what_comes_after_a_stop_does_not_move_it(case, people):
    shut = take("shut", case, people, date(2024, 4, 24), words="和好")
    take("void", shut, people, date(2024, 5, 20))
    assert handle(case).stopped_on == date(2024, 4, 24)


def test_registered_and_shut_in_one_deed(office, people, inside):
    with acts.deed():
        case = toy.register(office, people.east, date(2024, 4, 22), people.clerk)
        take("shut", case, people, date(2024, 4, 22), words="当场")
    assert (handle(case).state, handle(case).stopped_on) == (State.STOPPED, date(2024, 4, 22))


def test_a_corrected_day_moves_the_clock(case, people):
    case.registered_on = date(2024, 4, 20)
    with acts.act("toys.amend", on=case, by=people.clerk):
        case.save(update_fields=["registered_on"])
    assert (handle(case).started_on, handle(case).due_on) == (date(2024, 4, 20), date(2024, 4, 27))


def test_a_refused_or_broken_deed_moves_no_deadline(case, people):
    with pytest.raises(RuntimeError), acts.deed():
        take("extend", case, people, date(2024, 4, 23), days=30)
        raise RuntimeError("断电")
    assert handle(case).due_on == date(2024, 4, 29)


def test_old_rows_come_in_with_their_clocks(office, people, inside):
    on = date(2024, 3, 1)
    settled = toy.a_case(office, people.east, on, stage=Stage.SHUT, closed_on=date(2024, 3, 5))
    same_day = toy.a_case(office, people.east, on, stage=Stage.SHUT, closed_on=on)
    undated = toy.a_case(office, people.east, on, stage=Stage.SHUT)
    still_open = toy.a_case(office, people.east, on, stage=Stage.OPEN)
    toy.backfill([settled, same_day, undated, still_open], people.clerk)
    assert (handle(settled).state, handle(settled).stopped_on) == (
        State.STOPPED,
        date(2024, 3, 5),
    )
    assert not queries.of(same_day.pk).exists(), "its clock never ran"
    assert not queries.of(undated.pk).exists(), "nobody knows when it stopped"
    assert (handle(still_open).state, handle(still_open).due_on) == (
        State.RUNNING,
        date(2024, 3, 8),
    )
    assert clock_state.explain(settled, "handle", on).state == "stopped"


def test_the_queries_of_an_import_do_not_grow_with_its_rows(office, people, inside):
    def selects(count: int) -> int:
        cases = [toy.a_case(office, people.east, date(2024, 3, 1)) for _ in range(count)]
        with CaptureQueriesContext(
            connection,
        ) as seen:
            toy.backfill(cases, people.clerk)
        assert Deadline.objects.filter(subject__in=[c.pk for c in cases]).count() == count
        return sum(q["sql"].startswith("SELECT") for q in seen.captured_queries)

    assert selects(3) == selects(300)


def test_undoing_an_import_takes_its_deadlines_along(office, people, inside, case):
    cases = [toy.a_case(office, people.east, date(2024, 3, 1)) for _ in range(5)]
    toy.backfill(cases, people.clerk)
    keys = [one.pk for one in cases]
    with acts.act("toys.undo_import", on=office, by=people.clerk):
        Dispute.objects.filter(pk__in=keys).delete()
    assert not Deadline.objects.filter(subject__in=keys).exists()
    assert handle(case).due_on == date(2024, 4, 29), "the others stay"


@pytest.fixture
def three(office, people, inside):
    """Cases with the five-workday clock: running, paused by nothing, and stopped."""
    on = date(2024, 6, 17)  # a Monday without holidays to its right
    running = toy.register(office, people.east, on, people.clerk)
    take("accept", running, people, on)
    stopped = toy.register(office, people.east, on, people.clerk)
    opened = take("accept", stopped, people, on)
    take("shut", opened, people, date(2024, 6, 24), words="和好")
    return running, stopped


def answers(*cases):
    return [queries.of(case.pk).get(clock="answer").due_on for case in cases]


def test_a_calendar_edit_moves_open_deadlines_and_never_stopped_ones(three, office, people):
    assert answers(*three) == [date(2024, 6, 24), date(2024, 6, 24)]
    with scope.opened(people.administrator.scope()):
        divisions.mark_days(
            office, [(date(2024, 6, 19), False, "演练放假")], by=people.administrator
        )
    assert answers(*three) == [date(2024, 6, 25), date(2024, 6, 24)]
    told = clock_state.explain(three[1], "answer", date(2024, 7, 1))
    assert (told.due_on, told.state) == (date(2024, 6, 24), "stopped")
    assert any("已停止的期限不变" in note for note in told.notes)


def test_a_later_entry_does_not_unearth_a_stopped_clock(three, office, people):
    _, stopped = three
    divisions.mark_days(office, [(date(2024, 6, 19), False, "演练放假")], by=people.clerk)
    stopped.refresh_from_db()
    stopped.summary = "改了字"
    with acts.act("toys.amend", on=stopped, by=people.clerk):
        stopped.save(update_fields=["summary"])
    assert answers(stopped) == [date(2024, 6, 24)]


def test_the_offices_own_length_and_its_change(office, people, case):
    divisions.set_setting(office.pk, "toys.days", 5, by=people.clerk)
    assert handle(case).due_on == date(2024, 4, 27)
    divisions.set_setting(office.pk, "toys.other", 1, by=people.clerk)
    assert handle(case).due_on == date(2024, 4, 27)
    told = clock_state.explanation(case, "handle", date(2024, 4, 23))
    assert (str(told.length), told.is_own_length) == ("5日", True)


@pytest.mark.parametrize("nonsense", [0, -3, "七", True, 99999, [5]])
def test_a_length_that_is_none_leaves_the_declared_one(nonsense, office, people, case):
    divisions.set_setting(office.pk, "toys.days", nonsense, by=people.clerk)
    assert handle(case).due_on == date(2024, 4, 29)


def test_a_setting_and_a_birth_in_one_deed(office, people, inside):
    with acts.deed():
        case = toy.register(office, people.east, date(2024, 4, 22), people.clerk)
        divisions.set_setting(office.pk, "toys.days", 5, by=people.clerk)
    assert handle(case).due_on == date(2024, 4, 27)


def test_reckoning_outside_a_deed_is_refused(case):
    with pytest.raises(gate.NoAct):
        Deadline(office=case.office, path=case.path, subject=case.pk).save()


def test_reckoning_again_changes_nothing(case, people):
    before = list(Deadline.objects.values())
    with acts.act("toys.amend", on=case, by=people.clerk), CaptureQueriesContext(connection) as q:
        deadlines.reckon(case)
    assert list(Deadline.objects.values()) == before
    assert not [one for one in q.captured_queries if one["sql"].startswith('INSERT INTO "proc')]


def test_due_and_overdue(office, people, inside):
    today = timezone.localdate()
    late, soon, later = (
        toy.register(office, people.east, today - timedelta(days=ago), people.clerk)
        for ago in (10, 7, 2)
    )
    assert [row.subject for row in queries.open_due(today)] == [late.pk, soon.pk]
    assert [row.subject for row in queries.overdue(today)] == [late.pk]
    take("suspend", soon, people, today)
    assert [row.subject for row in queries.open_due(today)] == [late.pk], "a paused one is not due"
    take("suspend", late, people, today)
    assert queries.overdue(today).exists(), "what ran out before the pause stays overdue"
    assert queries.of_many([late.pk, later.pk]).count() == 2


def test_the_stranger_sees_no_deadline(case, office, people):
    with scope.opened(scope.Scope((scope.Reach(office.pk, people.root + "02/"),))):
        assert not Deadline.objects.exists()
