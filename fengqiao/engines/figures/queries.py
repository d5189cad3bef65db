"""Named questions to what an office saved, recorded from outside and published."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from fengqiao.trunk.journal.models import Entry

from .models import ExternalFigure, Reading, SavedFigure


def saved(office: UUID) -> QuerySet[SavedFigure]:
    """The saved figures in use, in the order in which they were made."""
    return saved_ever(office).filter(retired_on=None)


def saved_ever(office: UUID) -> QuerySet[SavedFigure]:
    return SavedFigure.objects.filter(office=office).order_by("id")


def external(office: UUID) -> QuerySet[ExternalFigure]:
    """Numbers from outside that stand."""
    return external_ever(office).filter(retired_on=None)


def external_ever(office: UUID) -> QuerySet[ExternalFigure]:
    return ExternalFigure.objects.filter(office=office).select_related("file")


def history(subject: UUID, office: UUID) -> QuerySet[Entry]:
    """What was done with a figure of the office, newest first."""
    return Entry.objects.filter(office=office, subject=subject).order_by("-seq")


def published() -> QuerySet[Reading]:
    """The readings of the open scope, with those of a rate's two figures."""
    return Reading.objects.select_related("of", "over")


def readings(used_in: UUID) -> QuerySet[Reading]:
    """The readings that one document published, in the order in which they were taken."""
    return published().filter(used_in=used_in).order_by("id")
