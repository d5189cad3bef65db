"""A figure by several dimensions at once equals the figure cell by cell, today and frozen."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fengqiao.engines.figures import Period, UnknownFigure, acts, comparison, cubes, lookup
from fengqiao.engines.registers import acts as records
from fengqiao.matters.disputes.registers import REGISTER

pytestmark = pytest.mark.django_db
YEAR = Period.year(2024, seen_on=date(2025, 2, 24))
BY = ("community", "level", "month")


@pytest.fixture
def found(li, enter):
    enter(*((n, n % 3 or None, str(n), n % 4) for n in range(0, 300, 7)))
    return lookup.find("disputes.found", li.office)


def test_every_cell_of_a_cube_is_the_figure_of_that_cell(li, found):
    money = lookup.find("disputes.found:sum_amount", li.office)
    places = [*found.by("community", YEAR)]
    for figure in (found, money):
        cube = cubes.read(figure, YEAR, BY, {}, with_rows=True)
        assert cube.value() == figure.value(YEAR)
        for place, months in product(places, (("1", "2"), "3", ())):
            cells = {"community": place, "month": months} if months else {"community": place}
            assert cube.value(**cells) == figure.value(YEAR, **cells)
            rows = figure.rows(YEAR, **cells).values_list("pk", flat=True)
            assert sorted(cube.rows(**cells)) == sorted(rows)
    assert money.value(YEAR) == sum(range(0, 300, 7))
    assert cubes.read(found, YEAR, BY, {"level": "street"}).value() == found.value(
        YEAR, level="street"
    )


def test_a_cube_is_read_in_one_statement_and_adds_up(li, found):
    with CaptureQueriesContext(connection) as asked:
        cubes.read(found, YEAR, BY, {})
    assert len(asked) == 1
    with pytest.raises(KeyError):
        cubes.read(found, YEAR, ("level",), {}).value(month="1")
    for unknown in ("disputes.found:sum_of_nothing", "disputes.resolved_rate:count"):
        with pytest.raises(UnknownFigure):
            lookup.find(unknown, li.office)


def test_a_frozen_cube_stays_and_its_reading_is_compared_like_any_other(li, found):
    cells = {"month": ["1", "2"]}
    reading = acts.freeze(found, YEAR, by=li, cells=cells, split_by=("community", "level"))
    reading.refresh_from_db()
    live = cubes.read(found, YEAR, ("community", "level"), cells, with_rows=True)
    assert cubes.frozen(reading) == cubes.Cube(
        live.by, live.cells, {codes: sorted(ids) for codes, ids in live.ids.items()}
    )
    assert not comparison.compare(reading).is_changed
    gone = found.rows(YEAR, **cells).order_by("id").first()
    records.amend(REGISTER, gone, {"registered_on": date(2023, 12, 31)}, by=li, reason="日期写错")
    assert comparison.compare(reading).went == (gone.pk,)
    assert cubes.frozen(reading).value() == live.value()
    plain = acts.freeze(found, YEAR, by=li)
    assert cubes.frozen(plain).value() == found.value(YEAR)
