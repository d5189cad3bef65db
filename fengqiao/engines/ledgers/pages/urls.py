"""Addresses of every declared ledger. project/urls.py hands in the shelves; each address says who may.

/desk/publicity/                          publicity.front
/desk/publicity/activities/               publicity.activities:list
/desk/publicity/activities/<id>/          publicity.activities:show
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import include, path
from django.urls.resolvers import URLPattern, URLResolver

from fengqiao.trunk.people.access import needs

from ..recording import RecordLedger, Shelf
from . import changing, listing, several, showing, views


def addresses(shelves: Iterable[Shelf]) -> list[URLPattern | URLResolver]:
    found: list[URLPattern | URLResolver] = []
    for shelf in shelves:
        front = needs(shelf.reads)(listing.front)
        found.append(path(f"desk/{shelf.matter}/", front, {"shelf": shelf}, name=shelf.page))
        for ledger in shelf.ledgers:
            under = f"desk/{shelf.matter}/{ledger.key.partition('.')[2]}/"
            found.append(path(under, include((_pages(ledger, shelf), ledger.key))))
    return found


def _pages(ledger: RecordLedger, shelf: Shelf) -> list[URLPattern]:
    reads, keeps = needs(ledger.reads), needs(ledger.keeps)
    given: dict[str, Any] = {"ledger": ledger, "shelf": shelf}
    pages = [
        path("", reads(listing.listing), given, name="list"),
        path("export/", reads(listing.export), given, name="export"),
        path("prose/", reads(listing.paragraph), given, name="prose"),
        path("blank/", reads(listing.blank), given, name="blank"),
        path("several/", keeps(several.several), given, name="several"),
        path("views/", reads(views.save), given, name="save_view"),
        path("views/<uuid:view>/drop/", reads(views.drop), given, name="drop_view"),
        path("new/", keeps(changing.add), given, name="add"),
        path("<uuid:pk>/", reads(showing.show), given, name="show"),
        path("<uuid:pk>/amend/", keeps(changing.amend), given, name="amend"),
        path("<uuid:pk>/void/", keeps(changing.void), given, name="void"),
        path("<uuid:pk>/files/<uuid:file>/", reads(showing.file), given, name="file"),
        path("<uuid:pk>/files/", keeps(changing.attach), given, name="attach"),
    ]
    return [page for page in pages if page.name not in ledger.own_pages]
