"""Addresses of the import pages. Which ledgers there are is handed in by project/urls.py."""

from django.urls import path
from django.urls.resolvers import URLPattern

from . import desk
from .declaring import Ledger


def addresses(ledgers: tuple[Ledger, ...]) -> list[URLPattern]:
    given = {"ledgers": ledgers}
    return [
        path("", desk.imports, given, name="imports"),
        path("<uuid:pk>/check/", desk.check, given, name="check"),
        path("<uuid:pk>/undo/", desk.undo, given, name="undo"),
    ]
