"""Spans of days, as declarations and checks write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fengqiao.ground.dates import BadDate
from fengqiao.ground.spans import parse_span, say_span

YEAR = (date(2024, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    "text, span",
    [
        ("2024-01-01至2024-12-31", YEAR),
        ("2024.1.1-2024.12.31", YEAR),
        ("2024年1月1日至12月31日", YEAR),
        ("２０２４年度", YEAR),
        ("2024", YEAR),
        ("全年", YEAR),
        ("2024年第四季度", (date(2024, 10, 1), date(2024, 12, 31))),
        ("一季度", (date(2024, 1, 1), date(2024, 3, 31))),
        ("2024年上半年", (date(2024, 1, 1), date(2024, 6, 30))),
        ("1-6月", (date(2024, 1, 1), date(2024, 6, 30))),
        ("2024年2月", (date(2024, 2, 1), date(2024, 2, 29))),
    ],
)
def test_what_people_write(text, span):
    assert parse_span(text, year=2024) == span


@pytest.mark.parametrize(
    "text", ["", "不详", "2024-12-31至2024-01-01", "13月", "6-2月", "2024-02-30至2024-03-01"]
)
def test_what_is_no_span(text):
    with pytest.raises(BadDate):
        parse_span(text, year=2024)


def test_a_part_of_a_year_needs_the_year():
    with pytest.raises(BadDate):
        parse_span("第一季度")


days = st.dates(date(1950, 1, 1), date(2100, 12, 31))


@given(days, days)
def test_what_is_said_is_read_back(one, other):
    span = (min(one, other), max(one, other))
    assert parse_span(say_span(*span)) == span
