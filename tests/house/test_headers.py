"""What every answer of the product bears, found by walking all addresses: for who may, the stranger, and nobody."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from fengqiao.doors.desk.middleware import METHODS
from fengqiao.project import settings as product
from tests.house.test_doors import ALL, ASKED, owner_of, url_of, world  # noqa: F401
from tests.passwords import Quick

pytestmark = pytest.mark.django_db
POLICY = {
    "default-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "connect-src 'self'",
    "font-src 'self'",
}
MODES = {
    "local": {"secure": False, "hsts": False, "redirect": False, "proxies": False},
    "lan": {"secure": False, "hsts": False, "redirect": False, "proxies": False},
    "https": {"secure": True, "hsts": True, "redirect": True, "proxies": True},
}


def faults(answer: HttpResponse) -> Iterator[str]:
    """What an answer lacks."""
    said = answer.headers
    if answer.status_code >= 500:
        yield f"breaks with {answer.status_code}"
    rules = {one.strip() for one in said.get("Content-Security-Policy", "").split(";")}
    if missing := POLICY - rules:
        yield f"allows what it should not: {sorted(missing)}"
    scripts = next((one.split() for one in rules if one.startswith("script-src")), [])
    if not scripts or {"'unsafe-inline'", "'unsafe-eval'", "*"} & {*scripts}:
        yield f"runs any script: {scripts}"
    if said.get("X-Frame-Options") != "DENY":
        yield "may stand in another's frame"
    if said.get("X-Content-Type-Options") != "nosniff":
        yield "may be taken for another kind"
    if said.get("Referrer-Policy") != "same-origin":
        yield "tells others where one comes from"
    if said.get("Cross-Origin-Opener-Policy") != "same-origin":
        yield "may be held by another's window"
    if "no-store" not in said.get("Cache-Control", ""):
        yield "may be kept by the browser"
    for cookie in answer.cookies.values():
        if cookie.value and not (cookie["httponly"] and cookie["samesite"] == "Lax"):
            yield f"the cookie {cookie.key} may be read by scripts or sent from elsewhere"


def each_answer(world, cast, client_of, stranger) -> Iterator[tuple[str, HttpResponse]]:  # noqa: F811
    nobody = Client()
    for one in ALL:
        url, asked = url_of(one, world), ASKED.get(one.name)
        owner = client_of(owner_of(one, cast))
        for who, client in {"who may": owner, "the stranger": stranger, "nobody": nobody}.items():
            client.raise_request_exception = False
            yield f"{one.name} for {who}", client.get(url, asked)
        yield f"{one.name}, posted", owner.post(url, {})
    yield "an address that is none", nobody.get("/desk/nowhere/")


@pytest.mark.slow
def test_every_answer_bears_what_it_must(world, cast, client_of, stranger):  # noqa: F811
    found = {
        name: told
        for name, answer in each_answer(world, cast, client_of, stranger)
        if (told := [*faults(answer)])
    }
    assert found == {}


@pytest.mark.parametrize(
    "without, lacks",
    [
        ("csp.middleware.CSPMiddleware", "allows what it should not"),
        ("django.middleware.clickjacking.XFrameOptionsMiddleware", "another's frame"),
        ("django.middleware.security.SecurityMiddleware", "another kind"),
        ("fengqiao.doors.desk.middleware.Scoped", "kept by the browser"),
    ],
)
def test_an_answer_without_it_is_told(without, lacks, settings, client):
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if one != without]
    told = [*faults(Client().get("/desk/nowhere/"))]
    assert any(lacks in one for one in told), told


@pytest.mark.parametrize(
    "name, value, lacks",
    [
        ("SESSION_COOKIE_HTTPONLY", False, "read by scripts"),
        ("CSRF_COOKIE_HTTPONLY", False, "read by scripts"),
        ("SESSION_COOKIE_SAMESITE", "None", "sent from elsewhere"),
        ("X_FRAME_OPTIONS", "SAMEORIGIN", "another's frame"),
    ],
)
def test_a_setting_that_lets_go_is_told(name, value, lacks, settings, cast, client_of):
    setattr(settings, name, value)
    client = client_of(cast.li)
    page = client.get("/desk/me/")
    entered = Client().get("/desk/login/")
    page.cookies |= entered.cookies
    page.cookies[settings.SESSION_COOKIE_NAME] = "x"
    page.cookies[settings.SESSION_COOKIE_NAME]["httponly"] = settings.SESSION_COOKIE_HTTPONLY
    page.cookies[settings.SESSION_COOKIE_NAME]["samesite"] = settings.SESSION_COOKIE_SAMESITE
    assert any(lacks in one for one in faults(page))


def test_a_password_is_hashed_with_all_the_work_of_argon2_outside_the_suite():
    """The suite's own hasher is quick (tests/passwords.py); nothing but the work in it differs."""
    (name,) = product.PASSWORD_HASHERS
    assert name == "django.contrib.auth.hashers.Argon2PasswordHasher"
    assert [one.__name__ for one in Quick.__mro__[:2]] == ["Quick", name.rpartition(".")[2]]
    assert {one for one in vars(Quick) if not one.startswith("__")} == {
        *("time_cost", "memory_cost", "parallelism")
    }


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_no_page_answers_to_a_method_that_it_does_not_know(method, cast, client_of):
    answer = getattr(client_of(cast.li), method)("/desk/disputes/")
    assert answer.status_code == 405 and answer["Allow"] == ", ".join(METHODS)


@pytest.mark.parametrize("mode", MODES)
def test_each_way_of_running_has_its_cookies_and_proxies(mode, tmp_path):
    env = {k: v for k, v in os.environ.items() if not k.startswith("FENGQIAO_")}
    env |= {"FENGQIAO_HOME": str(tmp_path), "FENGQIAO_MODE": mode}
    asks = (
        "import json; from fengqiao.project import settings as s; print(json.dumps({"
        "'secure': s.SESSION_COOKIE_SECURE and s.CSRF_COOKIE_SECURE, 'hsts': s.SECURE_HSTS_SECONDS > 0,"
        "'redirect': s.SECURE_SSL_REDIRECT, 'proxies': bool(s.PROXIES)}))"
    )
    told = subprocess.run(
        [sys.executable, "-c", asks], env=env, capture_output=True, text=True, check=True
    )
    assert json.loads(told.stdout) == MODES[mode]
    assert settings.SESSION_COOKIE_HTTPONLY and settings.CSRF_COOKIE_HTTPONLY
    modes = {p.name: p.stat().st_mode & 0o777 for p in [tmp_path, *tmp_path.iterdir()]}
    assert modes.pop("secret_key") == 0o600
    assert modes.pop("static") == 0o700
