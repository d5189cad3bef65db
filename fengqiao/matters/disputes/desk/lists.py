"""The list of cases: filter, sort, page; all of it in the URL."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from fengqiao.trunk.people.access import DeskRequest, needs
from fengqiao.ui import pager

from .. import queries
from ..forms import FilterForm
from . import paragraphs

SORTS = {
    "newest": ("登记日期，新的在前", ("-registered_on", "-id")),
    "oldest": ("登记日期，旧的在前", ("registered_on", "id")),
    "number": ("编号，小的在前", ("number", "id")),
    "number_last": ("编号，大的在前", ("-number", "-id")),
}
# A column's two orders, the first of them when it is asked for anew.
COLUMNS = {"number": ("number", "number_last"), "registered_on": ("newest", "oldest")}


@needs("disputes.read")
def listing(request: DeskRequest) -> HttpResponse:
    form = FilterForm(request.actor, request.GET)
    chosen = form.chosen()
    sort = _sort(request)
    page = pager.page(queries.chosen(chosen, request.actor), SORTS[sort][1], request.GET)
    shown = {
        "form": form,
        "page": page,
        "cases": page.rows,
        "sorted": {name: _header(request, sort, *two) for name, two in COLUMNS.items()},
        "sorts": [(key, label, key == sort) for key, (label, _) in SORTS.items()],
        "filtered": bool(chosen),
        "silent": queries.waiting_answers().count(),
        "query": _query(request),
    }
    return render(request, "disputes/list.html", shown)


@needs("disputes.read")
def paragraph(request: DeskRequest) -> HttpResponse:
    """What the list shows as one paragraph, to be copied."""
    form = FilterForm(request.actor, request.GET)
    rows = queries.chosen(form.chosen(), request.actor)
    told = paragraphs.paragraph(rows, SORTS[_sort(request)][1], request.actor.office)
    back = f"{reverse('disputes:list')}?{_query(request)}".rstrip("?")
    shown = {"prose": told, "said": form.said(), "back": back}
    return render(request, "disputes/prose.html", shown)


def _sort(request: DeskRequest) -> str:
    sort = request.GET.get("sort", "")
    return sort if sort in SORTS else "newest"


def _query(request: DeskRequest) -> str:
    """The filters and the order of the list, without its page."""
    query = request.GET.copy()
    for cursor in ("after", "before"):
        query.pop(cursor, None)
    return query.urlencode()


def _header(request: DeskRequest, sort: str, first: str, other: str) -> dict[str, Any]:
    """Where the head of a column leads, keeping the filters, and how the column is ordered now."""
    query = request.GET.copy()
    for cursor in ("after", "before"):
        query.pop(cursor, None)
    query["sort"] = other if sort == first else first
    falls = sort in (first, other) and SORTS[sort][1][0].startswith("-")
    direction = "" if sort not in (first, other) else "descending" if falls else "ascending"
    return {"url": f"?{query.urlencode()}", "direction": direction}
