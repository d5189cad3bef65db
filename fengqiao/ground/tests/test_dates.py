from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fengqiao.ground.dates import (
    FIRST_SERIAL,
    BadDate,
    NoPeriod,
    known_year,
    parse_date,
    parse_typed,
)

MARCH_5 = date(2024, 3, 5)


@pytest.mark.parametrize(
    "value",
    [
        MARCH_5,
        datetime(2024, 3, 5, 23, 59),
        45356,
        45356.75,
        "45356",
        20240305,
        "20240305",
        "2024.3.5",
        "2024.03.05",
        "2024-03-05",
        "2024/3/5",
        "2024年3月5日",
        "2024年3月5号",
        "2024 年 3 月 5 日",
        " 2024.3.5 ",
        "2024.3.5.",
        "２０２４．３．５",
        "２０２４年３月５日",
        "二〇二四年三月五日",
        "二○二四年三月五日",
        "二零二四年三月五日",
        "2024-03-05 10:30",
        "2024-03-05 10:30:00",
        "2024-03-05T10:30:00",
        "2024年3月5日 10时30分",
        "2024-3-5 星期二",
        "2024—3—5",
    ],
    ids=repr,
)
def test_the_fifth_of_march_is_read_however_it_is_written(value):
    assert parse_date(value) == MARCH_5


@pytest.mark.parametrize("value", ["3月5日", "3月5号", "三月五日", "3.5", "3/5", "３月５日"])
def test_a_day_without_its_year_takes_the_year_of_the_ledger(value):
    assert parse_date(value, year=2024) == MARCH_5


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二〇二四年十二月三十一日", date(2024, 12, 31)),
        ("二〇二四年十月二十日", date(2024, 10, 20)),
        ("二〇二四年十一月廿三日", date(2024, 11, 23)),
        ("2024年2月29日", date(2024, 2, 29)),
    ],
)
def test_chinese_numerals_and_leap_days(text, day):
    assert parse_date(text) == day


@pytest.mark.parametrize(
    ("value", "year", "code"),
    [
        ("2024-02-30", None, "impossible_date"),
        ("2023年2月29日", None, "impossible_date"),
        ("2024.13.1", None, "impossible_date"),
        ("20241301", None, "impossible_date"),
        ("2024年13月", None, "impossible_date"),
        ("0024-03-05", None, "impossible_date"),
        ("去年春天", None, "impossible_date"),
        ("张三", None, "impossible_date"),
        (12, None, "impossible_date"),
        (-1, None, "impossible_date"),
        (True, None, "impossible_date"),
        (float("nan"), None, "impossible_date"),
        ("2月30日", 2024, "impossible_date"),
        ("13/4", 2024, "impossible_date"),
        ("3/4", None, "ambiguous_date"),
        ("3.5", None, "ambiguous_date"),
        ("24.3.5", None, "ambiguous_date"),
        ("3/4/24", None, "ambiguous_date"),
        ("2024年3月", None, "incomplete_date"),
        ("2024.3", None, "incomplete_date"),
        ("2024-03", None, "incomplete_date"),
        ("2024年3月份", None, "incomplete_date"),
        ("2024年3月上旬", None, "incomplete_date"),
        ("202403", None, "incomplete_date"),
        ("2024年", None, "incomplete_date"),
        ("2024", None, "incomplete_date"),
        (2024, None, "incomplete_date"),
        ("3月5日", None, "incomplete_date"),
        ("3月", 2024, "incomplete_date"),
        ("5日", 2024, "incomplete_date"),
        (None, None, "incomplete_date"),
        ("  ", None, "incomplete_date"),
    ],
    ids=repr,
)
def test_what_is_no_certain_day_says_why(value, year, code):
    with pytest.raises(BadDate) as caught:
        parse_date(value, year=year)
    assert caught.value.code == code


@given(
    st.dates(date(1955, 1, 1), date(2100, 12, 31)),
    st.sampled_from(["{y}.{m}.{d}", "{y}-{m:02}-{d:02}", "{y}/{m}/{d}", "{y}年{m}月{d}日"]),
)
def test_every_day_is_read_back(day, style):
    assert parse_date(style.format(y=day.year, m=day.month, d=day.day)) == day
    if (serial := (day - date(1899, 12, 30)).days) >= FIRST_SERIAL:
        assert parse_date(serial) == day


@given(st.text(max_size=15) | st.integers() | st.floats() | st.none())
def test_nothing_else_than_a_day_or_a_bad_date_comes_out(value):
    try:
        assert isinstance(parse_date(value), date)
    except BadDate as error:
        assert error.code in ("impossible_date", "ambiguous_date", "incomplete_date")


TODAY = date(2026, 6, 1)


@pytest.mark.parametrize(
    "value",
    [
        *(
            "2024.3.5",
            "2024年3月5日",
            "24.3.5",
            "2024/3/5",
            "20240305",
            "2024-03-05",
            "２０２４．３．５",
        ),
        *(
            "24年3月5日",
            "'24-3-5",
            "24/03/05",
            "2024.3.5。",
            "2024年3月5日 星期二",
            "2024-03-05 10:30",
        ),
        *("二〇二四年三月五日", " 2024．03．05 ", "2024—3—5", date(2024, 3, 5)),
    ],
)
def test_a_typed_day_is_read_however_it_is_written(value):
    assert parse_typed(value, TODAY) == MARCH_5


@pytest.mark.parametrize(
    ("value", "code"),
    [
        *(
            (one, "ambiguous_date")
            for one in ("24.3.26", "26.3.24", "3.5.24", "98.5.6", "10.3.16", "24.2.30", "5.13.24")
        ),
        *((one, "ambiguous_date") for one in ("3.5", "2024.3.5-3.8", "3/4")),
        *(
            (one, "impossible_date")
            for one in ("2024.2.30", "24.31.31", "45356", "昨天", "2024.13.1")
        ),
        *((one, "incomplete_date") for one in ("3月5日", "2024年3月", "2024", "5日", "")),
    ],
)
def test_a_typed_day_that_is_not_certain_is_asked_for(value, code):
    with pytest.raises(BadDate) as caught:
        parse_typed(value, TODAY)
    assert caught.value.code == code


@given(
    st.dates(date(1955, 1, 1), date(2100, 12, 31)),
    st.sampled_from(["{y}.{m}.{d}", "{y}-{m:02}-{d:02}", "{y}{m:02}{d:02}", "{y}年{m}月{d}号"]),
)
def test_every_day_with_its_whole_year_is_what_was_typed(day, style):
    assert parse_typed(style.format(y=day.year, m=day.month, d=day.day), TODAY) == day


@given(st.dates(date(2016, 1, 1), date(2027, 12, 31)))
def test_a_short_year_is_never_read_as_another_day(day):
    try:
        assert parse_typed(f"{day:%y}.{day.month}.{day.day}", TODAY) == day
    except BadDate as error:
        assert error.code == "ambiguous_date" and 16 <= day.day <= 27


@pytest.mark.parametrize(
    "value",
    [
        *(
            datetime(9202, 3, 5),
            date(1024, 3, 5),
            date(1, 1, 1),
            datetime(2200, 1, 1),
            date(1899, 12, 31),
        ),
        *("0202-03-05", "20224", "1024.3.5", "9202年3月5日", "0000-00-00", 10240305, 92020305),
    ],
)
def test_a_year_that_no_day_of_ours_has_is_refused(value):
    """Typed into a cell as a date it is refused as it is as a text."""
    with pytest.raises(BadDate):
        parse_date(value)


@pytest.mark.parametrize(
    "said",
    ["0", "0000", "99999", "1024", "２０２４", "二〇二四", "-2024", "2024.0", "", "9" * 5000],
)
def test_a_year_that_does_not_exist_is_a_sentence(said):
    with pytest.raises(NoPeriod, match="这样的年份"):
        known_year(said)


def test_a_year_that_exists():
    assert (known_year(" 2024 "), known_year(1949), known_year("2199")) == (2024, 1949, 2199)
