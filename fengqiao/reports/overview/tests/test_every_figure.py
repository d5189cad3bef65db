"""Every figure of the catalogue opens: for random records, periods and filters each value, cell and total equals
its rows, recounted one by one.
Declared ledgers fill themselves (filling.py), so figures of a new matter are covered with it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import count, pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from fengqiao.engines.figures import Figure, Period, acts, declared, finding
from fengqiao.engines.figures.tests.opening import opens, recounted
from fengqiao.reports.overview.tests.filling import LEDGERS, ROWS, fill, one_of_each
from fengqiao.ui import paging

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled(li):
    fill(li, one_of_each(li))
    return li


NAMES = count(1)
FIGURES = [one for one in declared() if isinstance(one, Figure)]
FIRST, SEEN_ON = date(2023, 12, 1), date(2026, 1, 1)
SLOW = settings(
    max_examples=8,
    deadline=None,
    phases=(
        Phase.explicit,
        Phase.reuse,
        Phase.generate,
    ),  # to shrink a hundred figures takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@st.composite
def periods(draw: Callable[..., Any]) -> Period:
    first = FIRST + timedelta(days=draw(st.integers(0, 500)))
    last = first + timedelta(days=draw(st.integers(0, 500)))
    seen_on = draw(st.sampled_from([SEEN_ON, first, last - timedelta(days=3)]))
    days = Period.days(first, last)
    return Period(days.start, days.end, days.label, seen_on)


def test_pages_and_workbooks_show_the_rows(browser, filled):
    """Each column of a declaration can be read of a row, and its order can be paged."""
    year = {"year": "2024"}
    for one in declared():
        assert browser.get(f"/desk/figures/{one.key}/", year).status_code == 200, one.key
        for opened in one.opened:
            if not opened.key.startswith(one.key):
                continue  # a rate's two figures have their own turn
            rows = opened.rows(Period.year(2024))
            _can_be_paged(opened, rows)
            sheet = browser.get(f"/desk/figures/{opened.key}/export/", year)
            assert sheet.status_code == 200, opened.key


def _can_be_paged(one, rows):
    first = paging.page(rows, one.order, {}, size=1).rows
    assert first == list(rows.order_by(*one.order)[:1]), one.key
    for column in (name.lstrip("-") for name in one.order[:-1]):
        empty = rows.filter(**{f"{column}__isnull": True})
        assert not empty.exists(), f"{one.key} is ordered by {column}, which is empty in a row"
        field = rows.model._meta.get_field(column)
        assert field.attname == column, f"{one.key}: {column} is a row, not its key"


def test_every_matter_has_rows_to_open(filled):
    """The filling reaches each matter that keeps a ledger; what needs a step or a link stays empty."""
    period = Period.year(2024, seen_on=SEEN_ON)
    reached = {one.key.partition(".")[0] for one in FIGURES if one.rows(period).exists()}
    counted = {one.key.partition(".")[0] for one in FIGURES}
    assert reached == counted & {"disputes", *(ledger.matter for ledger in LEDGERS)}


@SLOW
@given(ROWS, periods())
def test_every_figure_opens(li, rows, period):
    fill(li, rows)
    for one in finding.every(li.office):
        opens(one, period)


@SLOW
@given(ROWS, periods(), st.data())
def test_under_any_filter_every_cell_of_every_other_dimension_opens(li, rows, period, data):
    fill(li, rows)
    one = data.draw(st.sampled_from(FIGURES), label="figure")
    cells = _some_cells(data, one, period)
    value = one.value(period, **cells)
    assert value == recounted(one, period, **cells), one.key
    for dimension in one.dimensions:
        if dimension.key not in cells:
            counted = one.by(dimension.key, period, **cells)
            for code, n in counted.items():
                opened = recounted(one, period, **cells, **{dimension.key: code})
                assert n == opened, (one.key, dimension.key, code)
            assert not one.measure.adds_up or sum(counted.values()) == value, one.key


@SLOW
@given(ROWS, periods(), st.data())
def test_every_saved_figure_opens_and_its_grid_adds_up(li, rows, period, data):
    fill(li, rows)
    source = data.draw(st.sampled_from(FIGURES), label="figure")
    chosen = _some_cells(data, source, period)
    row = acts.saved.save(
        label=f"指标{next(NAMES)}",
        source=source.key,
        cells={key: [code, *source.by(key, period)][:2] for key, code in chosen.items()},
        measure=data.draw(st.sampled_from([one.key for one in source.measures])),
        by=li,
    )
    figure = finding.find(f"saved.{row.slug}", li.office)
    opens(figure, period)
    for down, across in pairwise(one.key for one in figure.dimensions):
        grid = figure.grid(down, across, period)
        assert not figure.measure.adds_up or sum(grid.values()) == figure.value(period)
        for (one, other), n in grid.items():
            assert n == recounted(figure, period, **{down: one, across: other})


def _some_cells(data: st.DataObject, figure: Figure, period: Period) -> dict[str, str]:
    """Cells of some dimensions: codes that occur, and now and then none that does."""
    if not figure.dimensions:
        return {}
    keys = data.draw(st.sets(st.sampled_from([one.key for one in figure.dimensions])))
    return {key: data.draw(st.sampled_from(["", *figure.by(key, period)])) for key in sorted(keys)}
