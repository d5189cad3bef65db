"""When a legal period ends, and why: pure functions of dated facts and a calendar.

The rules, in one place:

* The starting day (or hour) is not counted (民法典第二百零一条, 民事诉讼法第八十五条).
* A pause covers its first day up to, not including, the day of resumption: the clock goes on
  *from* the day it is resumed. Overlapping or touching pauses count once.
* An extension by a span adds to the span; all of one unit are added up before they are reckoned,
  so the order of events never matters. An extension to a date sets a date, never an earlier one.
* Months end on the same day of the month, or on its last day when there is none.
* Where the period rolls over, a last day that is not worked moves to the first worked day after.

**Closed clocks stay closed.** A reckoning is a pure function, so a new calendar would give a
stopped clock another due date too. A later edit of the calendar must not turn "in time" into "late"
for what is long over: whoever edits a calendar calls ``after_calendar_edit``, which re-reckons open
clocks only.
"""

from .days import (
    LATE,
    OVERDUE,
    PAUSED,
    RUNNING,
    STOPPED,
    Line,
    Reckoning,
    after_calendar_edit,
    reckon,
)
from .hours import HourReckoning, reckon_hours
from .spans import Span, add_months, days, hours, months, workdays

__all__ = [
    "LATE",
    "OVERDUE",
    "PAUSED",
    "RUNNING",
    "STOPPED",
    "HourReckoning",
    "Line",
    "Reckoning",
    "Span",
    "add_months",
    "after_calendar_edit",
    "days",
    "hours",
    "months",
    "reckon",
    "reckon_hours",
    "workdays",
]
