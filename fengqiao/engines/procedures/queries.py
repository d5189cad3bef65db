"""Named questions to the deadlines, within the open scope."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from .models import Deadline, State


def open_due(until: date) -> QuerySet[Deadline]:
    """Running clocks whose last day is that day or before, the overdue ones first."""
    return Deadline.objects.filter(state=State.RUNNING, due_on__lte=until).order_by("due_on", "id")


def overdue(on: date) -> QuerySet[Deadline]:
    """Running clocks whose last day was over before that day began."""
    return Deadline.objects.filter(state=State.RUNNING, due_on__lt=on).order_by("due_on", "id")


def of(subject: UUID) -> QuerySet[Deadline]:
    """The clocks of one case, in the order they started."""
    return Deadline.objects.filter(subject=subject).order_by("started_on", "clock")


def of_many(subjects: Iterable[UUID]) -> QuerySet[Deadline]:
    """The open clocks of the cases of one page of a list."""
    return Deadline.objects.filter(subject__in=list(subjects)).exclude(state=State.STOPPED)


def next_due() -> Subquery:
    """The day on which the next clock of a row runs out, beside the row in its list."""
    running = Deadline.objects.filter(
        office=OuterRef("office"), subject=OuterRef("pk"), state=State.RUNNING
    )
    return Subquery(running.order_by("due_on").values("due_on")[:1])
