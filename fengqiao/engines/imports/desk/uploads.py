"""The front page of imports: what came in before, and a file to give."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from fengqiao.engines.registers.register import Register
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.files import acts as files
from fengqiao.trunk.people.access import DeskRequest, needs
from fengqiao.ui import pager

from .. import permission, queries
from ..forms import UploadForm
from ..permission import POWER
from .jobs import Jobs

Registers = tuple[Register, ...]


@needs(POWER)
def imports(request: DeskRequest, registers: Registers, jobs: Jobs) -> HttpResponse:
    """GET lists the imports and asks for a file; POST keeps the file and has it checked."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given, by = form.cleaned_data["file"], request.actor
        root = divisions.root(by.office)
        file = files.keep(given.read(), given.name, at=root, by=by, audience=queries.WAITING)
        jobs.check.enqueue(str(file.pk), form.cleaned_data["year"])
        return redirect("imports:check", pk=file.pk)
    return render(
        request, "imports/imports.html", _shown(request, form, registers), status=_status(form)
    )


def _status(form: UploadForm) -> int:
    return 422 if form.errors else 200


def _shown(request: DeskRequest, form: UploadForm, registers: Registers) -> dict[str, Any]:
    office, own = request.actor.office, permission.importable(registers, request.actor)
    others = [one.sheet.key for one in registers if one.sheet.key not in own]
    return {
        "form": form,
        "page": pager.page(queries.imports_without(others), ("-id",), request.GET, size=20),
        "has_errors": bool(form.errors),
        "own": [one.label for one in registers if one.sheet.key in own] if others else [],
        "suggested": queries.suggestions(office, own).count(),
        "remembered": queries.meanings(office, own).count(),
    }
