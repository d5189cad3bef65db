"""The list of cases: filter, sort, page; all of it in the URL."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from fengqiao.trunk.people.access import DeskRequest, needs
from fengqiao.ui import paging

from .. import queries
from ..forms import FilterForm

SORTS = {
    "newest": ("登记日期，新的在前", ("-registered_on", "-id")),
    "oldest": ("登记日期，旧的在前", ("registered_on", "id")),
    "number": ("编号", ("number", "id")),
}


@needs("disputes.read")
def listing(request: DeskRequest) -> HttpResponse:
    form = FilterForm(request.actor, request.GET)
    chosen = form.chosen()
    sort = request.GET.get("sort", "newest")
    sort = sort if sort in SORTS else "newest"
    found = queries.chosen(chosen, request.actor)
    page = paging.page(found, SORTS[sort][1], request.GET)
    shown = {
        "form": form,
        "page": page,
        "cases": page.rows,
        "sorts": [(key, label, key == sort) for key, (label, _) in SORTS.items()],
        "filtered": bool(chosen),
    }
    return render(request, "disputes/list.html", shown)
