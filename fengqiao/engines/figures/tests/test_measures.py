"""Count, sum and distinct of the same rows; a day instead of a period; a rate over zero."""

from datetime import date
from decimal import Decimal

import pytest

from fengqiao.engines.figures import Dimension, Period, Rate, UnknownCell, distinct, figure, sum_of
from fengqiao.engines.figures.values import plain, said, year_on_year
from fengqiao.matters.disputes import queries

pytestmark = pytest.mark.django_db
YEAR = Period.year(2024, seen_on=date(2025, 3, 1))
PLACE = Dimension("community", "社区", "community__name", lambda office: {})


@figure("test.found", label="数", unit="件", counts="行", by=(PLACE,))
def found(period):
    return queries.found_in(period)


@figure("test.amount", label="额", unit="元", counts="和", by=(PLACE,), measure=sum_of("amount"))
def amount(period):
    return queries.found_in(period)


@figure(
    "test.places", label="地", unit="个", counts="异", measure=distinct("community"), by=(PLACE,)
)
def places(period):
    return queries.found_in(period)


@figure("test.open", label="在办", unit="件", counts="当日", when="on", by=(PLACE,))
def open_on(day):
    return queries.open_on(day)


rate = Rate(key="test.rate", label="率", of=open_on, over=found)


def test_a_sum_is_the_sum_of_what_its_rows_show(enter):
    enter((0, 1, "1200.50", 0), (1, 1, None, 0), (2, 1, "0.50", 1), (400, 1, "9", 0))
    assert amount.value(YEAR) == 1201
    rows = amount.measure.shared(amount.rows(YEAR))
    assert sum(row.measured or 0 for row in rows) == 1201
    assert len(rows) == 3
    cells = amount.by("community", YEAR)
    assert sum(cells.values()) == 1201
    assert len(cells) == 2


def test_nothing_adds_up_to_nought(enter):
    assert amount.value(YEAR) == 0
    enter((0, 1, None, 0))
    assert amount.value(YEAR) == 0
    assert set(amount.by("community", YEAR).values()) == {0}


def test_distinct_counts_values_and_what_is_not_said_is_none(enter):
    enter((0, 1, None, 0), (1, 1, None, 0), (2, 1, None, 1), (3, 1, None, -1))
    assert places.value(YEAR) == 2
    assert found.value(YEAR) == 4
    assert not places.measure.adds_up
    assert places.by("community", YEAR)[""] == 0


def test_a_day_is_the_last_of_the_period_and_today_while_it_runs(enter):
    enter((0, 10, None, 0), (40, None, None, 0), (100, 5, None, 0))
    days = [date(2024, 1, 1), date(2024, 1, 11), date(2024, 4, 12), date(2024, 12, 31)]
    assert [queries.open_on(day).count() for day in days] == [1, 0, 2, 1]
    assert open_on.value(Period.month(2024, 1)) == 0
    assert open_on.value(Period.year(2024, seen_on=date(2024, 1, 5))) == 1
    assert open_on.value(Period.year(2024, seen_on=date(2023, 12, 31))) == 0
    assert open_on.by("community", YEAR) == open_on.by("community", Period.days(*[days[3]] * 2))


def test_a_rate_over_zero_is_nothing_and_never_a_hundred(enter):
    assert rate.value(YEAR) is None
    assert rate.by("community", YEAR) == {}
    enter((0, None, None, 0), (1, 1, None, 0), (2, 1, None, 1))
    assert rate.value(YEAR) == Decimal("33.33")
    assert rate.parts(YEAR) == (1, 3)
    assert sorted(rate.by("community", YEAR).values()) == [0, 50]
    with pytest.raises(UnknownCell):
        rate.by("weather", YEAR)


def test_prose_says_it_with_its_unit(enter):
    assert said(rate, YEAR) == "无此类事项"
    enter(*((n, 1, "100.5", n) for n in range(13)))
    assert said(found, YEAR) == "13件"
    assert said(found, YEAR, "余") == "10余件"
    assert said(rate, YEAR) == "0%"
    assert said(amount, YEAR) == "1306.5元"


def test_year_on_year(enter):
    enter((0, 1, None, 0), (1, 1, None, 0), (2, 1, None, 1), (380, 1, None, 0))
    change = year_on_year(found, Period.year(2025, seen_on=date(2026, 1, 1)))
    assert (change.now, change.before, change.difference) == (1, 3, -2)
    assert change.percent == Decimal("-66.67")
    assert year_on_year(found, YEAR).percent is None
    # The year still runs: its first sixteen days are compared with sixteen days.
    running = year_on_year(found, Period.year(2025, seen_on=date(2025, 1, 2)))
    assert (running.now, running.before) == (1, 2)


def test_a_code_that_the_column_cannot_hold_is_no_cell(li):
    for code in ("a\0b", "\0"):
        with pytest.raises(UnknownCell):
            found.rows(YEAR, community=code)


def test_values_as_json_takes_them():
    said = [plain(v) for v in (None, 3, Decimal("3.00"), Decimal("98.68"))]
    assert said == [None, 3, 3, 98.68]
    assert isinstance(said[2], int)
