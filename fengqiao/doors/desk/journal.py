"""The journal as a page: what was done in my scope, newest first; and its verification in plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from fengqiao.engines import search
from fengqiao.trunk.files import store
from fengqiao.trunk.journal import chain, scope, verbs
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people.access import needs
from fengqiao.trunk.people.models import Person
from fengqiao.ui import pager

from . import accesses
from .search import Sought, readable


@dataclass(frozen=True)
class Line:
    """An entry as a sentence: who did it, and its subject where a page shows it."""

    entry: Entry
    by: Person | str
    said: str
    title: str
    url: str


@needs("journal.read")
def journal(request: HttpRequest, sought: Sequence[Sought]) -> HttpResponse:
    """Sentences only: facts about persons stay on the pages of their subjects."""
    entries = Entry.objects.filter(office=request.actor.office)
    page = pager.page(entries, ("-seq",), request.GET)
    shown = {
        "page": page,
        "entries": _with_names(page.rows, readable(sought, request.actor)),
        "may_verify": request.actor.may("journal.verify"),
        "may_see_accesses": accesses.may_read(request.actor),
    }
    return render(request, "desk/journal.html", shown)


@needs("journal.verify")
def verify(request: HttpRequest) -> HttpResponse:
    """GET explains, POST recomputes the office's chain and compares every row with its last entry."""
    shown = {"may_read": request.actor.may("journal.read")}
    if request.method == "POST":
        office = request.actor.office
        with scope.office(office):
            shown |= {"found": chain.examine([office]), "lost": list(store.differing())}
    return render(request, "desk/verify.html", shown)


def _with_names(entries: Sequence[Entry], kinds: Mapping[str, Sought]) -> list[Line]:
    """Entries with who did it and, where a page shows it, the subject: in two queries."""
    people = Person.objects.in_bulk({entry.by for entry in entries if entry.by})
    shown = {entry.subject for entry in entries if entry.kind in kinds}
    titles = search.titles(shown)
    return [
        Line(
            one,
            people.get(one.by, "") if one.by else "",
            verbs.verb(one.verb).said(),
            titles.get(one.subject, ""),
            reverse(kinds[one.kind].page, args=[one.subject]) if one.subject in titles else "",
        )
        for one in entries
    ]
