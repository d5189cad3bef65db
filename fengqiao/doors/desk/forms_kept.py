"""A form that was sent when its person was not signed in any more: her words wait for her behind the login page.

They are kept for the account that typed them (`ui/ownership.py`), beside the sessions and as short-lived as they, under
a key that no cookie bears: whoever comes in next at that computer is shown nothing, and she finds them wherever she
comes in. A password is never kept, and no file can be: the page says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from fengqiao.trunk.people.access import signed_in
from fengqiao.ui import ownership
from fengqiao.ui.templatetags.ui import ONCE

from . import errors
from .forms_sent import NOT_CONTENT, WAITED, is_said

KEPT = timedelta(days=3)
MOST = 5  # forms of one person
SECRET = frozenset(("password", "current", "again"))  # the fields that ask for passwords
WAITS = "登录已经过期，刚才的没有办。填的内容已经给填的人留着，本人登录以后可以接着交。"
NOT_HERS = "这一页是别人登录的时候打开的，没有办。填的内容已经给那个人留着，等本人登录以后再交。"
EXPIRED, TAKEN_OR_SHOWN = 403, (409, 422)


@dataclass(frozen=True)
class Kept:
    """A form as it was sent: where to, from which page, what it held; `files` are the names of those that were not
    kept."""

    address: str
    page: str
    once: str
    at: str
    fields: tuple[tuple[str, str], ...]
    files: tuple[str, ...]

    @property
    def words(self) -> list[str]:
        return [value for _, value in self.fields if is_said(value)]

    @property
    def sent_at(self) -> datetime:
        return datetime.fromisoformat(self.at)


class Waiting:
    """Middleware: a POST of somebody who is not signed in any more, or from the page of another, is kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        shown = response.status_code < 400 or response.status_code in TAKEN_OR_SHOWN
        if request.method == "POST" and shown and (once := request.POST.get(WAITED)):
            forget(ownership.mark_of(request), once)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        if request.method != "POST" or getattr(view, "access", "").startswith("public"):
            return None
        owner = ownership.sent_with(request)
        return _elsewhere(request, owner) if owner != ownership.mark_of(request) and owner else None


def refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """What Django calls for a form whose token does not hold (CSRF_FAILURE_VIEW): the page is older than the last
    login on this computer. A form of hers is shown again, with its words and a token that holds; another's is kept."""
    owner, here = ownership.sent_with(request), ownership.mark_of(request)
    if owner and owner != here:
        return _elsewhere(request, owner)
    if not owner or _has_secret(request):
        return render(request, "403_csrf.html", status=EXPIRED)
    shown = {"kept": [_sent(request)], "title": "页面已过期，没有办"}
    return render(request, "desk/waiting.html", shown, status=EXPIRED)


@signed_in
def waiting(request: HttpRequest) -> HttpResponse:
    """GET shows what she sent when she was not signed in any more, POST lets one of it go."""
    mark = ownership.mark_of(request)
    if request.method == "POST":
        forget(mark, request.POST.get("drop", ""))
        return redirect("desk:today")
    kept = of(mark)
    if not kept:
        return redirect("desk:today")
    shown = {"kept": kept, "title": "登录以前填的还在，没有办"}
    return render(request, "desk/waiting.html", shown)


def of(mark: str) -> list[Kept]:
    """The forms that wait for a person, the newest first."""
    row = Session.objects.filter(pk=_place(mark), expire_date__gt=timezone.now()).first()
    forms = row.get_decoded().get("forms", []) if row is not None else []
    return [Kept(**one | {"fields": tuple(map(tuple, one["fields"]))}) for one in forms]


def forget(mark: str, once: str) -> None:
    """This will let go of one form."""
    _store(mark, [one for one in of(mark) if one.once != once])


def forget_old() -> int:
    """This will let go of forms that nobody came back for, and of sessions that are over. Returns how many rows."""
    return Session.objects.filter(expire_date__lt=timezone.now()).delete()[0]


def _elsewhere(request: HttpRequest, owner: str) -> HttpResponse:
    """Whoever sees this answer is not who typed: nothing of it is shown."""
    if not _has_secret(request):
        sent = _sent(request)
        _store(owner, [sent, *(one for one in of(owner) if one.once != sent.once)][:MOST])
    if request.actor is not None:
        return errors.not_hers(request, NOT_HERS)
    messages.info(request, WAITS)
    return redirect_to_login(reverse("desk:waiting"))


def _sent(request: HttpRequest) -> Kept:
    given = [(name, value) for name in request.POST for value in request.POST.getlist(name)]
    address, page = request.get_full_path(), urlsplit(request.headers.get("Referer", ""))
    return Kept(
        address,
        page._replace(scheme="", netloc="").geturl()
        if page.netloc == request.get_host()
        else address,
        str(request.POST.get(ONCE, "")),
        timezone.now().isoformat(),
        tuple((name, value) for name, value in given if name not in NOT_CONTENT),
        tuple(str(one.name) for name in request.FILES for one in request.FILES.getlist(name)),
    )


def _has_secret(request: HttpRequest) -> bool:
    return any(name in SECRET for name in request.POST)


def _store(mark: str, forms: list[Kept]) -> None:
    """The row of a person's waiting forms; without any it goes."""
    if not forms:
        Session.objects.filter(pk=_place(mark)).delete()
        return
    held = Session.objects.encode({"forms": [asdict(one) for one in forms]})
    until = {"session_data": held, "expire_date": timezone.now() + KEPT}
    Session.objects.update_or_create(pk=_place(mark), defaults=until)


def _place(mark: str) -> str:
    """Where a person's forms wait: a key that looks like a session's and is none, as nobody is signed in by it."""
    return salted_hmac("fengqiao.desk.waiting", mark, algorithm="sha256").hexdigest()[:32]
