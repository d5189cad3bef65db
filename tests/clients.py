"""Clients of the suite, as cheap as they can be: a walk makes thousands of them, and each is a browser of its own.

What a client is given is what the product gives it; only what Django and WhiteNoise would do again for each of them
(look through the directory of static files, remember the context of every part of a page) is done once.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client
from django.test import client as of_django
from django.utils import timezone
from whitenoise.middleware import WhiteNoiseMiddleware

from fengqiao.trunk.people.models import Account

BACKEND = "django.contrib.auth.backends.ModelBackend"
_scan = WhiteNoiseMiddleware.add_files_from_finders
_remember = of_django.store_rendered_templates
_found: dict[str, Any] = {}


def signed_in(account: Account) -> Client:
    """A browser whose session is an account's, as Django's `force_login` makes it, in two writes instead of nine."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session.update(
        {
            SESSION_KEY: account._meta.pk.value_to_string(account),
            BACKEND_SESSION_KEY: BACKEND,
            HASH_SESSION_KEY: account.get_session_auth_hash(),
        }
    )
    session.create()
    Account.objects.filter(pk=account.pk).update(last_login=timezone.now())
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return client


def make_cheap() -> None:
    """This will let the clients of this process share what is the same for all of them."""
    WhiteNoiseMiddleware.add_files_from_finders = _shared
    of_django.store_rendered_templates = _of_pages


def _shared(middleware: WhiteNoiseMiddleware) -> None:
    """Every client loads the middleware anew; the static files are those that the first one found."""
    if not _found:
        _scan(middleware)
        _found.update(middleware.files)
    middleware.files.update(_found)


def _of_pages(store: dict[str, Any], signal: Any, sender: Any, template: Any, **more: Any) -> None:
    """`response.context` is the page's own: its parts and the widgets of its forms, hundreds of them, are not copied."""
    if "context" not in store:
        _remember(store, signal, sender, template, **more)
