"""A run is a pure function of the events: the same whatever batches they were said in."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fengqiao.engines.procedures import clock_state, queries, steps
from fengqiao.engines.procedures.history import Event, corrected, run_of
from fengqiao.ground.clocks import days
from fengqiao.trunk.journal import acts

from . import toy
from .toy import ANSWER, HANDLE, TOY, Dispute, Stage

MONDAY = date(2024, 4, 22)


def on(n: int) -> date:
    return MONDAY + timedelta(days=n)


def run(*events: tuple[str, int] | tuple[str, int, dict], clock=HANDLE, ends=("shut", "void")):
    told = [Event(key, on(day), *rest) for key, day, *rest in events]
    return run_of(clock, MONDAY, told, frozenset(ends))


def test_birth_starts_on_the_registered_day_whatever_day_the_entry_has():
    assert run(("register", 3)).start == MONDAY


def test_a_clock_that_never_started_has_no_run():
    assert run(("shut", 3)) is None
    assert run(("register", 0), ("shut", 2), clock=ANSWER) is None


def test_another_step_starts_on_its_own_day():
    assert run(("register", 0), ("accept", 2), clock=ANSWER).start == on(2)


def test_pauses_and_extensions_are_kept_in_order():
    found = run(
        ("register", 0),
        ("suspend", 1),
        ("suspend", 2),
        ("resume", 3),
        ("resume", 4),
        ("extend", 5, {"days": 4}),
        ("extend", 5, {}),
        ("suspend", 6),
    )
    assert found.pauses == ((on(1), on(3)), (on(6), None))
    assert found.extensions == ((on(5), days(4)),)


def test_a_resumption_said_to_be_before_the_suspension_pauses_nothing():
    assert run(("register", 0), ("suspend", 4), ("resume", 2)).pauses == ((on(4), on(4)),)


def test_the_first_stop_counts_until_a_new_start():
    stopped = run(("register", 0), ("shut", 3), ("extend", 4, {"days": 9}), ("void", 5))
    assert (stopped.stopped_on, stopped.extensions) == (on(3), ())
    again = run(("register", 0), ("shut", 3), ("reopen", 9))
    assert (again.start, again.stopped_on) == (on(9), None)


@pytest.mark.parametrize("closed_on", [on(4), "2024-04-26"])
def test_a_backfill_says_when_it_stopped_as_date_or_as_text(closed_on):
    found = run(("backfill", 0, {"stage": "shut", "closed_on": closed_on}))
    assert (found.start, found.stopped_on) == (MONDAY, on(4))


@pytest.mark.parametrize(
    "facts",
    [
        {"stage": "shut", "closed_on": MONDAY},
        {"stage": Stage.SHUT, "closed_on": None},
        {"stage": "shut", "closed_on": ""},
    ],
)
def test_a_backfill_that_never_ran(facts):
    assert run(("backfill", 0, facts)) is None


def test_a_backfill_that_is_reopened_runs():
    told = ("backfill", 0, {"stage": "shut", "closed_on": MONDAY})
    assert run(told, ("reopen", 30)).start == on(30)


def test_a_corrected_day_moves_the_last_step_that_set_it_or_the_closing_day_of_an_old_ledger():
    moved = {
        "changed": ["closed_on"],
        "before": {"closed_on": on(4)},
        "after": {"closed_on": on(2)},
    }
    other = {"changed": ["other_on"], "before": {"other_on": on(4)}, "after": {"other_on": on(1)}}

    def days(*told, facts=moved):
        events = [Event(key, on(4), {"closed_on": "2024-04-26"}) for key in told]
        found = corrected([*events, Event("amend", on(9), facts)], ["amend"], {"shut": "closed_on"})
        return [one.on for one in found[:-1]], found[0].facts["closed_on"]

    assert days("register", "shut", "reopen", "shut")[0] == [on(4), on(4), on(4), on(2)]
    assert days("backfill", "extend") == ([on(4), on(4)], on(2))
    assert days("backfill", "shut", facts=other) == ([on(4), on(4)], "2024-04-26")


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["accept", "extend", "suspend", "resume", "shut", "reopen"]),
        st.integers(0, 6),
        st.integers(0, 3),
    ),
    max_size=9,
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(wishes=STEPS, cuts=st.sets(st.integers(0, 9)))
def test_deadlines_are_equal_whatever_batch_the_steps_came_in(office, people, inside, wishes, cuts):
    """One case is walked step by step, each its own deed; its twin in deeds cut anywhere."""
    walk = lawful(wishes)
    one = toy.register(office, people.east, MONDAY, people.clerk)
    for key, day, more in walk:
        take(one, key, day, more, people)
    twin = toy.a_case(office, people.east, MONDAY)
    for deed in deeds(walk, cuts):
        with acts.deed():
            if twin._state.adding:
                with acts.act("toys.register", on=twin, by=people.clerk, happened_on=MONDAY):
                    twin.save(force_insert=True)
            for key, day, more in deed:
                take(twin, key, day, more, people)
    assert rows(one) == rows(twin)
    for row in queries.of(one.pk):
        told = clock_state.explain(one, row.clock, on(20))
        assert told.due_on == row.due_on, "the page and the list say the same"


def lawful(wishes):
    """Of the wished steps those that the procedure allows, on days that never go back."""
    stage, day, walk = Stage.NEW, 0, []
    for key, more, ahead in wishes:
        step = TOY.step(key)
        if stage in step.at:
            day += ahead
            walk.append((key, day, more))
            stage = step.to or stage
    return walk


def deeds(walk, cuts):
    bounds = sorted({0, *(cut for cut in cuts if cut < len(walk)), len(walk)})
    if len(bounds) == 1:
        return [walk]
    return [walk[a:b] for a, b in zip(bounds, bounds[1:], strict=False)]


def take(case, key, day, more, people):
    given = {"extend": {"days": more + 1}, "shut": {"words": "好"}}.get(key, {})
    fresh = Dispute.objects.get(pk=case.pk)
    steps.take(TOY, key, fresh, by=people.clerk, happened_on=on(day), **given)


def rows(case):
    return list(
        queries.of(case.pk).values_list("clock", "started_on", "due_on", "state", "stopped_on")
    )
