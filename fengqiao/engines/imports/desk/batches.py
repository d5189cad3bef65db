"""The page of an import: what came in, what goes back, and the way to take it back."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.words import Reason
from fengqiao.trunk.files import store
from fengqiao.trunk.people.access import DeskRequest, needs

from .. import acts, permission, queries, workbook
from ..acts.records import NotUndone
from ..models import Batch
from ..permission import POWER
from ..stages import Marked
from ..told import MOST_ROWS
from ..words import SuggestionState
from .workbooks import download

Registers = tuple[Register, ...]


@dataclass(frozen=True)
class Shown:
    """What came in, by register, and the first of the rows that go back; `suggested`: what still waits for a yes."""

    batch: Batch
    parts: tuple[tuple[str, int], ...]
    rows: tuple[Marked, ...]
    returned_count: int
    suggested: int


@needs(POWER)
def batch(request: DeskRequest, pk: UUID, registers: Registers) -> HttpResponse:
    found = _found(request, pk, registers)
    return render(request, "imports/batch.html", vars(_shown(found, registers)))


@needs(POWER)
def returned_of_batch(request: DeskRequest, pk: UUID, registers: Registers) -> HttpResponseBase:
    """The sender's workbook with the rows that did not come in marked."""
    found = _found(request, pk, registers)
    data = store.read(found.file)
    return download(workbook.marked(data, found.file.name, found.returned), found.file.name)


@needs(POWER)
def undo(request: DeskRequest, pk: UUID, registers: Registers) -> HttpResponse:
    """GET asks once more, POST takes the import back as a whole, or says why not."""
    found = _found(request, pk, registers)
    if request.method != "POST":
        return render(request, "imports/undo.html", {"batch": found})
    try:
        by = permission.under(registers, queries.ledgers_of(found), request.actor)
        count = acts.undo(found, {one.sheet.key: one for one in registers}, by=by)
        messages.success(request, f"已撤销，{count} 条不再计数；办理记录里留有来去")
    except NotUndone as error:
        messages.error(request, str(error))
    return redirect("imports:imports")


def _found(request: DeskRequest, pk: UUID, registers: Registers) -> Batch:
    """An import, for who may import each of its registers. Raises Denied."""
    found: Batch = get_object_or_404(queries.imports(), pk=pk)
    permission.under(registers, queries.ledgers_of(found), request.actor)
    return found


def _shown(found: Batch, registers: Registers) -> Shown:
    labels = {one.sheet.key: one.label for one in registers}
    rows = [row for row in found.returned.get("rows", []) if row["reasons"] != [Reason.DUPLICATE]]
    return Shown(
        found,
        tuple((labels.get(key, key), part["accepted"]) for key, part in found.parts.items()),
        tuple(rows[:MOST_ROWS]),
        len(rows),
        found.suggestions.filter(state=SuggestionState.OPEN).count(),
    )
