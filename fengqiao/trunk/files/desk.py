"""A kept file is only ever downloaded, never shown: the browser is told not to guess what it is."""

from __future__ import annotations

from io import BytesIO
from uuid import UUID

from django.http import FileResponse
from django.shortcuts import get_object_or_404

from fengqiao.trunk.people.access import DeskRequest, needs

from . import queries, store
from .models import File


@needs("files.read")
def download(request: DeskRequest, pk: UUID) -> FileResponse:
    """A file for a narrower audience is asked for at its case, which knows who may read it."""
    return sent(get_object_or_404(queries.of_the_office(), pk=pk))


def sent(file: File) -> FileResponse:
    """This will answer with a file's bytes, to be saved and never to be shown. Raises Lost."""
    answer = FileResponse(BytesIO(store.read(file)), as_attachment=True, filename=file.name)
    answer["Content-Type"] = "application/octet-stream"
    return answer
