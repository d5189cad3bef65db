"""Named questions to the kept files, within the open scope."""

from __future__ import annotations

from uuid import UUID

from .models import File


def of_subject(subject: UUID) -> File | None:
    """The file that belongs to a subject (an import's workbook, say), or None."""
    return File.objects.filter(subject=subject).order_by("id").first()
