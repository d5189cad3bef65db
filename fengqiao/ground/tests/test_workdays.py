from datetime import date

import pytest

from fengqiao.ground import workdays
from fengqiao.ground.workdays import (
    HOLIDAY,
    MAKEUP,
    Calendar,
    DayRow,
    known_years,
    lacking,
    seed_rows,
)

YEARS = (2024, 2025, 2026)
CALENDAR = Calendar.from_rows(seed_rows(YEARS), YEARS)

# Typed from the notices of 国务院办公厅: 国办发明电〔2023〕7号 (2024),
# 国办发明电〔2024〕12号 (2025), and the notice of 2025-11-04 (2026).
DAYS_OFF = {
    2024: "01-01 02-10:02-17 04-04:04-06 05-01:05-05 06-10 09-15:09-17 10-01:10-07",
    2025: "01-01 01-28:02-04 04-04:04-06 05-01:05-05 05-31:06-02 10-01:10-08",
    2026: "01-01:01-03 02-15:02-23 04-04:04-06 05-01:05-05 06-19:06-21 09-25:09-27 10-01:10-07",
}
MADE_UP = {
    2024: "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12",
    2025: "01-26 02-08 04-27 09-28 10-11",
    2026: "01-04 02-14 02-28 05-09 09-20 10-10",
}


def days_of(year, text):
    found = set()
    for part in text.split():
        first, _, last = part.partition(":")
        low, high = (date.fromisoformat(f"{year}-{end}") for end in (first, last or first))
        found |= {date.fromordinal(n) for n in range(low.toordinal(), high.toordinal() + 1)}
    return found


@pytest.mark.parametrize("year", YEARS)
def test_the_seed_is_the_official_arrangement(year):
    rows = seed_rows([year])
    assert {row.on for row in rows if row.kind == "holiday"} == days_of(year, DAYS_OFF[year])
    assert {row.on for row in rows if row.kind == "makeup"} == days_of(year, MADE_UP[year])
    assert rows == sorted(rows)


@pytest.mark.parametrize(
    ("day", "works", "why"),
    [
        ("2024-10-01", False, "国庆节放假"),
        ("2024-10-12", True, "调休上班"),
        ("2024-10-19", False, "周六"),
        ("2024-10-20", False, "周日"),
        ("2024-10-21", True, "工作日"),
        ("2024-02-09", True, "工作日"),  # 除夕 was no day off in 2024
        ("2025-01-28", False, "春节放假"),  # and is one since 2025
        ("2024-04-04", False, "清明节放假"),
        ("2026-09-25", False, "中秋节放假"),
        ("2025-06-02", False, "端午节放假"),
    ],
)
def test_a_day_says_what_it_is(day, works, why):
    on = date.fromisoformat(day)
    assert CALENDAR.is_workday(on) is works
    assert CALENDAR.is_statutory_holiday(on) is not works
    assert CALENDAR.why(on) == why
    assert CALENDAR.doubt(on) is None


def test_a_year_without_arrangement_is_reckoned_by_weekends_and_says_so():
    assert not CALENDAR.covers(2027)
    assert CALENDAR.is_workday(date(2027, 1, 1))
    assert CALENDAR.doubt(date(2027, 1, 1)) == "2027 年放假安排尚未录入，按周末推算"
    with pytest.raises(ValueError, match="没有 2035 年"):
        seed_rows([2024, 2035])


def test_a_calendar_cannot_be_changed_from_outside():
    rows = {date(2024, 3, 4): ("holiday", "停电")}
    calendar = Calendar(rows, [2024])
    rows.clear()
    assert not calendar.is_workday(date(2024, 3, 4))
    with pytest.raises(TypeError):
        calendar.exceptions[date(2024, 3, 5)] = ("holiday", "停电")
    with pytest.raises(AttributeError):
        calendar.years = frozenset()
    assert calendar == Calendar({date(2024, 3, 4): ("holiday", "停电")}, [2024])
    assert hash(calendar) == hash(Calendar({date(2024, 3, 4): ("holiday", "停电")}, [2024]))


def test_wrong_rows_are_refused():
    with pytest.raises(ValueError, match="unknown kind"):
        Calendar({date(2024, 1, 1): ("party", "")}, [2024])
    with pytest.raises(ValueError, match="twice"):
        Calendar.from_rows([(date(2024, 1, 1), "holiday", "元旦")] * 2, [2024])


def _rows(year, *days):
    return [DayRow(date(year, month, day), kind, label) for month, day, kind, label in days]


OF_2031 = (
    (1, 1, HOLIDAY, "元旦"),
    *((1, day, HOLIDAY, "春节") for day in (22, 23, 24, 25)),
    (1, 18, MAKEUP, "春节"),
    (4, 5, HOLIDAY, "清明节"),
    (5, 1, HOLIDAY, "五一"),
    (5, 2, HOLIDAY, "劳动节"),
    (6, 24, HOLIDAY, "端午"),
    (10, 1, HOLIDAY, "国庆节、中秋节"),
    (10, 2, HOLIDAY, "国庆节"),
    (10, 3, HOLIDAY, "国庆节"),
)


def test_a_year_is_entered_when_its_notice_is_whole():
    assert lacking(2031, _rows(2031, *OF_2031)) == []
    assert lacking(2031, []) == [
        *(
            "元旦放假",
            "春节放假",
            "清明节放假",
            "劳动节放假",
            "端午节放假",
            "中秋节放假",
            "国庆节放假",
        ),
        "调休上班",
    ]
    for left_out in range(len(OF_2031)):
        some = [one for at, one in enumerate(OF_2031) if at != left_out]
        assert len(lacking(2031, _rows(2031, *some))) in (1, 2), OF_2031[left_out]
    assert lacking(2031, _rows(2031, *OF_2031[:1], *OF_2031[5:]))[0] == "春节放假"
    assert (
        lacking(2031, _rows(2031, *OF_2031[:3], *OF_2031[5:]))[0]
        == "春节放假（要 4 天，只有 2 天）"
    )


@pytest.mark.parametrize("year", sorted(known_years()))
def test_a_notice_that_is_known_lacks_what_was_left_out(year):
    rows = seed_rows([year])
    assert lacking(year, rows) == []
    assert len(lacking(year, rows[1:])) == 1 and str(rows[0].on) in lacking(year, rows[1:])[0]
    # What a person types of a year that is not known yet is judged by the feasts: the known ones pass it too.
    with_names = [row for row in rows if year >= 2008]
    assert not with_names or not [one for one in _by_feasts(year, rows) if "只有" not in one]


def _by_feasts(year, rows, known=frozenset()):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(workdays, "known_years", lambda: known)
        return lacking(year, rows)


def test_one_day_does_not_enter_a_year():
    calendar = Calendar.from_rows(_rows(2031, OF_2031[0]), ())
    assert calendar.doubt(date(2031, 5, 1)) == "2031 年放假安排没有录全，按已录入的日子和周末推算"
    assert calendar.doubt(date(2032, 5, 1)) == "2032 年放假安排尚未录入，按周末推算"
