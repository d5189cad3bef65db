"""Half-open periods: their parts add up, the page's query asks for the same again, last year's same days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fengqiao.engines.figures import Period
from fengqiao.engines.figures.periods import HALVES, MONTHS, PARTS, QUARTERS

TODAY = date(2026, 11, 24)
DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))


@pytest.mark.parametrize("parts", [HALVES, QUARTERS, MONTHS])
def test_parts_of_a_year_follow_each_other_and_make_the_year(parts):
    periods = [Period.part(2024, part) for part in parts]
    year = Period.year(2024)
    assert (periods[0].start, periods[-1].end) == (year.start, year.end)
    assert all(a.end == b.start for a, b in zip(periods, periods[1:], strict=False))


@pytest.mark.parametrize(
    ("query", "first", "last", "label"),
    [
        ({}, "2026-01-01", "2026-12-31", "2026年"),
        ({"year": "2024"}, "2024-01-01", "2024-12-31", "2024年"),
        ({"year": "2024", "part": "q1"}, "2024-01-01", "2024-03-31", "2024年第一季度"),
        ({"year": "2024", "part": "h2"}, "2024-07-01", "2024-12-31", "2024年下半年"),
        ({"year": "2024", "month": "2"}, "2024-02-01", "2024-02-29", "2024年2月"),
        ({"from": "2024-03-05", "to": "2024-04-01"}, "2024-03-05", "2024-04-01", None),
        ({"from": "2024-04-01", "to": "2024-03-05"}, "2024-03-05", "2024-04-01", None),
        ({"from": "2024-03-05"}, "2026-01-01", "2026-12-31", "2026年"),
        ({"period": "2024Q1"}, "2024-01-01", "2024-03-31", "2024年第一季度"),
        ({"period": "2024-02"}, "2024-02-01", "2024-02-29", "2024年2月"),
        ({"period": "2024h2"}, "2024-07-01", "2024-12-31", "2024年下半年"),
        ({"period": "2024"}, "2024-01-01", "2024-12-31", "2024年"),
    ],
)
def test_a_page_asks_in_its_address(query, first, last, label):
    period = Period.asked(query, TODAY)
    assert (str(period.start), str(period.last)) == (first, last)
    assert label is None or period.label == label


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"from": "24.3.5", "to": "2024年4月1日"}, None),
        ({"from": "2024.2.30", "to": "2024.4.1"}, ("impossible_date", "2024.2.30")),
        ({"from": "2024.3.1", "to": "3.4.24"}, ("ambiguous_date", "3.4.24")),
        ({"from": "2024.3.1"}, ("incomplete_date", "")),
        ({}, None),
    ],
)
def test_free_days_are_read_as_people_write_them_or_said(query, said):
    period = Period.asked(query, TODAY)
    assert (period.unread and (period.unread.code, period.unread.text)) == said
    if query and not said:
        assert (period.start, period.last) == (date(2024, 3, 5), date(2024, 4, 1))


@given(st.integers(1950, 2150), st.sampled_from(["", *PARTS]))
def test_the_address_of_a_part_asks_for_it_again(year, part):
    period = Period.part(year, part)
    assert Period.asked(period.query, TODAY) == period
    before = period.year_before()
    if period.is_over:
        assert before == Period.part(year - 1, part)


@given(DAYS, DAYS)
def test_free_days_ask_for_themselves_again_and_their_months_add_up(one, other):
    period = Period.days(*sorted((one, other)))
    again = Period.asked(period.query, TODAY)
    assert (again.start, again.end) == (period.start, period.end)
    months = period.months()
    assert (months[0].start, months[-1].end) == (period.start, period.end)
    assert all(a.end == b.start for a, b in zip(months, months[1:], strict=False))


@given(DAYS, DAYS, st.integers(-400, 800))
def test_the_year_before_is_never_longer_by_more_than_a_leap_day(one, other, later):
    first, last = sorted((one, other))
    period = Period.days(first, last)
    period = Period(period.start, period.end, period.label, first + timedelta(days=later))
    before = period.year_before()
    had = (period.on if period.has_begun else period.last) - period.start
    assert abs((before.last - before.start) - had) <= timedelta(days=1)
    assert before.end <= period.end


def test_leap_days():
    feb = Period.days(date(2024, 2, 29), date(2024, 2, 29)).year_before()
    assert (feb.start, feb.last) == (date(2023, 2, 28), date(2023, 2, 28))


def test_the_as_of_day():
    assert Period.year(2024).on == date(2024, 12, 31)
    assert Period.year(2024, seen_on=date(2024, 5, 3)).on == date(2024, 5, 3)
    assert Period.year(2024, seen_on=date(2024, 12, 31)).is_over is False
    assert Period.year(2024, seen_on=date(2025, 1, 1)).is_over is True
