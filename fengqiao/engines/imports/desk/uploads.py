"""The front page of imports: what came in before, and a file to give."""

from __future__ import annotations

from dataclasses import dataclass

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
    shown = vars(_shown(request, form, registers))
    return render(request, "imports/imports.html", shown, status=_status(form))


def _status(form: UploadForm) -> int:
    return 422 if form.errors else 200


@dataclass(frozen=True)
class Shown:
    """The imports that this person may see. `own`: the registers that she may import, where there are others."""

    form: UploadForm
    page: pager.Page
    has_errors: bool
    own: tuple[str, ...]
    suggested: int
    remembered: int


def _shown(request: DeskRequest, form: UploadForm, registers: Registers) -> Shown:
    office, own = request.actor.office, permission.importable(registers, request.actor)
    others = [one.sheet.key for one in registers if one.sheet.key not in own]
    labels = tuple(one.label for one in registers if one.sheet.key in own)
    return Shown(
        form,
        pager.page(queries.imports_without(others), ("-id",), request.GET, size=20),
        bool(form.errors),
        labels if others else (),
        queries.suggestions(office, own).count(),
        queries.meanings(office, own).count(),
    )
