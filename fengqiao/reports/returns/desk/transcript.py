"""Typing a return into the receiver's own system: one field at a time, each marked when it is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from fengqiao.trunk.people.access import DeskRequest, needs
from fengqiao.ui.clash import Overtaken

from .. import acts, calendar, pages
from ..cells import Cell
from ..edition import Filled
from . import access

ALL = "*"
SEEN = "seen-"  # before the key of a cell: the number that its page showed


@needs("returns.type")
def typing(request: DeskRequest, key: str, year: int, part: str) -> HttpResponse:
    """GET shows the fields, POST marks one (or all) as typed, or takes a mark back."""
    one = access.filled(request, key, year, part, "returns.type")
    if request.method != "POST":
        shown = vars(pages.head(one)) | vars(pages.fields(one))
        return render(request, "returns/typing.html", shown)
    next_field = _take_back(request, one) or _mark(request, one)
    return redirect(reverse("returns:typing", args=[key, *calendar.named(one.period)]) + next_field)


def _mark(request: DeskRequest, one: Filled) -> str:
    """Where the eye goes next: the field behind the one that was marked."""
    fields = list(one.table.typed)
    wanted = request.POST.get("typed", "")
    chosen = [cell for cell in fields if wanted in (cell.key, ALL)]
    told = {cell.key: cell.text for cell in chosen}
    if other := [cell for cell in chosen if _seen(request, cell) != cell.text]:
        raise Overtaken("您打开这一页以后，数变了，没有标记：" + "；".join(_said(request, other)))
    if not told:
        messages.error(request, "表样改过了，这一格已经没有，请照现在的表再转录")
    acts.type_in(one.office, one.of.key, one.period, told, by=request.actor)
    after = fields.index(chosen[-1]) + 2 if chosen else 1
    return f"#f{min(after, len(fields))}"


def _seen(request: DeskRequest, cell: Cell) -> str:
    """The number that she had before her, and typed over there."""
    return request.POST.get(f"{SEEN}{cell.key}", cell.text)


def _said(request: DeskRequest, cells: Iterable[Cell]) -> Iterator[str]:
    for cell in cells:
        seen = _seen(request, cell) or "空的"
        yield f"{cell.line.named}，{cell.cut.label}，您看到的是“{seen}”，现在是“{cell.text or '空的'}”"


def _take_back(request: DeskRequest, one: Filled) -> str:
    """ "" when nothing was to be taken back."""
    fields = [cell.key for cell in one.table.typed]
    wanted = request.POST.get("untyped", "")
    if wanted == ALL:
        acts.untype(one.office, one.of.key, one.period, fields, by=request.actor)
        return "#f1"
    if wanted not in fields:
        return ""
    acts.untype(one.office, one.of.key, one.period, [wanted], by=request.actor)
    return f"#f{fields.index(wanted) + 1}"
