"""Whether an answer rests on the query that it was asked with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, QueryDict

SEARCHED = "q"  # the box at the head of every page shows it, as query["q"] of a template


def _watched(name: str) -> Any:
    inner = getattr(QueryDict, name)

    def read(query: Any, *args: Any, **more: Any) -> Any:
        if query.told is not None and not (name == "__getitem__" and args == (SEARCHED,)):
            query.told.add(name)
        return inner(query, *args, **more)

    return read


_OWN = {*dir(QueryDict)} - {*dir(object)} | {"__eq__"}
_METHODS = [one for one in _OWN if callable(getattr(QueryDict, one)) and one != "fromkeys"]
Watched = type("Watched", (QueryDict,), {"told": None, **{n: _watched(n) for n in _METHODS}})


@contextmanager
def queries_read() -> Iterator[set[str]]:
    """This will fill a set with how the queries of requests are read meanwhile; empty, where none is."""
    told: set[str] = set()
    plain = WSGIRequest.GET.func  # type: ignore[attr-defined]

    def watched(request: WSGIRequest) -> QueryDict:
        if "watched" not in vars(request):
            query = Watched(plain(request).urlencode(), encoding=request.encoding)
            query.told = told
            request.watched = query  # type: ignore[attr-defined]
        return request.watched  # type: ignore[attr-defined]

    def given(request: WSGIRequest, query: QueryDict) -> None:
        request.watched = query  # type: ignore[attr-defined]

    def whole(request: WSGIRequest, *args: Any, **more: Any) -> str:
        told.add("get_full_path")
        return HttpRequest.get_full_path(request, *args, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WSGIRequest, "get_full_path", whole)
        patch.setattr(WSGIRequest, "GET", property(watched, given))
        yield told
