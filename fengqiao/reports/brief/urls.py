"""Addresses of the brief. Which kinds of cases have deadlines is handed in by project/urls.py."""

from __future__ import annotations

from django.urls import path
from django.urls.resolvers import URLPattern

from . import desk
from .composition import Kinds


def addresses(kinds: Kinds) -> list[URLPattern]:
    known = {"kinds": kinds}
    return [
        path("", desk.page, known, name="page"),
        path("paper.<slug:kind>", desk.paper, known, name="paper"),
        path("figures/", desk.figures, name="figures"),
    ]
