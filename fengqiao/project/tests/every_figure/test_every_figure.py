"""Every figure of the catalogue opens, on rows of its own: each value, cell and total equals its rows, recounted one
by one, for random records, periods and filters.

Declared ledgers fill themselves (records.py); what takes a step or a link is walked by its matter's seeds
(cases.py). A figure of a new matter that stays nought here is named.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from itertools import count, pairwise
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from fengqiao.engines.figures import Figure, Period, acts, batch, declared, lookup
from fengqiao.engines.figures.tests.opened import opens, opens_a_cell, recounted
from fengqiao.ui import pager

from . import records

pytestmark = pytest.mark.django_db

NAMES = count(1)
FIGURES = [one for one in declared() if isinstance(one, Figure)]
FIRST, SEEN_ON = date(2023, 12, 1), date(2026, 1, 1)
YEAR = Period.year(2024, seen_on=SEEN_ON)
# To shrink a hundred figures takes minutes.
SETTINGS = settings(
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@st.composite
def periods(draw: Callable[..., Any]) -> Period:
    first = FIRST + timedelta(days=draw(st.integers(0, 500)))
    last = first + timedelta(days=draw(st.integers(0, 500)))
    seen_on = draw(st.sampled_from([SEEN_ON, first, last - timedelta(days=3)]))
    days = Period.days(first, last)
    return Period(days.start, days.end, days.label, seen_on)


def test_every_figure_has_rows_and_every_breakdown_has_cells(world):
    """A property that is only tried on nothing says nothing."""
    told = {one.key: one.value(YEAR) for one in declared()}
    assert [key for key, value in told.items() if not value] == []
    bare = [
        (one.key, dimension.key)
        for one in FIGURES
        for dimension in one.narrowing
        if not any(one.by(dimension.key, YEAR))
    ]
    assert bare == []


def test_every_figure_opens(world):
    for one in lookup.every(world.office):
        opens(one, YEAR)


def test_asked_together_they_say_what_each_says_alone(browser, world):
    """The page of the catalogue asks the same number of questions, whatever the number of figures."""
    row = acts.saved.save(
        label="增长", source="disputes.found", how="growth", measure="sum_amount", by=world
    )
    assert row.pk
    asked = [(one, day) for one in lookup.every(world.office) for day in (YEAR, YEAR.year_before())]
    with CaptureQueriesContext(connection) as questions:
        told = batch.values(asked)
    assert told == [one.value(period) for one, period in asked]
    assert len(questions) <= -(-len(asked) * 2 // batch.MOST) + 1
    with CaptureQueriesContext(connection) as questions:
        assert browser.get("/desk/figures/", {"year": "2024"}).status_code == 200
    assert len(questions) < 40


@settings(SETTINGS, max_examples=60)
@given(st.sampled_from(declared()), periods())
def test_every_figure_opens_for_any_days(world, one, period):
    opens(one, period)


@settings(SETTINGS, max_examples=80)
@given(st.sampled_from(FIGURES), periods() | st.just(YEAR), st.data())
def test_under_any_filter_every_cell_of_every_other_dimension_opens(world, one, period, data):
    cells = _some_cells(data, one, period)
    value = one.value(period, **cells)
    assert value == recounted(one, period, **cells), one.key
    for dimension in one.dimensions:
        if dimension.key not in cells:
            counted = one.by(dimension.key, period, **cells)
            assert not one.measure.adds_up or sum(counted.values()) == value, one.key
            for code in _one_of(data, counted):
                opens_a_cell(one, period, dimension.key, code, **cells)


@settings(SETTINGS, max_examples=20)
@given(st.sampled_from(FIGURES), periods() | st.just(YEAR), st.data())
def test_every_saved_figure_opens_and_its_grid_adds_up(world, source, period, data):
    chosen = _some_cells(data, source, period)
    row = acts.saved.save(
        label=f"指标{next(NAMES)}",
        source=source.key,
        cells={key: [code, *source.by(key, period)][:2] for key, code in chosen.items()},
        measure=data.draw(st.sampled_from([one.key for one in source.measures])),
        by=world,
    )
    figure = lookup.find(f"saved.{row.slug}", world.office)
    opens(figure, period)
    for down, across in pairwise(one.key for one in figure.dimensions):
        grid = figure.grid(down, across, period)
        assert not figure.measure.adds_up or sum(grid.values()) == figure.value(period)
        for one, other in _one_of(data, grid):
            assert grid[one, other] == recounted(figure, period, **{down: one, across: other})


@pytest.mark.slow
def test_pages_and_workbooks_show_the_rows(browser, world):
    """Each column of a declaration can be read of a row, its order can be paged, and a page asks the same of the
    database for any number of rows. Figures of the same columns write one workbook and grow alike."""
    asked = {one.key: _asked(browser, one.key) for one in declared()}
    forms = {(one.columns, one.measure.column, one.order): one for one in FIGURES}
    for one in FIGURES:
        _can_be_paged(one, one.rows(YEAR))
    for one in forms.values():
        sheet = browser.get(f"/desk/figures/{one.key}/export/", {"year": "2024"})
        assert sheet.status_code == 200, one.key
    records.fill(world, random.Random(1), each=2)
    grown = {one.key: _asked(browser, one.key) for one in forms.values()}
    assert grown == {key: asked[key] for key in grown}


def _asked(browser, key):
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(f"/desk/figures/{key}/", {"year": "2024"}).status_code == 200, key
    return len(asked)


def _can_be_paged(one, rows):
    first = pager.page(rows, one.order, {}, size=1).rows
    assert first == list(rows.order_by(*one.order)[:1]), one.key
    for column in (name.lstrip("-") for name in one.order[:-1]):
        empty = rows.filter(**{f"{column}__isnull": True})
        assert not empty.exists(), f"{one.key} is ordered by {column}, which is empty in a row"
        field = rows.model._meta.get_field(column)
        assert field.attname == column, f"{one.key}: {column} is a row, not its key"


def _one_of(data: st.DataObject, cells: dict[Any, Any]) -> list[Any]:
    return [data.draw(st.sampled_from(sorted(cells)))] if cells else []


def _some_cells(data: st.DataObject, figure: Figure, period: Period) -> dict[str, str]:
    """Cells of some dimensions: codes that occur, and now and then none that does."""
    if not figure.dimensions:
        return {}
    keys = data.draw(st.sets(st.sampled_from([one.key for one in figure.dimensions])))
    return {key: data.draw(st.sampled_from(["", *figure.by(key, period)])) for key in sorted(keys)}
