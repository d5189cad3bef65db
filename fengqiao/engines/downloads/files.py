"""Making a file in a job: the view that would have answered is asked by the worker, and its answer kept."""

from __future__ import annotations

import os
import time
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import resolve
from django.utils import timezone
from django_tasks import task

from fengqiao.engines.jobs import addresses, queries, worker
from fengqiao.engines.jobs.models import Job, State
from fengqiao.trunk.people import actors
from fengqiao.trunk.people.access import DeskRequest
from fengqiao.trunk.people.models import Person

MANY = 2000  # rows; up to here a file is written within about a second
KEPT_FOR = 24 * 3600  # seconds
UNDER_WAY = (State.READY, State.RUNNING)


class Asked(NamedTuple):
    """What a job makes: the address that is asked, the person as whom, how people call the file."""

    address: str
    person: str
    what: str


def wait_for(request: DeskRequest, rows: int, what: str) -> HttpResponse | None:
    """Meaning: `downloads.wait_for`. Who asks twice waits for the same file."""
    if rows <= MANY or worker.running.get() is not None:
        return None
    address, person = request.get_full_path(), str(request.actor.person)
    for job in jobs_of(request):
        if job.state in UNDER_WAY and asked_of(job).address == address:
            return redirect("downloads:waiting", job.pk)
    return redirect("downloads:waiting", make.enqueue(address, person, what).id)


@task()
def make(address: str, person: str, what: str) -> dict[str, str]:
    """This will ask an address as a person, and keep the file that it answers with. Within the scope that was
    open when the file was asked for."""
    path, _, query = address.partition("?")
    found = resolve(path)
    request = DeskRequest()
    request.method, request.path, request.path_info = "GET", path, path
    request.META["QUERY_STRING"], request.GET = query, QueryDict(query)
    asked_by = Person.objects.get(pk=UUID(person))
    request.actor = actors.of_person(asked_by, timezone.localdate())
    try:
        answer = found.func(request, *found.args, **found.kwargs)
    except Http404:
        raise RuntimeError("要导出的内容已经不在了，请回到列表再试") from None
    job = worker.running.get()
    if answer.status_code != 200 or job is None:
        raise RuntimeError("没有得到文件，请回到列表再试")
    pieces = answer.streaming_content if answer.streaming else [answer.content]
    _keep(place(job), pieces)
    return {"kind": answer["Content-Type"], "disposition": answer["Content-Disposition"]}


def jobs_of(request: DeskRequest) -> list[Job]:
    """The files that a person asked for within the day, newest first. They are nobody else's."""
    since = timezone.now() - timedelta(seconds=KEPT_FOR)
    asked = queries.of_office(request.actor.office).filter(
        task__in=addresses.all_of(make.module_path)
    )
    person = str(request.actor.person)
    return [job for job in asked.filter(enqueued_at__gt=since) if asked_of(job).person == person]


def asked_of(job: Job) -> Asked:
    return Asked(*job.arguments["args"])


def folder() -> Path:
    return Path(settings.HOME) / "downloads"


def place(job: UUID) -> Path:
    return folder() / str(job)


def _keep(at: Path, pieces: Any) -> None:
    at.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = at.with_suffix(".new")
    with beside.open("wb") as to:
        to.writelines(pieces)
    os.replace(beside, at)


def clear() -> dict[str, int]:
    """This will remove the files that were kept for a day. The timetable calls it."""
    gone = 0
    for one in folder().glob("*"):
        if one.stat().st_mtime < time.time() - KEPT_FOR:
            one.unlink(missing_ok=True)
            gone += 1
    return {"gone": gone}
