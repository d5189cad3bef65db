"""Periods in days, working days and months: walked day by day, so they can explain themselves."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from ..workdays import Calendar
from .spans import Span, add_months

RUNNING = "running"
PAUSED = "paused"
OVERDUE = "overdue"
STOPPED = "stopped"
LATE = "stopped_late"

ONE_DAY = timedelta(days=1)
FIRST_DAY = "起算当日不计入"
PLAIN_DAY = "自然日"
PAUSE_DAY = "期限中止"
MOVED_DAY = "顺延后的到期日"

Extension = tuple[date, Span | date]
Pause = tuple[date, date | None]


class Line(NamedTuple):
    """A run of days with one reason; ``n_after`` days are counted once the run is over."""

    from_on: date
    to_on: date
    counted: bool
    n_after: int
    why: str


@dataclass(frozen=True)
class Reckoning:
    """When a period ends, and the reasons.

    ``due_on``: its last day, or ``None`` while a pause is open. ``state``: ``running``,
    ``overdue``, ``paused``, ``stopped`` (in time) or ``stopped_late``. ``days_left``: calendar days
    from today to the last day (negative when overdue); while paused, the days that remain to be
    counted, in the period's unit; ``None`` once stopped. ``lines`` cover every day from the
    starting day on without a gap; ``notes`` are Chinese sentences without a full stop.
    """

    due_on: date | None
    state: str
    days_left: int | None
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()

    @property
    def is_final(self) -> bool:
        """This will tell whether the clock has stopped."""
        return self.state in (STOPPED, LATE)


class _Day(NamedTuple):
    on: date
    counted: bool
    why: str
    is_weekend: bool = False


class _Phase(NamedTuple):
    """Count ``amount`` days of one kind, or go on until a day. ``months`` are anchored when met."""

    unit: str
    amount: int = 0
    months: int = 0
    until: date | None = None


class _OpenPause(Exception):
    """A pause without an end was met before the period was over."""

    def __init__(self, left: int) -> None:
        self.left = left


def reckon(
    *,
    start: date,
    span: Span,
    calendar: Calendar,
    extensions: Iterable[Extension] = (),
    pauses: Iterable[Pause] = (),
    stopped_on: date | None = None,
    today: date,
) -> Reckoning:
    """This will reckon a period and explain it (rules: see the package's docstring).

    ``extensions``: ``(agreed on, Span or the new last day)``. ``pauses``: ``(from, to)``, ``to`` is
    the day of resumption, ``None`` while it lasts. Events that happened after ``today`` are facts
    like all others: leave out what is not to count. Raises ``ValueError`` for a span in hours and
    for a pause that ends before it begins.
    """
    extensions = sorted(extensions, key=lambda event: (event[0], str(event[1])))
    spans = [span, *(more for _on, more in extensions if isinstance(more, Span))]
    if any(one.unit == "hours" for one in spans):
        raise ValueError("hours are reckoned by reckon_hours")
    closed, open_from = _settle(pauses, stopped_on)
    walks = [
        _Walk(start, phases, calendar, closed, open_from, span.rolls_over)
        for phases in _ways(start, span, extensions)
    ]
    # Of several ends the last one counts: an extension to a date never shortens a period. While a
    # pause is open in one of them, that one has no end yet.
    walk = max(walks, key=lambda one: (one.due_on is None, one.due_on or date.max, one.left))
    lines = walk.lines(today)
    notes = [*_said(extensions), *walk.notes]
    if walk.due_on is None:
        return Reckoning(None, PAUSED, walk.left, lines, tuple(notes))
    if stopped_on is not None:
        state = STOPPED if stopped_on <= walk.due_on else LATE
        return Reckoning(walk.due_on, state, None, lines, tuple(notes))
    left = (walk.due_on - today).days
    return Reckoning(walk.due_on, OVERDUE if left < 0 else RUNNING, left, lines, tuple(notes))


def after_calendar_edit(old: Reckoning, again: Callable[[], Reckoning]) -> Reckoning:
    """This will give the reckoning after the calendar changed: a stopped clock stays as it was."""
    return old if old.is_final else again()


def _settle(
    pauses: Iterable[Pause], stopped_on: date | None
) -> tuple[list[tuple[date, date]], date | None]:
    """Closed pauses, half-open, and the first day of an open one. A stop ends them all."""
    closed, opened = [], []
    for begin, end in pauses:
        if end is not None and end < begin:
            raise ValueError(f"a pause from {begin} cannot end on {end}")
        if stopped_on is not None and begin >= stopped_on:
            continue
        if stopped_on is not None:
            end = stopped_on if end is None else min(end, stopped_on)
        if end is None:
            opened.append(begin)
        else:
            closed.append((begin, end))
    open_from = min(opened, default=None)
    if open_from is not None:
        # Closed pauses that run into the open one are part of it.
        for begin, end in sorted(closed, key=lambda pause: pause[1], reverse=True):
            if end >= open_from:
                open_from = min(open_from, begin)
    return closed, open_from


def _ways(start: date, span: Span, extensions: list[Extension]) -> Iterator[list[_Phase]]:
    """Every way to the end: by the spans alone, and from each date that was agreed."""
    spans = [more for _on, more in extensions if isinstance(more, Span)]
    yield _phases(span, spans)
    for on, until in extensions:
        if isinstance(until, Span) or until <= max(on, start):
            continue
        later = [more for other, more in extensions if isinstance(more, Span) and other > on]
        unit = "workdays" if span.unit == "workdays" else "days"
        lead = [_Phase(unit, until=on)] if on > start else []
        agreed = _Phase("days", amount=(until - max(on, start)).days)
        yield [*lead, agreed, *_phases(Span(0, span.unit), later)]


def _phases(first: Span, more: list[Span]) -> list[_Phase]:
    total = {"days": 0, "workdays": 0, "months": 0}
    for one in (first, *more):
        total[one.unit] += one.amount
    plain = _Phase("days", amount=total["days"], months=total["months"])
    worked = _Phase("workdays", amount=total["workdays"])
    return [worked, plain] if first.unit == "workdays" else [plain, worked]


def _said(extensions: list[Extension]) -> Iterator[str]:
    for on, more in extensions:
        yield f"{on} 延长 {more}" if isinstance(more, Span) else f"{on} 约定延至 {more}"


class _Walk:
    """One walk from the starting day to the last day of the period."""

    def __init__(
        self,
        start: date,
        phases: list[_Phase],
        calendar: Calendar,
        closed: list[tuple[date, date]],
        open_from: date | None,
        rolls_over: bool,
    ) -> None:
        self.calendar, self.closed, self.open_from = calendar, closed, open_from
        self.days = [_Day(start, False, FIRST_DAY)]
        self.notes: list[str] = []
        self.left = 0
        self.due_on: date | None = None
        try:
            for phase in phases:
                self._take(phase)
            if rolls_over:
                self._roll_over()
            self.due_on = self.days[-1].on
        except _OpenPause as met:
            self.left = met.left + self._still_to_come(phases, phase)

    def _take(self, phase: _Phase) -> None:
        here = self.days[-1].on
        amount = phase.amount
        if phase.months:
            amount += self._days_of_months(here, phase.months)
        while (self.days[-1].on < phase.until) if phase.until else amount > 0:
            day = self._next(phase.unit, amount)
            amount -= day.counted
            self.days.append(day)

    @staticmethod
    def _still_to_come(phases: list[_Phase], met: _Phase) -> int:
        return sum(one.amount for one in phases[phases.index(met) + 1 :])

    def _days_of_months(self, here: date, months: int) -> int:
        end = add_months(here, months)
        if end.day != here.day:
            self.notes.append(
                f"{end.year} 年 {end.month} 月没有 {here.day} 日，止于月末 {end.day} 日"
            )
        return (end - here).days

    def _next(self, unit: str, left: int) -> _Day:
        on = self.days[-1].on + ONE_DAY
        if self.open_from is not None and on >= self.open_from:
            raise _OpenPause(left)
        if self._is_paused(on):
            return _Day(on, False, PAUSE_DAY)
        if unit == "days":
            return _Day(on, True, PLAIN_DAY)
        return self._ask(on)

    def _ask(self, on: date) -> _Day:
        """The day as the calendar sees it; a year that it does not know is said aloud."""
        why, doubt = self.calendar.why(on), self.calendar.doubt(on)
        is_weekend = on.weekday() >= 5 and on not in self.calendar.exceptions
        if doubt and doubt not in self.notes:
            self.notes.append(doubt)
        if doubt:
            why = f"{why}（{doubt}）"
        return _Day(on, self.calendar.is_workday(on), why, is_weekend)

    def _roll_over(self) -> None:
        last = self.days[-1].on
        while not self._ask(self.days[-1].on).counted or self._is_paused(self.days[-1].on):
            day = self._next("workdays", 0)
            why = MOVED_DAY if day.counted else day.why
            self.days.append(day._replace(counted=False, why=why))
        if (end := self.days[-1].on) != last:
            self.notes.append(f"最后一日 {last} 为{self.calendar.why(last)}，顺延至 {end}")

    def _is_paused(self, on: date) -> bool:
        is_open = self.open_from is not None and on >= self.open_from
        return is_open or any(begin <= on < end for begin, end in self.closed)

    def lines(self, today: date) -> tuple[Line, ...]:
        runs: list[Line] = []
        n, was_weekend = 0, False
        for day in self.days:
            n += day.counted
            joins = runs and runs[-1].counted == day.counted
            if joins and (runs[-1].why == day.why or (was_weekend and day.is_weekend)):
                why = runs[-1].why if day.why in runs[-1].why else f"{runs[-1].why}、{day.why}"
                runs[-1] = runs[-1]._replace(to_on=day.on, n_after=n, why=why)
            else:
                runs.append(Line(day.on, day.on, day.counted, n, day.why))
            was_weekend = day.is_weekend and not day.counted
        if self.due_on is None:
            on = self.days[-1].on + ONE_DAY
            runs.append(Line(on, max(on, today), False, n, f"{PAUSE_DAY}，尚未恢复"))
        return tuple(runs)
