"""The page of an import: what came in, what goes back, and the way to take it back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from fengqiao.trunk.files import acts as files
from fengqiao.trunk.people.access import DeskRequest, needs

from .. import acts, permitting, queries, returning
from ..declaring import Ledger, NotUndone
from ..models import Batch
from ..permitting import POWER
from ..showing import MOST_ROWS
from ..words import Reason, SuggestionState
from .workbooks import download

Ledgers = tuple[Ledger, ...]


@needs(POWER)
def batch(request: DeskRequest, pk: UUID, ledgers: Ledgers) -> HttpResponse:
    found = _found(request, pk, ledgers)
    return render(request, "ledgers/batch.html", _shown(found, ledgers))


@needs(POWER)
def returned_of_batch(request: DeskRequest, pk: UUID, ledgers: Ledgers) -> HttpResponseBase:
    """The sender's workbook with the rows that did not come in marked."""
    found = _found(request, pk, ledgers)
    data = files.where(found.file.sha256).read_bytes()
    return download(returning.marked(data, found.file.name, found.returned), found.file.name)


@needs(POWER)
def undo(request: DeskRequest, pk: UUID, ledgers: Ledgers) -> HttpResponse:
    """GET asks once more, POST takes the import back as a whole, or says why not."""
    found = _found(request, pk, ledgers)
    if request.method != "POST":
        return render(request, "ledgers/undo.html", {"batch": found})
    try:
        by = permitting.under(ledgers, queries.ledgers_of(found), request.actor)
        count = acts.undo(found, {one.key: one for one in ledgers}, by=by)
        messages.success(request, f"已撤销，{count} 条不再计数；办理记录里留有来去")
    except NotUndone as error:
        messages.error(request, str(error))
    return redirect("ledgers:imports")


def _found(request: DeskRequest, pk: UUID, ledgers: Ledgers) -> Batch:
    """An import, for who may import each of its ledgers. Raises Denied."""
    found: Batch = get_object_or_404(queries.imports(), pk=pk)
    permitting.under(ledgers, queries.ledgers_of(found), request.actor)
    return found


def _shown(found: Batch, ledgers: Ledgers) -> dict[str, Any]:
    labels = {one.key: one.label for one in ledgers}
    rows = [row for row in found.returned.get("rows", []) if row["reasons"] != [Reason.DUPLICATE]]
    return {
        "batch": found,
        "parts": [(labels.get(key, key), part["accepted"]) for key, part in found.parts.items()],
        "rows": rows[:MOST_ROWS],
        "returned_count": len(rows),
        "suggested": found.suggestions.filter(state=SuggestionState.OPEN).count(),
    }
