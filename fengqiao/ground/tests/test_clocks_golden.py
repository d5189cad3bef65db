"""Deadlines counted by hand on the official arrangements of 2024-2026, not by the code tested."""

from datetime import date

import pytest

from fengqiao.ground.clocks import days, months, reckon, workdays

from .test_workdays import CALENDAR

UNITS = {"d": days, "m": months, "w": workdays}

# start, length (d days, m months, w working days; "r" rolls over), last day
GOLDEN = """
2024-02-28  1d   2024-02-29  leap day
2024-02-28  2d   2024-03-01  past the leap day
2025-02-28  1d   2025-03-01  no leap year
2024-02-01  30d  2024-03-02  February of 29
2025-02-01  30d  2025-03-03  February of 28
2024-12-15  30d  2025-01-14  over the year
2024-03-05  30d  2024-04-04  does not roll
2024-03-05  30dr 2024-04-07  清明 to the Sunday made up
2024-01-11  30dr 2024-02-18  春节 to the Sunday made up
2024-01-10  30dr 2024-02-09  除夕 2024 is worked
2024-12-29  30dr 2025-02-05  除夕 2025 is off
2024-09-01  30dr 2024-10-08  国庆
2024-08-30  30dr 2024-09-29  Sunday made up stays
2024-09-12  30dr 2024-10-12  Saturday made up stays
2024-09-13  30dr 2024-10-14  plain Sunday
2024-09-11  30dr 2024-10-11  plain Friday
2024-04-01  30dr 2024-05-06  劳动节
2024-03-29  30dr 2024-04-28  Sunday made up stays
2024-04-11  30dr 2024-05-11  Saturday made up stays
2024-04-12  30dr 2024-05-13  plain Sunday
2024-05-11  30dr 2024-06-11  端午
2024-08-16  30dr 2024-09-18  中秋
2024-08-15  30dr 2024-09-14  Saturday made up stays
2024-12-02  30dr 2025-01-02  元旦
2025-03-05  30dr 2025-04-07  清明
2025-03-28  30dr 2025-04-27  Sunday made up stays
2025-04-01  30dr 2025-05-06  劳动节
2025-05-01  30dr 2025-06-03  端午
2025-09-01  30dr 2025-10-09  国庆 with 中秋
2025-09-11  30dr 2025-10-11  Saturday made up stays
2025-09-12  30dr 2025-10-13  plain Sunday
2025-01-09  30dr 2025-02-08  Saturday made up stays
2025-01-10  30dr 2025-02-10  plain Sunday
2025-12-02  30dr 2026-01-04  元旦 to the Sunday made up
2026-01-16  30dr 2026-02-24  春节 of nine days
2026-01-15  30dr 2026-02-14  Saturday made up stays
2026-01-29  30dr 2026-02-28  Saturday made up stays
2026-03-05  30dr 2026-04-07  清明
2026-04-09  30dr 2026-05-09  Saturday made up stays
2026-05-20  30dr 2026-06-22  端午
2026-08-21  30dr 2026-09-20  Sunday made up stays
2026-08-26  30dr 2026-09-28  中秋
2026-09-01  30dr 2026-10-08  国庆
2026-09-10  30dr 2026-10-10  Saturday made up stays
2024-01-31  1m   2024-02-29  clamps in a leap year
2025-01-31  1m   2025-02-28  clamps
2026-01-31  1mr  2026-02-28  clamps on a Saturday made up
2024-03-31  1m   2024-04-30  clamps to 30
2024-08-31  6mr  2025-02-28  clamps over the year
2024-02-29  12m  2025-02-28  from the leap day
2024-12-31  2m   2025-02-28  over the year
2024-11-30  3m   2025-02-28  over the year
2024-09-05  1mr  2024-10-08  国庆
2025-05-31  1mr  2025-06-30  clamps to 30
2024-02-29  1m   2024-03-29  same day
2025-10-31  4m   2026-02-28  clamps over the year
2024-02-05  5w   2024-02-18  春节, Sunday made up
2024-02-02  1w   2024-02-04  Sunday made up
2024-09-27  5w   2024-10-10  国庆
2024-10-08  5w   2024-10-14  Saturday made up
2024-04-03  3w   2024-04-09  清明
2024-04-26  5w   2024-05-07  劳动节
2024-05-06  5w   2024-05-11  Saturday made up
2024-06-07  1w   2024-06-11  端午
2024-09-13  3w   2024-09-19  中秋
2024-12-30  5w   2025-01-07  元旦
2025-01-24  5w   2025-02-07  春节
2025-02-07  1w   2025-02-08  Saturday made up
2025-04-25  5w   2025-05-06  劳动节
2025-05-30  1w   2025-06-03  端午
2025-09-26  5w   2025-10-10  国庆 with 中秋
2025-10-10  2w   2025-10-13  Saturday made up
2025-12-31  3w   2026-01-06  元旦, Sunday made up
2026-02-13  5w   2026-02-27  春节 of nine days
2026-02-27  1w   2026-02-28  Saturday made up
2026-04-30  5w   2026-05-11  劳动节
2026-06-18  1w   2026-06-22  端午
2026-09-18  5w   2026-09-24  Sunday made up
2026-09-24  3w   2026-09-30  中秋
2026-09-30  3w   2026-10-10  国庆, Saturday made up
2024-10-01  5w   2024-10-12  starts on a day off
2024-03-02  5w   2024-03-08  starts on a Saturday
2024-03-04  5w   2024-03-11  plain week
2024-03-04  0d   2024-03-04  same day
2024-03-02  0dr  2024-03-04  same day, a Saturday
"""
CASES = [line.split(maxsplit=3) for line in GOLDEN.strip().splitlines()]


@pytest.mark.parametrize(
    ("start", "length", "last", "why"), CASES, ids=[" ".join(c) for c in CASES]
)
def test_the_period_ends_where_it_was_counted_by_hand(start, length, last, why):
    amount, unit, rolls = length.rstrip("dmwr"), length.strip("0123456789")[0], "r" in length
    span = UNITS[unit](int(amount), rolls_over=True) if rolls else UNITS[unit](int(amount))
    start = date.fromisoformat(start)
    assert reckon(
        start=start, span=span, calendar=CALENDAR, today=start
    ).due_on == date.fromisoformat(last)


def test_the_table_is_large_enough_and_has_no_case_twice():
    assert len(CASES) >= 60
    assert len({(start, length) for start, length, *_ in CASES}) == len(CASES)
