"""Known devices: where a name came in before, it is let in however often others guess it elsewhere.

A browser that came in keeps a signed cookie of the names it came in by (hashed: the next one at this computer reads no
name there). Whoever guesses is slowed, name by name and address by address; nobody is locked out by it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.crypto import salted_hmac

from fengqiao.trunk.people.models import Account

COOKIE, SALT = "fengqiao_device", "fengqiao.device"
KEPT = 180 * 24 * 3600  # seconds
MOST = 12  # names of one computer at a counter


def remember(request: HttpRequest, response: HttpResponseBase, account: Account) -> None:
    """This will note that an account came in on this device."""
    mark = _mark(account.login)
    marks = [mark, *(one for one in _marks(request) if one != mark)][:MOST]
    response.set_cookie(
        COOKIE,
        signing.dumps(marks, salt=SALT),
        max_age=KEPT,
        httponly=True,
        secure=settings.HTTPS,
        samesite="Lax",
    )


def is_known(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> bool:
    """Whether the name that is tried came in on this device before. Asked by the throttle (AXES_WHITELIST_CALLABLE)."""
    login = str((credentials or {}).get("username") or request.POST.get("username", ""))
    return _mark(login) in _marks(request)


def _marks(request: HttpRequest) -> list[str]:
    try:
        found = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        return []
    return [str(one) for one in found]


def _mark(login: str) -> str:
    return salted_hmac(SALT, login).hexdigest()[:32]
