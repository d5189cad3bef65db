"""Every number opens: value, cells and totals equal the rows behind them, for any ledger."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fengqiao.engines.figures import Period, UnknownCell, UnknownFigure, known, values
from fengqiao.engines.figures.tests.opened import opens
from fengqiao.engines.imports.acts import records as kept
from fengqiao.engines.procedures.steps import take
from fengqiao.engines.registers import acts as registers
from fengqiao.matters.disputes import queries, seeds
from fengqiao.matters.disputes.figures import (
    FIGURES,
    closed,
    concerns_helped,
    found,
    open_start,
    resolved,
    still_open,
)
from fengqiao.matters.disputes.procedure import LIGHT
from fengqiao.matters.disputes.registers import REGISTER
from fengqiao.matters.disputes.words import Method, Outcome, Stage
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.divisions.models import Office
from fengqiao.trunk.journal.acts import deed

pytestmark = pytest.mark.django_db
YEAR = Period.year(2024)

ROW = st.tuples(
    st.integers(-40, 400),
    st.integers(0, 60),
    st.integers(0, 15),
    st.integers(0, 3),
    st.booleans(),
    st.sampled_from(["", *(o.value for o in Outcome if o != Outcome.VOID)]),
)


def records(office, rows):
    types = [*queries.types(office), None]
    classes = list(queries.report_classes(office))
    places = [*divisions.communities(office), divisions.root(office)]
    for n, (start, length, kind, place, concern, outcome) in enumerate(rows):
        on = date(2024, 1, 1) + timedelta(days=start)
        chosen = types[kind % len(types)]
        yield seeds.BackfillRecord(
            registered_on=on,
            closed_on=on + timedelta(days=length) if outcome else None,
            division=places[place % len(places)],
            nature="concern" if concern else "dispute",
            stage=Stage.DONE if outcome else Stage.HANDLING,
            outcome=outcome,
            report_class=chosen.report_class if chosen else classes[n % len(classes)],
            type=chosen,
            summary=str(n),
            found="other",
            method="" if n % 7 == 3 else (Method.PERSUADE, Method.ON_SITE)[n % 2],
            parties=[(1, "甲某")],
            people_count=(2, None, 60, 700)[n % 4],
        )


@pytest.mark.slow
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(ROW, max_size=25), st.integers(1, 12))
def test_every_cell_equals_its_rows(li, rows, month):
    batch = Office.objects.get(pk=li.office)
    seeds.backfill(list(records(li.office, rows)), batch=batch, by=li)
    for one in FIGURES:
        for period in (YEAR, Period.month(2024, month)):
            opens(one, period)
    kept.remove(REGISTER, batch, by=li)


def test_years_are_half_open(li, a_dispute):
    before = [figure.value(YEAR) for figure in (found, resolved)]
    a_dispute(on=date(2023, 12, 31), stage=Stage.DONE, closed_on=date(2024, 1, 1))
    a_dispute(on=date(2024, 12, 31), stage=Stage.DONE, closed_on=date(2025, 1, 1))
    after = [figure.value(YEAR) for figure in (found, resolved)]
    assert [b - a for a, b in zip(before, after, strict=True)] == [1, 1]


def test_a_concern_is_no_dispute_and_a_voided_case_is_nothing(li, a_dispute):
    day = date(2024, 5, 5)
    before = (found.value(YEAR), resolved.value(YEAR), concerns_helped.value(YEAR))
    a_dispute(on=day, side_two=(), stage=Stage.DONE)
    a_dispute(on=day, stage=Stage.VOID)
    after = (found.value(YEAR), resolved.value(YEAR), concerns_helped.value(YEAR))
    assert after == (before[0], before[1], before[2] + 1)


def test_the_community_sees_its_own_number(li, cast, as_, a_dispute):
    there = divisions.communities(li.office)[1]
    day = date(2024, 6, 6)
    a_dispute(on=day)
    a_dispute(on=day, division=there)
    assert found.value(YEAR) == 2
    with as_(cast.chen):
        assert found.value(YEAR) == 1
    with as_(cast.zhao):
        assert found.value(YEAR) == 0


def test_unknown_keys_say_what_there_is():
    with pytest.raises(UnknownFigure, match="disputes.found"):
        known("disputes.nothing")
    with pytest.raises(UnknownCell):
        found.dimension("weather")


def test_reading_takes_a_constant_number_of_queries(li, place):
    batch = Office.objects.get(pk=li.office)
    counts = []
    for size in (30, 300):  # thirty fill every figure that more of their kind fill
        rows = [(n % 30, 1, n % 30, n % 30, False, "oral") for n in range(size)]
        seeds.backfill(list(records(li.office, rows)), batch=batch, by=li)
        with CaptureQueriesContext(connection) as asked:
            values.read([one.key for one in FIGURES], YEAR, batch)
        counts.append(len(asked))
    asked_for = 1 + sum(len(one.opened) * (1 + len(one.dimensions)) for one in FIGURES)
    assert counts[0] == counts[1] <= asked_for


WALK = st.tuples(
    st.integers(-70, 60),
    st.integers(0, 40),
    st.sampled_from(["keep", "done", "refuse", "hand_over", "reopen", "void", "backfill", "amend"]),
    st.integers(0, 20),
)
GIVEN = {
    "done": {"outcome": Outcome.ORAL},
    "refuse": {"side": 2, "routes": ["court"]},
    "hand_over": {"receiver": "市场监管所"},
    "reopen": {"reason": "又闹起来了"},
    "void": {"reason": "重复登记"},
}


def walked(li, place, begun, lasted, how, later):
    """A case as it comes to a street: entered late, closed one way or another, opened again, moved to another day."""
    on = date(2024, 3, 1) + timedelta(days=begun)
    closed = on + timedelta(days=lasted)
    if how == "backfill":
        batch = Office.objects.get(pk=li.office)
        return seeds.backfill(
            list(records(li.office, [(begun, lasted, 1, 0, False, "oral")])), batch=batch, by=li
        )
    case = seeds.a_dispute(li, place, on=on)
    steps = {"reopen": ("done", "reopen"), "keep": (), "amend": ("done",)}.get(how, (how,))
    for key in steps:
        case = take(LIGHT, key, case, by=li, happened_on=closed, **GIVEN[key])
    if how == "reopen" and later % 2:
        again = closed + timedelta(days=later)
        case = take(LIGHT, "done", case, by=li, happened_on=again, **GIVEN["done"])
    if how == "amend":
        registers.amend(
            REGISTER, case, {"registered_on": on - timedelta(days=later)}, by=li, reason="日期写错"
        )
    return case


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(WALK, max_size=10), st.sampled_from(["2", "3", "q1", "h1", ""]))
def test_what_was_open_and_came_is_what_was_closed_and_is_open(li, place, walks, part):
    """The identity of every return: open_start + accepted = closed + open_end, case by case and cell by cell."""
    with deed():
        for walk in walks:
            walked(li, place, *walk)
    period = Period.part(2024, part)
    for cells in ({}, {"level": "community"}, {"ministry": ["01", "02", "03"]}, {"size": ""}):
        begun, came, went, left = (
            Counter(one.rows(period, **cells).values_list("pk", flat=True))
            for one in (open_start, found, closed, still_open)
        )
        assert begun + came == went + left, cells
    before = Period.days(period.start - timedelta(days=1), period.start - timedelta(days=1))
    assert open_start.value(period) == still_open.value(before)
