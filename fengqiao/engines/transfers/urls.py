"""The address of hand-overs. What open work there is, project/urls.py hands in."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import path
from django.urls.resolvers import URLPattern

from . import desk
from .open_work import OpenWork


def addresses(works: Sequence[OpenWork]) -> list[URLPattern]:
    return [path("", desk.transfer, {"works": works}, name="transfer")]
