"""One rule for a form sent again, for every form of the desk (trunk/journal/forms_sent.py).

The same content: the answer of the first time, and a word that nothing was done twice. Other content: a page that
keeps the words, and asks whether they are meant as something new.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from fengqiao.ground import hashes
from fengqiao.trunk.journal import forms_sent
from fengqiao.trunk.journal.forms_sent import Sending, SentAgain
from fengqiao.trunk.journal.models import Sent
from fengqiao.ui import asks
from fengqiao.ui.ownership import FORM_OF
from fengqiao.ui.templatetags.ui import ONCE

WAITED = "waited"  # in a form that waited for its person to come in again: its key
NOT_CONTENT = (ONCE, FORM_OF, WAITED, "csrfmiddlewaretoken")
CONFLICT = 409


class Once:
    """Middleware: a POST that bears a key of its form is done once; its form may ask (`ui/asks.py`)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method != "POST" or request.actor is None:
            return self.get_response(request)
        with asks.hearing(request.POST.getlist(asks.AS_WRITTEN)):
            return self._done_once(request)

    def _done_once(self, request: HttpRequest) -> HttpResponseBase:
        sending = _sending(request)
        if sending is None:
            return self.get_response(request)
        request.sending = sending
        if (before := sending.before) is not None:
            return _again(request, sending, before)
        with forms_sent.on_its_way(sending):
            response = self.get_response(request)
        if sending.is_kept:
            address = response.get("Location", "") or request.headers.get("Referer", "")
            forms_sent.answered(sending, address)
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Two presses at once: the faster one did it."""
        if not isinstance(error, SentAgain):
            return None
        before = request.sending.before
        return (
            _otherwise(request, None)
            if before is None
            else _again(request, request.sending, before)
        )


def _sending(request: HttpRequest) -> Sending | None:
    if request.actor.person is None:
        return None
    try:
        key = UUID(request.POST.get(ONCE, ""))
    except ValueError:
        return None
    return Sending(key, request.actor.person, forms_sent.mark(_content(request)))


def _content(request: HttpRequest) -> bytes:
    """Everything that was filled in and where it was sent, in one order; files by what they hold."""
    said = (
        *NOT_CONTENT,
        asks.AS_WRITTEN,
    )  # what was answered with a press is no part of what it says
    given = {name: request.POST.getlist(name) for name in request.POST if name not in said}
    files = {name: [_digest(one) for one in request.FILES.getlist(name)] for name in request.FILES}
    return hashes.canonical([request.path, given, files])


def _digest(file: UploadedFile) -> list[str]:
    digest = hashlib.sha256()
    for piece in file.chunks():
        digest.update(piece)
    file.seek(0)
    return [file.name or "", digest.hexdigest()]


def _again(request: HttpRequest, sending: Sending, before: Sent) -> HttpResponse:
    if not sending.is_same(before):
        return _otherwise(request, before)
    messages.info(request, "这张表已经交过，没有再办一次。")
    return redirect(before.answer or reverse("desk:today"))


def _otherwise(request: HttpRequest, before: Sent | None) -> HttpResponse:
    shown = {
        "kept": kept_of(request),
        "words": words_of(request),
        "files": [file.name for file in request.FILES.values()],
        "first": before.answer if before else "",
        "fresh": uuid4(),
    }
    return render(request, "desk/sent_again.html", shown, status=CONFLICT)


def kept_of(request: HttpRequest) -> list[tuple[str, str]]:
    """What a form held, to be sent once more from another page: all but its key and token, files, and what a view
    keeps secret."""
    secret = getattr(request, "sensitive_post_parameters", ())
    if secret == "__ALL__":
        return []
    names = [name for name in request.POST if name not in NOT_CONTENT and name not in secret]
    return [(name, value) for name in names for value in request.POST.getlist(name)]


def words_of(request: HttpRequest) -> list[str]:
    """What a person wrote in a form, for a page that must not lose it; what a view keeps secret is left out."""
    secret = getattr(request, "sensitive_post_parameters", ())
    told = [] if secret == "__ALL__" else [name for name in request.POST if name not in secret]
    return [said for name in told for said in request.POST.getlist(name) if is_said(said)]


def is_said(value: str) -> bool:
    """Whether a value is something that a person wrote, and no key or code."""
    return any("\u4e00" <= sign <= "\u9fff" for sign in value)
