"""Every figure of the catalogue opens: for random records, periods and filters each value, cell and total equals
its rows, recounted one by one.

A new matter adds a line to FILLED: a strategy of rows, and the function that enters them through its acts.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import count, pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fengqiao.engines.figures import Figure, Period, acts, declared, finding
from fengqiao.engines.figures.tests.opening import opens, recounted
from fengqiao.matters.disputes.acts import backfill
from fengqiao.matters.disputes.tests import test_figures as disputes
from fengqiao.trunk.divisions.models import Office

pytestmark = pytest.mark.django_db
NAMES = count(1)
FIRST, SEEN_ON = date(2023, 12, 1), date(2026, 1, 1)
SLOW = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def _disputes(li: Any, rows: list[Any]) -> None:
    office = Office.objects.get(pk=li.office)
    backfill(list(disputes.records(li.office, rows)), batch=office, by=li)


FILLED: dict[str, tuple[st.SearchStrategy, Callable[[Any, list[Any]], None]]] = {
    "disputes": (disputes.ROW, _disputes),
}
RECORDS = st.fixed_dictionaries(
    {key: st.lists(row, max_size=15) for key, (row, _) in FILLED.items()}
)


@st.composite
def periods(draw: Callable[..., Any]) -> Period:
    first = FIRST + timedelta(days=draw(st.integers(0, 500)))
    last = first + timedelta(days=draw(st.integers(0, 500)))
    seen_on = draw(st.sampled_from([SEEN_ON, first, last - timedelta(days=3)]))
    days = Period.days(first, last)
    return Period(days.start, days.end, days.label, seen_on)


def fill(li: Any, records: dict[str, list[Any]]) -> None:
    for key, rows in records.items():
        FILLED[key][1](li, rows)


@SLOW
@given(RECORDS, periods())
def test_every_figure_opens(li, records, period):
    fill(li, records)
    for one in finding.every(li.office):
        opens(one, period)


@SLOW
@given(RECORDS, periods(), st.data())
def test_under_any_filter_every_cell_of_every_other_dimension_opens(li, records, period, data):
    fill(li, records)
    for one in declared():
        if isinstance(one, Figure):
            cells = _some_cells(data, one, period)
            value = one.value(period, **cells)
            assert value == recounted(one, period, **cells)
            for dimension in one.dimensions:
                if dimension.key not in cells:
                    counted = one.by(dimension.key, period, **cells)
                    for code, n in counted.items():
                        assert n == recounted(one, period, **cells, **{dimension.key: code})
                    assert not one.measure.adds_up or sum(counted.values()) == value


@SLOW
@given(RECORDS, periods(), st.data())
def test_every_saved_figure_opens_and_its_grid_adds_up(li, records, period, data):
    fill(li, records)
    source = data.draw(st.sampled_from([one for one in declared() if isinstance(one, Figure)]))
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
