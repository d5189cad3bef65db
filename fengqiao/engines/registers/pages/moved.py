"""What a place reads at the address of a record that was moved away from it: the number, the day, where to."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.journal import moves
from fengqiao.trunk.people.access import DeskRequest

from ..register import Register


def moved(request: DeskRequest, register: Register, pk: UUID) -> HttpResponse:
    """That a record stood here and stands elsewhere now; no name. Raises Http404 where it never did."""
    move = moves.of(pk)
    if move is None or move.kind != register.kind:
        raise Http404
    shown = {"went": divisions.went(move), "list_url": register.page("list")}
    return render(request, "registers/moved.html", shown)
