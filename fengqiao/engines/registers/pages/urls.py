"""Addresses of every declared register. project/urls.py hands in the shelves; each address says who may.

/desk/publicity/                          publicity.front
/desk/publicity/activities/               publicity.activities:list
/desk/publicity/activities/<id>/          publicity.activities:show
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.urls import include, path
from django.urls.resolvers import URLPattern, URLResolver

from fengqiao.trunk.people.access import needs

from ..register import Register
from ..shelf import Shelf
from . import changes, lists, record, saved_views, several

NO_PAGES: Mapping[str, Sequence[URLPattern]] = {}


def addresses(
    shelves: Iterable[Shelf], own: Mapping[str, Sequence[URLPattern]] = NO_PAGES
) -> list[URLPattern | URLResolver]:
    """`own`: the pages that a matter has of its own, by the register whose namespace they share."""
    found: list[URLPattern | URLResolver] = []
    for shelf in shelves:
        if shelf.root is None:
            front = needs(shelf.reads)(lists.front)
            found.append(path(f"desk/{shelf.matter}/", front, {"shelf": shelf}, name=shelf.page))
        for register in sorted(shelf.registers, key=lambda one: one is shelf.root):
            pages = [*_pages(register, shelf), *own.get(register.key, ())]
            found.append(path(_address(register, shelf), include((pages, register.key))))
    return found


def _address(register: Register, shelf: Shelf) -> str:
    below = register.key.partition(".")[2]
    return f"desk/{shelf.matter}/{below}/" if below else f"desk/{shelf.matter}/"


def _pages(register: Register, shelf: Shelf) -> list[URLPattern]:
    reads, keeps, enters = map(needs, (register.reads, register.keeps, register.enters))
    given: dict[str, Any] = {"register": register, "shelf": shelf}
    pages = [
        path("", reads(lists.listing), given, name="list"),
        path("export/", reads(lists.export), given, name="export"),
        path("prose/", reads(lists.paragraph), given, name="prose"),
        path("blank/", reads(lists.blank), given, name="blank"),
        path("several/", reads(several.several), given, name="several"),
        path("views/", reads(saved_views.save), given, name="save_view"),
        path("views/<uuid:view>/drop/", reads(saved_views.drop), given, name="drop_view"),
        path("new/", enters(changes.add), given, name="add"),
        path("<uuid:pk>/", reads(record.show), given, name="show"),
        path("<uuid:pk>/amend/", keeps(changes.amend), given, name="amend"),
        path("<uuid:pk>/void/", keeps(changes.void), given, name="void"),
        path("<uuid:pk>/restore/", keeps(changes.restore), given, name="restore"),
        path("<uuid:pk>/take-back/", enters(changes.take_back), given, name="take_back"),
        path("<uuid:pk>/files/<uuid:file>/", reads(record.file), given, name="file"),
        path("<uuid:pk>/files/", enters(changes.attach), given, name="attach"),
    ]
    own = {*register.own_pages, *(() if register.voids else ("restore",))}
    return [page for page in pages if page.name not in own]
