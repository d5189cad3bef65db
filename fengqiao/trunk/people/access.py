"""Who may use a view. Every view declares it; a view that declares nothing fails the house test.

@needs("disputes.read")     the power, in any post that holds (the place is checked by scope and acts)
@signed_in                  anyone with an account
@public("reason")           anyone at all, for a stated reason

@noted(Look.OPENED)         beside one of them: each whole answer is in the access log before it is sent
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from fengqiao.trunk.journal import accesses
from fengqiao.trunk.journal.words import Look

from . import powers
from .actors import Actor, Denied

View = Callable[..., HttpResponseBase]


class DeskRequest(HttpRequest):
    """A request with who is signed in, for views that declare that someone is. The desk puts it there."""

    actor: Actor


def needs(power: str) -> Callable[[View], View]:
    """This will let in who has the power; others get 403 with a sentence, strangers the login page."""
    powers.label(power)

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            actor = getattr(request, "actor", None)
            if actor is None:
                return redirect_to_login(request.get_full_path())
            if not actor.may(power):
                raise Denied(power)
            return view(request, *args, **kwargs)

        guarded.access = f"needs {power}"  # type: ignore[attr-defined]
        return guarded

    return declare


def signed_in(view: View) -> View:
    """This will let in anyone with an account."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if getattr(request, "actor", None) is None:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    guarded.access = "signed_in"  # type: ignore[attr-defined]
    return guarded


def public(reason: str) -> Callable[[View], View]:
    """This will let in anyone, for a reason that a reviewer can read."""
    if not reason.strip():
        raise ValueError("公开的页面要写明理由")

    def declare(view: View) -> View:
        @wraps(view)
        def opened(*args: Any, **kwargs: Any) -> HttpResponseBase:
            return view(*args, **kwargs)

        opened.access = f"public: {reason}"  # type: ignore[attr-defined]
        return opened

    return declare


def noted(what: Look) -> Callable[[View], View]:
    """This will store in the access log that a person looks, before a view's whole answer is sent to her."""

    def declare(view: View) -> View:
        @wraps(view)
        def watched(request: DeskRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            answer = view(request, *args, **kwargs)
            if answer.status_code == 200:
                look(request, what, kwargs.get("pk"))
            return answer

        watched.noted = what  # type: ignore[attr-defined]
        return watched

    return declare


def look(
    request: DeskRequest,
    what: Look,
    subject: UUID | None = None,
    *,
    found: int | None = None,
    words: str = "",
) -> None:
    """This will store in the access log that who is signed in looks. Call it before the answer is given."""
    by = request.actor
    accesses.note(
        what,
        by=by,
        office=by.office,
        door=request.path,
        subject=subject,
        found=found,
        words=words,
    )
