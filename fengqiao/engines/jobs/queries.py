"""Named questions to the jobs. A person sees the jobs of her own office only."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from .models import Job, State


def of_office(office: UUID) -> QuerySet[Job]:
    return Job.objects.filter(office=office).order_by("-enqueued_at")


def failed() -> QuerySet[Job]:
    return Job.objects.filter(state=State.FAILED)
