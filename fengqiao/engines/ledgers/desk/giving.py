"""The front page of imports: what came in before, and a file to give."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.files import acts as files
from fengqiao.trunk.people.access import DeskRequest, needs
from fengqiao.ui import paging

from .. import permitting, queries
from ..declaring import Ledger
from ..forms import UploadForm
from ..permitting import POWER
from .jobs import Jobs

Ledgers = tuple[Ledger, ...]


@needs(POWER)
def imports(request: DeskRequest, ledgers: Ledgers, jobs: Jobs) -> HttpResponse:
    """GET lists the imports and asks for a file; POST keeps the file and has it checked."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given, by = form.cleaned_data["file"], request.actor
        root = divisions.root(by.office)
        file = files.keep(given.read(), given.name, at=root, by=by, audience=queries.WAITING)
        jobs.check.enqueue(str(file.pk), form.cleaned_data["year"])
        return redirect("ledgers:check", pk=file.pk)
    return render(
        request, "ledgers/imports.html", _shown(request, form, ledgers), status=_status(form)
    )


def _status(form: UploadForm) -> int:
    return 422 if form.errors else 200


def _shown(request: DeskRequest, form: UploadForm, ledgers: Ledgers) -> dict[str, Any]:
    office, own = request.actor.office, permitting.importable(ledgers, request.actor)
    others = [one.key for one in ledgers if one.key not in own]
    return {
        "form": form,
        "page": paging.page(queries.imports_without(others), ("-id",), request.GET, size=20),
        "has_errors": bool(form.errors),
        "own": [one.label for one in ledgers if one.key in own] if others else [],
        "suggested": queries.suggestions(office, own).count(),
        "remembered": queries.meanings(office, own).count(),
    }
