"""Named questions to the jobs. A person sees the jobs of her own office only."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from .models import Job, State


def of_office(office: UUID) -> QuerySet[Job]:
    return Job.objects.filter(office=office).order_by("-enqueued_at")


def of_tasks(named: Iterable[str]) -> QuerySet[Job]:
    """Those of some tasks of the product as a whole, by all their addresses, the newest first."""
    return Job.objects.filter(task__in=list(named)).order_by("-enqueued_at")


def failed() -> QuerySet[Job]:
    return Job.objects.filter(state=State.FAILED)
