"""Periods in hours: they run through nights and days off, and never roll over."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from .days import LATE, OVERDUE, PAUSED, RUNNING, STOPPED
from .spans import Span


@dataclass(frozen=True)
class HourReckoning:
    """The end of a period in hours. ``due_at`` is ``None`` while a pause is open."""

    due_at: datetime | None
    state: str


def reckon_hours(
    *,
    start: datetime,
    span: Span,
    extensions: tuple[tuple[datetime, Span], ...] = (),
    pauses: tuple[tuple[datetime, datetime | None], ...] = (),
    stopped_at: datetime | None = None,
    now: datetime,
) -> HourReckoning:
    """This will reckon a period in hours from the very moment of ``start``.

    All moments are aware, or all naive. States are those of ``reckon``. A span that is not in
    hours raises ``ValueError``.
    """
    spans = [span, *(more for _on, more in extensions)]
    if any(one.unit != "hours" for one in spans):
        raise ValueError("a period in hours takes spans in hours only")
    due = start + timedelta(hours=sum(one.amount for one in spans))
    reached = start
    for begin, end in sorted(pauses, key=lambda pause: pause[0]):
        begin = max(begin, reached)
        if begin > due or (stopped_at is not None and begin >= stopped_at):
            break
        end = stopped_at if end is None else end
        if end is None:
            return HourReckoning(None, PAUSED)
        if end > begin:
            due += end - begin
            reached = end
    return HourReckoning(due, _state(due, stopped_at, now))


def _state(due: datetime, stopped_at: datetime | None, now: datetime) -> str:
    if stopped_at is not None:
        return STOPPED if stopped_at <= due else LATE
    return RUNNING if now <= due else OVERDUE
