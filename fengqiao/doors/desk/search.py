"""The search page: one's own scope, what one may read, and a row of the access log for each search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from fengqiao.engines import search as index
from fengqiao.engines.search import lookup
from fengqiao.engines.search.lookup import Hit
from fengqiao.trunk.journal.words import Look
from fengqiao.trunk.people.access import look, needs, signed_in
from fengqiao.trunk.people.actors import Actor

LIMIT = 50


@dataclass(frozen=True)
class Sought:
    """One kind of subject that can be found: its name, the power to read it, its page."""

    kind: str
    label: str
    power: str
    page: str


@dataclass(frozen=True)
class Found:
    """A hit with its page."""

    hit: Hit
    url: str


@dataclass(frozen=True)
class Group:
    """What was found of one kind."""

    label: str
    hits: list[Found]


@needs("search.use")
def search(request: HttpRequest, sought: Sequence[Sought]) -> HttpResponse:
    text = request.GET.get("q", "").strip()[:100]
    shown: dict[str, Any] = {"q": text, "limit": LIMIT}
    if text:
        kinds = readable(sought, request.actor)
        hits = lookup.find(text, LIMIT, list(kinds))
        look(request, Look.SOUGHT, found=len(hits), words=text)
        shown |= {"groups": _groups(kinds, hits), "count": len(hits)}
    return render(request, "desk/search.html", shown)


@signed_in
def record(request: HttpRequest, kind: str, pk: UUID, sought: Sequence[Sought]) -> HttpResponse:
    """The page of a record that another matter names by kind and id: matters know no pages but their own."""
    found = readable(sought, request.actor).get(kind)
    if found is None or not index.titles([pk]):
        raise Http404
    return redirect(found.page, pk)


def readable(sought: Sequence[Sought], actor: Actor) -> dict[str, Sought]:
    """The kinds that this person may read, by their name."""
    return {one.kind: one for one in sought if actor.may(one.power)}


def _groups(kinds: dict[str, Sought], hits: Sequence[Hit]) -> list[Group]:
    groups: dict[str, list[Found]] = {}
    for hit in hits:
        url = reverse(kinds[hit.subject_kind].page, args=[hit.subject])
        groups.setdefault(hit.subject_kind, []).append(Found(hit, url))
    return [Group(kinds[kind].label, found) for kind, found in groups.items()]
