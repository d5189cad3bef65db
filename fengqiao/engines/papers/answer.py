"""A paper as the answer to a request: a file to be saved."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpResponse

from .formats import FORMATS, written
from .model import Paper


def sent(compose: Callable[[], Paper], kind: str, name: str) -> HttpResponse:
    """The paper as `name`.docx, .pdf, .html or .txt. Raises Http404 for another kind, CannotWrite with what to do."""
    if kind not in FORMATS:
        raise Http404
    return saved(written(compose(), kind), f"{name}.{kind}")


def saved(data: bytes, name: str) -> HttpResponse:
    """Bytes that a browser saves and never shows: a web page among them is not one of ours."""
    answer = HttpResponse(data, content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
