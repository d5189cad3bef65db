"""The pages of an import: give a file, see what would come in and what would not, say yes, take it back.

Between check and yes the file is kept by its hash and checked again at yes: nobody's clock or tab decides
what comes in, and a page left open for a day imports what is true then.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from fengqiao.ground.sheets import UnusableFile, read
from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.files import acts as files
from fengqiao.trunk.people.access import DeskRequest, needs
from fengqiao.ui import paging

from . import acts, queries, staging
from .declaring import Ledger, NotUndone
from .forms import UploadForm
from .words import Reason

Ledgers = tuple[Ledger, ...]
SHOWN = 200


@needs("disputes.import")
def imports(request: DeskRequest, ledgers: Ledgers) -> HttpResponse:
    """GET lists the imports and asks for a file; POST keeps the file and opens its check."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        root = divisions.root(request.actor.office)
        name, by = form.cleaned_data["file"].name, request.actor
        file = files.keep(form.bytes, name, at=root, by=by, audience=queries.WAITING)
        year = form.cleaned_data["year"]
        checked = redirect("ledgers:check", pk=file.pk)
        checked["Location"] += f"?year={year}" if year else ""
        return checked
    page = paging.page(queries.imports(), ("-id",), request.GET, size=20)
    shown = {"form": form, "page": page, "has_errors": bool(form.errors)}
    return render(request, "ledgers/imports.html", shown, status=422 if form.errors else 200)


@needs("disputes.import")
def check(request: DeskRequest, pk: UUID, ledgers: Ledgers) -> HttpResponse:
    """GET shows the check; POST is the yes."""
    file = get_object_or_404(queries.waiting(pk))
    data, year = files.where(file.sha256).read_bytes(), _year(request)
    try:
        staged = staging.stage(read(data, file.name), ledgers, request.actor.office, year)
    except UnusableFile as error:
        messages.error(request, str(error))
        return redirect("ledgers:imports")
    if request.method == "POST" and staged.told()["accepted"]:
        by = request.actor.under("disputes.import")
        batch = acts.commit(staged, data, file.name, by=by, year=year)
        messages.success(request, f"已导入 {batch.accepted} 条")
        return redirect("ledgers:imports")
    return render(request, "ledgers/check.html", _shown(file, staged, request.actor.office))


@needs("disputes.import")
def undo(request: DeskRequest, pk: UUID, ledgers: Ledgers) -> HttpResponse:
    """GET asks once more, POST takes the import back as a whole, or says why not."""
    batch = get_object_or_404(queries.imports(), pk=pk)
    if request.method != "POST":
        return render(request, "ledgers/undo.html", {"batch": batch})
    try:
        by = request.actor.under("disputes.import")
        count = acts.undo(batch, {one.key: one for one in ledgers}, by=by)
        messages.success(request, f"已撤销，{count} 条不再计数；办理记录里留有来去")
    except NotUndone as error:
        messages.error(request, str(error))
    return redirect("ledgers:imports")


def _year(request: DeskRequest) -> int | None:
    asked = request.GET.get("year", "")
    return int(asked) if asked.isdecimal() and len(asked) == 4 else None


def _shown(file: Any, staged: staging.Staged, office: UUID) -> dict[str, Any]:
    told = staged.told()
    returned = [row for row in told["quarantined"] if row["reasons"] != [Reason.DUPLICATE.value]]
    return {
        "file": file,
        "told": told,
        "returned": returned[:SHOWN],
        "returned_count": len(returned),
        "sheets": [_sheet(found, len(staged.rows[found.ledger.key])) for found in staged.found],
    }


def _sheet(found: Any, rows: int) -> dict[str, Any]:
    mapped = [(heading, found.ledger.headed(key).label) for key, heading in found.headings.items()]
    return {
        "name": found.sheet.name,
        "ledger": found.ledger.label,
        "header_row": found.header_row,
        "year": found.year,
        "mapped": mapped,
        "rows": rows,
    }
