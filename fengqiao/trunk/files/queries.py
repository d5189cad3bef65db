"""Named questions to the kept files, within the open scope."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from .models import OFFICE, File


def of_subject(subject: UUID) -> File | None:
    """The file that belongs to a subject (an import's workbook, say), or None."""
    return all_of(subject).first()


def all_of(subject: UUID) -> QuerySet[File]:
    """Every file of a subject, oldest first. Who may read which is for the subject's own matter to say."""
    return File.objects.filter(subject=subject).order_by("id")


def of_the_office() -> QuerySet[File]:
    """The files that are for all of the place's staff."""
    return File.objects.filter(audience=OFFICE)
