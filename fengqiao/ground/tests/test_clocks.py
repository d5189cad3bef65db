from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fengqiao.ground import clocks
from fengqiao.ground.clocks import Span, days, hours, months, reckon, reckon_hours, workdays
from fengqiao.ground.workdays import Calendar

from .test_workdays import CALENDAR

D = date.fromisoformat
START = D("2024-03-01")


def due(span=None, start=START, today=START, calendar=CALENDAR, **facts):
    return reckon(start=start, span=span or days(30), calendar=calendar, today=today, **facts)


# --- states ---------------------------------------------------------------------------------------


def test_a_running_clock_counts_down_and_then_is_overdue():
    assert due().due_on == D("2024-03-31")
    assert (due(today=D("2024-03-21")).state, due(today=D("2024-03-21")).days_left) == (
        "running",
        10,
    )
    assert (due(today=D("2024-03-31")).state, due(today=D("2024-03-31")).days_left) == (
        "running",
        0,
    )
    assert (due(today=D("2024-04-02")).state, due(today=D("2024-04-02")).days_left) == (
        "overdue",
        -2,
    )


@pytest.mark.parametrize(
    ("stopped", "state"), [("2024-03-31", "stopped"), ("2024-04-01", "stopped_late")]
)
def test_a_stop_is_in_time_up_to_the_last_day(stopped, state):
    got = due(stopped_on=D(stopped), today=D("2025-01-01"))
    assert (got.state, got.due_on, got.days_left) == (state, D("2024-03-31"), None)
    assert got.is_final


def test_a_pause_adds_its_days_and_the_day_of_resumption_counts():
    got = due(pauses=[(D("2024-03-11"), D("2024-03-21"))])
    assert got.due_on == D("2024-04-10")
    assert [tuple(line) for line in got.lines] == [
        (D("2024-03-01"), D("2024-03-01"), False, 0, "起算当日不计入"),
        (D("2024-03-02"), D("2024-03-10"), True, 9, "自然日"),
        (D("2024-03-11"), D("2024-03-20"), False, 9, "期限中止"),
        (D("2024-03-21"), D("2024-04-10"), True, 30, "自然日"),
    ]


def test_an_open_pause_shows_no_last_day_but_what_is_left():
    got = due(pauses=[(D("2024-03-11"), None)], today=D("2024-03-15"))
    assert (got.due_on, got.state, got.days_left) == (None, "paused", 21)
    assert got.lines[-1] == (
        D("2024-03-11"),
        D("2024-03-15"),
        False,
        9,
        "期限中止，尚未恢复",
    )


def test_a_clock_stopped_while_paused_is_in_time():
    got = due(pauses=[(D("2024-03-11"), None)], stopped_on=D("2024-09-01"), today=D("2024-09-02"))
    assert got.state == "stopped"


def test_a_pause_after_the_end_changes_nothing():
    assert due(pauses=[(D("2024-04-01"), D("2024-05-01"))]).due_on == D("2024-03-31")
    assert due(pauses=[(D("2024-04-01"), None)]).due_on == D("2024-03-31")


def test_a_pause_that_begins_while_the_last_day_moves_still_counts():
    # 30 days from 2024-03-01 end on Sunday 31 March, which moves to Monday 1 April.
    rolled = days(30, rolls_over=True)
    assert due(rolled).due_on == D("2024-04-01")
    assert due(rolled, pauses=[(D("2024-04-01"), D("2024-04-03"))]).due_on == D("2024-04-03")
    assert due(rolled, pauses=[(D("2024-04-01"), None)]).state == "paused"


def test_extensions_add_up():
    got = due(extensions=[(D("2024-03-20"), days(10)), (D("2024-03-25"), days(5))])
    assert got.due_on == D("2024-04-15")
    assert got.notes == ("2024-03-20 延长 10日", "2024-03-25 延长 5日")


def test_months_are_added_before_they_are_clamped():
    got = due(months(1), start=D("2024-01-31"), extensions=[(D("2024-02-20"), months(1))])
    assert got.due_on == D("2024-03-31")
    assert due(months(1), start=D("2024-01-31")).notes == (
        "2024 年 2 月没有 31 日，止于月末 29 日",
    )


def test_working_days_may_extend_days():
    got = due(days(30), extensions=[(D("2024-03-20"), workdays(5))])
    assert got.due_on == D("2024-04-08")  # 31 March, then 1 2 3 April, 清明 off, 7 (made up), 8


def test_an_agreed_date_sets_the_end_and_never_shortens_it():
    assert due(extensions=[(D("2024-03-20"), D("2024-04-20"))]).due_on == D("2024-04-20")
    assert due(extensions=[(D("2024-03-20"), D("2024-03-25"))]).due_on == D("2024-03-31")


def test_a_pause_after_an_agreed_date_pushes_it_and_one_before_does_not():
    agreed = [(D("2024-03-20"), D("2024-04-20"))]
    later = due(extensions=agreed, pauses=[(D("2024-04-01"), D("2024-04-06"))])
    assert later.due_on == D("2024-04-25")
    assert due(extensions=agreed, pauses=[(D("2024-03-05"), D("2024-03-08"))]).due_on == D(
        "2024-04-20"
    )


def test_months_agreed_after_a_date_run_from_that_date():
    agreed = [(D("2024-03-20"), D("2024-04-30")), (D("2024-04-25"), months(1))]
    assert due(extensions=agreed).due_on == D("2024-05-30")


def test_an_extension_agreed_before_a_date_is_part_of_that_date():
    agreed = [(D("2024-03-10"), days(10)), (D("2024-03-20"), D("2024-04-20"))]
    assert due(extensions=agreed).due_on == D("2024-04-20")


def test_a_stop_ends_every_pause_also_one_that_is_said_to_end_later():
    stopped = {"stopped_on": D("2024-03-15"), "today": D("2024-04-01")}
    whole = due(pauses=[(D("2024-03-11"), None)], **stopped)
    split = due(pauses=[(D("2024-03-11"), D("2024-03-20")), (D("2024-03-20"), None)], **stopped)
    assert split == whole
    assert whole.due_on == D("2024-04-04")


# --- explanations ---------------------------------------------------------------------------------


def test_working_days_are_explained_in_runs():
    got = due(workdays(5), start=D("2024-09-27"))
    assert [(str(a)[5:], str(b)[5:], c, n, why) for a, b, c, n, why in got.lines] == [
        ("09-27", "09-27", False, 0, "起算当日不计入"),
        ("09-28", "09-28", False, 0, "周六"),
        ("09-29", "09-29", True, 1, "调休上班"),
        ("09-30", "09-30", True, 2, "工作日"),
        ("10-01", "10-07", False, 2, "国庆节放假"),
        ("10-08", "10-10", True, 5, "工作日"),
    ]


def test_a_plain_weekend_is_one_run():
    got = due(workdays(5), start=D("2024-03-04"))
    assert [line.why for line in got.lines] == ["起算当日不计入", "工作日", "周六、周日", "工作日"]


def test_a_moved_last_day_is_explained():
    got = due(days(30, rolls_over=True), start=D("2024-09-01"))
    assert got.notes == ("最后一日 2024-10-01 为国庆节放假，顺延至 2024-10-08",)
    assert [(str(line.from_on)[5:], line.counted, line.why) for line in got.lines] == [
        ("09-01", False, "起算当日不计入"),
        ("09-02", True, "自然日"),
        ("10-02", False, "国庆节放假"),
        ("10-08", False, "顺延后的到期日"),
    ]


def test_a_year_that_is_not_entered_is_said_aloud():
    got = due(workdays(3), start=D("2026-12-30"))
    assert got.due_on == D("2027-01-04")
    assert got.notes == ("2027 年放假安排尚未录入，按周末推算",)
    assert "工作日（2027 年放假安排尚未录入，按周末推算）" in [line.why for line in got.lines]
    assert due(days(30), start=D("2026-12-30")).notes == ()  # calendar days need no arrangement


# --- refusals -------------------------------------------------------------------------------------


def test_wrong_facts_are_refused():
    with pytest.raises(ValueError, match="cannot end"):
        due(pauses=[(D("2024-03-11"), D("2024-03-10"))])
    with pytest.raises(ValueError, match="reckon_hours"):
        due(hours(72))
    with pytest.raises(ValueError, match="no period"):
        days(-1)
    with pytest.raises(ValueError, match="unknown unit"):
        Span(1, "weeks")


# --- hours ----------------------------------------------------------------------------------------


def test_hours_run_through_nights_and_days_off():
    start = datetime(2024, 10, 1, 9, 30)
    facts = {"start": start, "span": hours(72)}
    assert reckon_hours(**facts, now=start).due_at == datetime(2024, 10, 4, 9, 30)
    assert reckon_hours(**facts, now=datetime(2024, 10, 4, 9, 31)).state == "overdue"
    pause = (datetime(2024, 10, 2, 9, 30), datetime(2024, 10, 2, 11, 30))
    assert reckon_hours(**facts, pauses=(pause,), now=start).due_at == datetime(2024, 10, 4, 11, 30)
    assert reckon_hours(**facts, pauses=((start, None),), now=start).state == "paused"
    stopped = datetime(2024, 10, 4, 9, 31)
    assert reckon_hours(**facts, stopped_at=stopped, now=stopped).state == "stopped_late"
    more = ((start, hours(1)),)
    assert (
        reckon_hours(**facts, extensions=more, stopped_at=stopped, now=stopped).state == "stopped"
    )
    with pytest.raises(ValueError):
        reckon_hours(start=start, span=days(1), now=start)


# --- properties -----------------------------------------------------------------------------------

dates = st.dates(D("2024-01-01"), D("2026-06-30"))
spans = st.one_of(
    st.builds(days, st.integers(0, 120), rolls_over=st.booleans()),
    st.builds(months, st.integers(0, 8), rolls_over=st.booleans()),
    st.builds(workdays, st.integers(0, 60)),
)


@st.composite
def histories(draw, can_be_open=True):
    start = draw(dates)
    day = st.integers(0, 200).map(lambda n: start + timedelta(days=n))
    end = st.integers(0, 40)
    pauses = [(on, on + timedelta(days=draw(end))) for on in draw(st.lists(day, max_size=3))]
    if can_be_open and draw(st.booleans()):
        pauses.append((draw(day), None))
    more = st.one_of(spans, day)
    extensions = draw(st.lists(st.tuples(day, more), max_size=3))
    stop = draw(st.none() | day)
    return {
        "start": start,
        "span": draw(spans),
        "pauses": pauses,
        "extensions": extensions,
        "stopped_on": stop,
        "today": draw(day),
        "calendar": CALENDAR,
    }


def verdict(got):
    return got.due_on, got.state, got.days_left, got.lines


@given(histories(), st.data())
def test_splitting_a_pause_anywhere_changes_nothing(facts, data):
    whole = reckon(**facts)
    split = []
    for begin, end in facts["pauses"]:
        longest = 60 if end is None else (end - begin).days
        middle = begin + timedelta(days=data.draw(st.integers(0, longest)))
        split += [(begin, middle), (middle, end)]
    assert verdict(reckon(**{**facts, "pauses": split})) == verdict(whole)


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_of_events_does_not_matter(facts, random):
    whole = reckon(**facts)
    mixed = {
        **facts,
        "pauses": random.sample(facts["pauses"], len(facts["pauses"])),
        "extensions": random.sample(facts["extensions"], len(facts["extensions"])),
    }
    assert reckon(**mixed) == whole


@given(histories())
def test_the_lines_cover_every_day_once_and_count_truly(facts):
    got = reckon(**facts)
    assert got.lines[0].from_on == facts["start"]
    n, was = 0, None
    for line in got.lines:
        assert line.from_on <= line.to_on
        assert was is None or line.from_on == was + timedelta(days=1)
        n += ((line.to_on - line.from_on).days + 1) if line.counted else 0
        assert line.n_after == n
        was = line.to_on
    if got.due_on is not None:
        assert was == got.due_on


@given(histories(can_be_open=False))
def test_an_extension_or_a_pause_never_brings_the_end_forward(facts):
    facts["stopped_on"] = None
    bare = reckon(**{**facts, "pauses": [], "extensions": []})
    assert reckon(**facts).due_on >= bare.due_on
    assert reckon(**{**facts, "pauses": []}).due_on >= bare.due_on


@given(histories(), st.dictionaries(dates, st.sampled_from([("holiday", "停"), ("makeup", "")])))
def test_a_calendar_edit_moves_open_clocks_and_never_stopped_ones(facts, edits):
    edited = Calendar({**CALENDAR.exceptions, **edits}, CALENDAR.years)
    old = reckon(**facts)
    new = clocks.after_calendar_edit(old, lambda: reckon(**{**facts, "calendar": edited}))
    if facts["stopped_on"] is not None:
        assert new is old
    else:
        assert new == reckon(**{**facts, "calendar": edited})


@given(histories())
def test_a_last_day_that_rolls_over_is_worked(facts):
    got = reckon(**facts)
    if facts["span"].rolls_over and got.due_on is not None:
        assert CALENDAR.is_workday(got.due_on)
