"""A paper as the answer to a request: a file to be saved, or the reason why it cannot be written."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpResponse

from .formats import FORMATS, CannotWrite, written
from .model import Paper


def sent(compose: Callable[[], Paper], kind: str, name: str) -> HttpResponse:
    """The paper as `name`.docx, .pdf, .html or .txt. Raises Http404 for another kind."""
    if kind not in FORMATS:
        raise Http404
    try:
        return saved(written(compose(), kind), f"{name}.{kind}")
    except CannotWrite as error:
        return HttpResponse(str(error), status=503, content_type="text/plain; charset=utf-8")


def saved(data: bytes, name: str) -> HttpResponse:
    """Bytes that a browser saves and never shows: a web page among them is not one of ours."""
    answer = HttpResponse(data, content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
