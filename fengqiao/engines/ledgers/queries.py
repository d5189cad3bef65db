"""Named questions to the imports, within the open scope."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from fengqiao.trunk.files.models import File

from .models import Batch


def imports() -> QuerySet[Batch]:
    """The imports, newest first, with their files."""
    return Batch.objects.select_related("file").order_by("-id")


def waiting(file: UUID) -> QuerySet[File]:
    """A file that was checked and waits for its person to say yes."""
    return File.objects.filter(pk=file, audience=WAITING)


WAITING = "import"
