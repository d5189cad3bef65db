"""Addresses of the list. What the list can look at is handed in by project/urls.py."""

from __future__ import annotations

from django.urls import path
from django.urls.resolvers import URLPattern

from . import desk
from .findings import Sources


def addresses(sources: Sources) -> list[URLPattern]:
    known = {"sources": sources}
    return [
        path("", desk.contents, known, name="contents"),
        path("book.xlsx", desk.book, known, name="book"),
        path("paper.<slug:kind>", desk.paper, known, name="paper"),
        path("add/", desk.add, known, name="add"),
        path("<slug:key>/", desk.item, known, name="item"),
        path("<slug:key>/leave-out/", desk.leave_out, name="leave_out"),
        path("<slug:key>/take-up/", desk.take_up, name="take_up"),
        path("<slug:key>/drop-paper/", desk.drop_paper, name="drop_paper"),
    ]
