"""Opens the scope for whoever is signed in, around the view and everything that renders its answer.

The scope is the union of the person's posts that hold today; it closes whatever happens. A streamed answer
is produced after this middleware has returned, so each of its pieces is made inside the scope again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotAllowed,
)
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from fengqiao.engines.papers import CannotWrite
from fengqiao.engines.procedures import Refused
from fengqiao.ground.dates import NoPeriod
from fengqiao.trunk.files.store import Lost
from fengqiao.trunk.journal import accesses, scope
from fengqiao.trunk.journal.words import Look
from fengqiao.trunk.people import actors
from fengqiao.trunk.people.access import look
from fengqiao.ui.clash import Overtaken

from . import errors, sessions, trouble

METHODS = ("GET", "HEAD", "POST")
STRANGERS_BODY = (
    512 * 1024
)  # bytes; who is not signed in fills in a login form, and what her session outlived


class Scoped:
    """`request.actor` is the Actor of a signed-in account, or None; with an actor a scope is open."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        request.actor = actor = _actor(request)
        if actor is None:
            if _length(request) > STRANGERS_BODY:
                return _not_kept(errors.too_long(request))
            return _not_kept(self.get_response(request))
        sessions.renew(request)
        with scope.opened(actor.scope()) as opened:
            response = self.get_response(request)
            _note_file(request, response)
            _keep_open(response, opened)
        denied = getattr(request, "denied", None)
        if denied is not None:
            _note_denial(request, actor, denied)
        return _not_kept(response)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """An account without a post that holds is told so, on every page but the public ones."""
        access = getattr(view, "access", "")
        if request.actor is None or request.actor.seats or access.startswith("public"):
            return None
        return errors.no_post(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """What the person can understand and mend becomes a page; the rest is a fault of ours."""
        if isinstance(error, actors.Denied | scope.OutOfScope):
            request.denied = error
            return errors.denied(request, error)
        if isinstance(error, Refused | Overtaken | CannotWrite):
            return errors.refused(request, error)
        if isinstance(error, Lost):
            return errors.lost(request, error)
        if isinstance(error, NoPeriod):
            return errors.no_period(request, error)
        said = trouble.said_of(error)
        return errors.unavailable(request, said) if said else None


def _actor(request: HttpRequest) -> actors.Actor | None:
    if request.user.is_authenticated:
        return actors.of_account(request.user, timezone.localdate())
    if SESSION_KEY in request.session:
        request.session.flush()  # the account was closed: its session ends with this request
    return None


def _length(request: HttpRequest) -> int:
    """How long the body says it is; nothing of it has been read yet."""
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isdigit() else 0


def _not_kept(response: HttpResponseBase) -> HttpResponseBase:
    """No page and no file of the desk stays in a browser's store: the next one at this computer finds none."""
    add_never_cache_headers(response)
    return response


def _keep_open(response: HttpResponseBase, opened: scope.Scope) -> None:
    """A file's bytes read no rows and stay with the server's own way of sending them."""
    if response.streaming and not isinstance(response, FileResponse):
        response.streaming_content = _within(opened, response.streaming_content)


def _within(opened: scope.Scope, chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Between two pieces the scope is closed: the server may do other things in the meantime."""
    pieces = iter(chunks)
    while True:
        with scope.opened(opened):
            piece = next(pieces, None)
        if piece is None:
            return
        yield piece


def _note_file(request: HttpRequest, response: HttpResponseBase) -> None:
    """Whatever leaves as a file, kept or exported or printed, by whichever view, is in the access log before it
    leaves."""
    if response.status_code == 200 and "attachment" in response.get("Content-Disposition", ""):
        asked = request.resolver_match.kwargs if request.resolver_match else {}
        look(request, Look.TAKEN, asked.get("pk"))


def _note_denial(request: HttpRequest, actor: actors.Actor, error: Exception) -> None:
    """A denial goes to the access log after the answer's own transaction ended, for the office as a whole. The door is
    the route: who tries one address after the other tried one door."""
    route = request.resolver_match.route if request.resolver_match else request.path
    with scope.office(actor.office):
        accesses.refuse(
            by=actor,
            office=actor.office,
            door=f"{request.method} /{route.lstrip('/')}",
            power=getattr(error, "power", ""),
        )
