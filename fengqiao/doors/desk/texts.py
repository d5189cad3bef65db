"""The desk's door for text: whatever a request bears is cleaned before anything reads it (ground/signs).

Where somebody who looks at her words would see that they are others, a sentence says so and quotes them. A password
is no text: it is kept nowhere, and what she typed is what she must type again.
"""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, QueryDict

from fengqiao.ground import signs

SECRET = ("password", "again", "current")
QUOTED = 20  # signs of a text that is spoken of
MOST = 3  # texts that are spoken of on one page


class Cleaned:
    """Middleware: query, form and names of files are clean when a view, or a middleware behind this one, reads
    them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        query, _ = _clean(request.GET)
        if query != request.GET:
            request.GET, request.META["QUERY_STRING"] = query, query.urlencode()
        if request.method == "POST":
            request.POST, changed = _clean(request.POST)
            for text in changed[:MOST]:
                messages.info(request, f"您填的“{text}”里{signs.CHANGED}，请核对。")
            for files in request.FILES.lists():
                for file in files[1]:
                    file.name = signs.one_line(file.name or "")
        return self.get_response(request)


def _clean(given: QueryDict) -> tuple[QueryDict, list[str]]:
    """What was given, clean, and the beginnings of the texts in which somebody may see it."""
    made, changed = QueryDict(mutable=True), []
    for name, values in given.lists():
        texts = [
            signs.Cleaned(one, False) if name in SECRET else signs.cleaned(one) for one in values
        ]
        made.setlist(signs.clean(name), [one.text for one in texts])
        changed += [_quoted(one.text) for one in texts if one.is_changed]
    made._mutable = False
    return made, changed


def _quoted(text: str) -> str:
    plain = signs.one_line(text).strip()
    return plain if len(plain) <= QUOTED else f"{plain[:QUOTED]}……"
