"""Addresses of the rollover. What is carried is handed in by project/urls.py."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import path
from django.urls.resolvers import URLPattern

from . import desk
from .carried import Carried


def addresses(carried: Sequence[Carried]) -> list[URLPattern]:
    return [
        path("", desk.rollover, {"carried": carried}, name="rollover"),
        path("<uuid:pk>/undo/", desk.undo, name="undo"),
    ]
