"""The files that a person asked for, the page of one that is being made, and the file."""

from __future__ import annotations

from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render

from fengqiao.engines.jobs.models import Job
from fengqiao.trunk.people.access import DeskRequest, signed_in

from . import files


@signed_in
def mine(request: DeskRequest) -> HttpResponse:
    """What the person asked for within the day."""
    asked = [{"job": job, "what": files.asked_of(job).what} for job in files.jobs_of(request)]
    return render(request, "downloads/mine.html", {"asked": asked})


@signed_in
def waiting(request: DeskRequest, pk: UUID) -> HttpResponse:
    """How far the file is; when it is made, the way to it."""
    job = _asked_by(request, pk)
    is_over = job.state not in files.UNDER_WAY
    if is_over and "HX-Request" in request.headers:  # the page that waited is done: show it whole
        return HttpResponse(headers={"HX-Refresh": "true"})
    is_there = job.result is not None and files.place(pk).exists()
    asked = files.asked_of(job)
    shown = {"job": job, "asked": asked, "is_over": is_over, "is_there": is_there}
    return render(request, "downloads/waiting.html", shown)


@signed_in
def file(request: DeskRequest, pk: UUID) -> FileResponse:
    job, at = _asked_by(request, pk), files.place(pk)
    told = job.result
    if told is None or not at.exists():
        raise Http404
    answer = FileResponse(at.open("rb"), content_type=told["kind"])
    answer["Content-Disposition"] = told["disposition"]
    return answer


def _asked_by(request: DeskRequest, pk: UUID) -> Job:
    """The job, for who asked for the file and nobody else."""
    for job in files.jobs_of(request):
        if job.pk == pk:
            return job
    raise Http404
