"""The access log as a page: who looked at what in the street, newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from fengqiao.engines import search
from fengqiao.engines.papers import street
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.journal import accesses
from fengqiao.trunk.journal.models import Access
from fengqiao.trunk.people import powers
from fengqiao.trunk.people.access import DeskRequest, needs
from fengqiao.trunk.people.actors import Actor
from fengqiao.trunk.people.models import Person
from fengqiao.ui import pager

from .search import Sought, readable


@dataclass(frozen=True)
class Line:
    """A row in words: who looked, at what, and its page for who may read it."""

    access: Access
    by: Person | str
    title: str
    url: str
    said: str


@needs("journal.read")
def log(request: DeskRequest, sought: Sequence[Sought]) -> HttpResponse:
    """Of the whole street, for who reads its journal: part of it has no log of its own. Raises Denied."""
    office = street.office(request, "journal.read")
    rows = Access.objects.filter(office=office.pk)
    page = pager.page(rows, ("-id",), request.GET)
    kinds = readable(sought, request.actor)
    waiting = accesses.waiting([office.pk])
    shown = {"page": page, "lines": _lines(page.rows, kinds), "waiting": waiting}
    return render(request, "desk/accesses.html", shown)


def may_read(actor: Actor) -> bool:
    """Whether a person reads the journal of the whole street, and so who looked."""
    return actor.may("journal.read", divisions.root(actor.office).path)


def _lines(rows: Sequence[Access], kinds: Mapping[str, Sought]) -> list[Line]:
    """Rows with who looked and, where a page shows it, at what: in a constant number of queries."""
    people = Person.objects.in_bulk({one.by for one in rows if one.by})
    subjects = search.named({one.subject for one in rows if one.subject})
    lines = []
    for one in rows:
        kind, title = subjects.get(one.subject, ("", "")) if one.subject else ("", "")
        page = kinds.get(kind)
        url = reverse(page.page, args=[one.subject]) if page else ""
        by = people.get(one.by, "") if one.by else ""
        lines.append(Line(one, by, title if page else "", url, _said(one)))
    return lines


def _said(one: Access) -> str:
    """What the row tells beside its kind."""
    told = []
    if one.words:
        told.append(f"“{one.words}”")
    if one.found is not None and one.commitment:
        told.append(f"找到 {one.found} 条")
    elif one.found:
        told.append(f"其中仅经办人可看的 {one.found} 条")
    if one.power:
        told.append(f"缺少权限：{powers.label(one.power)}")
    if one.count > 1:
        told.append(f"当天共 {one.count} 次")
    return "，".join(told)
