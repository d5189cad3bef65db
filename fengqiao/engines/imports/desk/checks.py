"""The page of a file that was given: how far its check is, what it asks, what would come in."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from fengqiao.engines.jobs import progress
from fengqiao.engines.jobs.models import Job, State
from fengqiao.engines.registers.register import Register
from fengqiao.trunk.files import store
from fengqiao.trunk.files.models import File
from fengqiao.trunk.people.access import DeskRequest, needs
from fengqiao.trunk.people.actors import Actor

from .. import acts, permission, queries, workbook
from ..forms import AnswersForm
from ..permission import POWER
from ..told import Checked, HintAsked
from .jobs import Jobs
from .workbooks import download

Registers = tuple[Register, ...]
UNDER_WAY = (State.READY, State.RUNNING)


@needs(POWER)
def check(request: DeskRequest, pk: UUID, registers: Registers) -> HttpResponse:
    """How far the work on a file is; when it is done, what it found, or the import that it made."""
    file = get_object_or_404(queries.waiting(pk))
    job = queries.last_job(request.actor.office, pk)
    if job is None or job.state in UNDER_WAY:
        storing = progress.of(job.pk) if job is not None else None
        shown = {"file": file, "job": job, "storing": storing}
        return render(request, "imports/working.html", shown)
    if "HX-Request" in request.headers:  # the page that waited is done waiting: show it whole
        return HttpResponse(headers={"HX-Refresh": "true"})
    if job.state == State.FAILED:
        return render(request, "imports/failed.html", {"file": file, "job": job})
    checked = _last_check(request, pk) or job
    _by(request, checked, registers)
    if batch := (job.result or {}).get("batch"):
        return redirect("imports:batch", pk=batch)
    return render(request, "imports/check.html", _shown(request, file, checked, registers))


@needs(POWER)
@require_POST
def answer(request: DeskRequest, pk: UUID, registers: Registers, jobs: Jobs) -> HttpResponse:
    """This will keep the answers for the office and have the file checked again."""
    file = get_object_or_404(queries.waiting(pk))
    job = _seen_check(request, pk)
    if job is not None:
        by = _by(request, job, registers)
        form = _form(request, job, registers)
        if not form.is_valid():
            shown = _shown(request, file, job, registers)
            return render(request, "imports/check.html", shown, status=422)
        acts.remember(form.answers(), by=by)
    jobs.check.enqueue(str(pk), _year(job))
    return redirect("imports:check", pk=pk)


@needs(POWER)
@require_POST
def start(request: DeskRequest, pk: UUID, registers: Registers, jobs: Jobs) -> HttpResponse:
    """The yes: the file is checked once more and what is good is stored."""
    get_object_or_404(queries.waiting(pk))
    job = _last_check(request, pk)
    if job is not None:
        _by(request, job, registers)
    jobs.commit.enqueue(str(pk), _year(job), str(request.actor.person))
    return redirect("imports:check", pk=pk)


@needs(POWER)
def returned_of_file(request: DeskRequest, pk: UUID, registers: Registers) -> HttpResponseBase:
    """The sender's workbook with what was found, before anything is imported."""
    file = get_object_or_404(queries.waiting(pk))
    job = _last_check(request, pk)
    if job is None:
        return redirect("imports:check", pk=pk)
    _by(request, job, registers)
    data = store.read(file)
    return download(workbook.marked(data, file.name, _checked(job)["returned"]), file.name)


def _last_check(request: DeskRequest, file: UUID) -> Job | None:
    return queries.last_job(request.actor.office, file, has="sheets")


def _seen_check(request: DeskRequest, file: UUID) -> Job | None:
    """The check whose questions the page had shown: another may have been made since."""
    asked = request.POST.get("check", "")
    return queries.check(request.actor.office, file, asked) or _last_check(request, file)


def _form(request: DeskRequest, job: Job, registers: Registers) -> AnswersForm:
    memory = queries.memory(request.actor.office)
    data = request.POST if request.method == "POST" else None
    return AnswersForm(_checked(job), memory, data, lambda hint: _page(hint, registers))


def _by(request: DeskRequest, job: Job, registers: Registers) -> Actor:
    """Who works on a checked file: somebody who may import every register that is in it. Raises Denied."""
    return permission.under(registers, (job.result or {}).get("ledgers", ()), request.actor)


def _checked(job: Job) -> Checked:
    """What a check found."""
    assert job.result is not None
    return job.result


def _year(job: Job | None) -> int | None:
    return job.arguments["args"][1] if job is not None else None


def _shown(request: DeskRequest, file: File, job: Job, registers: Registers) -> dict[str, Any]:
    found, form = _checked(job), _form(request, job, registers)
    brings = found["told"]["accepted"] or found["fills"]
    return {
        **found,
        "file": file,
        "check": job.pk,
        "form": form,
        "has_errors": bool(form.errors),
        "parts": form.parts,
        "may_start": bool(brings) and not found["asked"] and not found.get("hidden"),
    }


def _page(hint: HintAsked, registers: Registers) -> str:
    """The page of the record that a row is like, "" where it is another row of the file."""
    opens = next((one.opens for one in registers if one.sheet.key == hint["ledger"]), "")
    return reverse(opens, args=[hint["subject"]]) if opens and hint["subject"] else ""
