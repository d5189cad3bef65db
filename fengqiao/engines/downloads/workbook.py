"""A workbook to be saved, written whole while the scope is open, and sent from the disk."""

from __future__ import annotations

from collections.abc import Callable
from tempfile import TemporaryFile
from typing import IO

from django.http import FileResponse


def sent(name: str, write: Callable[[IO[bytes]], object]) -> FileResponse:
    """This will answer with what `write` writes."""
    to = TemporaryFile()  # noqa: SIM115 (the answer closes it when it is sent)
    write(to)
    to.seek(0)
    return FileResponse(to, as_attachment=True, filename=name)
