"""Addresses of the overview. The paragraph's own words are handed in by project/urls.py."""

from __future__ import annotations

from django.urls import path
from django.urls.resolvers import URLPattern

from . import desk
from .desk.paragraph import Blocks


def addresses(blocks: Blocks) -> list[URLPattern]:
    return [
        path("prose/", desk.paragraph, {"blocks": blocks}, name="prose"),
        path("pictures/", desk.pictures.all_of_them, name="pictures"),
        path("pictures/<slug:name>/svg/", desk.pictures.svg, name="svg"),
        path("pictures/<slug:name>/xlsx/", desk.pictures.xlsx, name="xlsx"),
    ]
