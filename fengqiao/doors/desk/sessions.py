"""How long somebody is signed in: work goes on renewing it, and a page can ask, and let her come in again in place.

The answers are small documents for `ui/static/ui/session.js`: whose session it is, how many seconds it has left, the
token that the page's forms must bear.
"""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from fengqiao.trunk.journal import forms_sent
from fengqiao.trunk.people.access import public, signed_in
from fengqiao.trunk.people.models import Account
from fengqiao.ui import ownership

from . import demo, devices
from .forms import LoginForm

BACKEND = "django.contrib.auth.backends.ModelBackend"
RENEWED = "renewed"  # in the session: when it last began anew, seconds since 1970
BY_WORK = 600  # seconds after which a press renews it
KEYS = 40
OTHER = "这一页是另一个人填的，请用那个人的账号登录；您自己要办事，请先关掉这一页。"


def begin(request: HttpRequest) -> None:
    """This will note that somebody has just come in."""
    request.session[RENEWED] = int(time.time())


def renew(request: HttpRequest) -> None:
    """This will let the session of who works begin anew: at a press, and, where half of it is gone, by reading a page
    too. Reading alone writes that rarely: nobody who looks waits for who writes."""
    begun = request.session.get(RENEWED)
    after = BY_WORK if request.method == "POST" else settings.SESSION_COOKIE_AGE // 2
    if begun is None and request.method != "POST":
        return
    if begun is None or time.time() - begun > after:
        begin(request)


def left(request: HttpRequest) -> int:
    """How many seconds the session has left."""
    begun = request.session.get(RENEWED, time.time())
    return max(0, int(begun + settings.SESSION_COOKIE_AGE - time.time()))


@public("说的只是这个浏览器自己登录着没有")
def state(request: HttpRequest) -> JsonResponse:
    """GET tells whether this browser is signed in, and by whose mark; POST is work, and renews."""
    return JsonResponse(_state(request))


@sensitive_post_parameters("password")
@require_POST
@public("登录过期以后在原来的页面上再登录")
def enter(request: HttpRequest) -> JsonResponse:
    """The person whose page it is comes in again; nobody else does, on her page."""
    owner = ownership.sent_with(request)
    account, wrong = _let_in(request, owner)
    if account is None:
        return JsonResponse({"said": wrong}, status=422)
    auth.login(request, account, backend=BACKEND)
    begin(request)
    answer = JsonResponse(_signed_in(request, owner))
    devices.remember(request, answer, account)
    return answer


@signed_in
def taken(request: HttpRequest) -> JsonResponse:
    """Which of her forms were taken, by their keys: what became of a press whose answer never came."""
    keys = request.GET.getlist("key")[:KEYS]
    return JsonResponse({"taken": forms_sent.taken(keys, request.actor.person)})


def _let_in(request: HttpRequest, owner: str) -> tuple[Account | None, str]:
    """The account whose page it is, where what was sent lets it in; else what is wrong."""
    if request.POST.get("demo"):
        return _of_demo(owner), OTHER
    form = LoginForm(request, data=request.POST)
    if not form.is_valid():
        return None, str(next(one for told in form.errors.values() for one in told))
    account = form.get_user()
    return (account, "") if ownership.mark(account.person) == owner else (None, OTHER)


def _state(request: HttpRequest) -> dict[str, Any]:
    here = ownership.mark_of(request)
    if here:
        return _signed_in(request, here)
    account = _of_demo(str(request.GET.get(ownership.FORM_OF, "")))
    return {"by": "", "left": 0, "token": get_token(request), "demo": account is not None}


def _signed_in(request: HttpRequest, mark: str) -> dict[str, Any]:
    return {"by": mark, "left": left(request), "token": get_token(request), "demo": False}


def _of_demo(mark: str) -> Account | None:
    """The account of the demo office, on this machine only, whose page it is."""
    found = (demo.account(one.account) for one in demo.cast())
    return next((one for one in found if one and ownership.mark(one.person) == mark), None)
