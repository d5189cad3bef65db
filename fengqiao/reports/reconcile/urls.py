"""The addresses of the reconciliation. What the office issued last is handed in by project/urls.py."""

from __future__ import annotations

from django.urls import path
from django.urls.resolvers import URLPattern

from . import desk


def addresses(last_issued: desk.LastIssued) -> list[URLPattern]:
    return [
        path("", desk.reconcile, {"last_issued": last_issued}, name="page"),
        path("long/<uuid:pk>/", desk.found, name="found"),
        path("long/<uuid:pk>/sheet/", desk.sheet, name="sheet"),
    ]
