"""The worker: takes a job by a lease, renews it while the work goes on, and lets go of it at the end.

A worker killed with -9 renews nothing: when the lease has run out another takes the job up again, at most
MOST_ATTEMPTS times. Tasks are shallow and call acts; an act is all or nothing, so work done twice is seen
by the act (an import finds its duplicates), never half of it.
"""

from __future__ import annotations

import logging
import os
import socket
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, OperationalError, close_old_connections, connection
from django.db.models import F, Q
from django.utils import timezone

from fengqiao.trunk.journal import gate, scope

from . import progress
from .addresses import function_at
from .models import Job, State

log = logging.getLogger("fengqiao.jobs")
MOST_ATTEMPTS = 5
running: ContextVar[UUID | None] = ContextVar("fengqiao_job", default=None)


@dataclass(frozen=True)
class Schedule:
    """A task that comes due every day at an hour (Asia/Shanghai), once for each office."""

    key: str
    task: str
    hour: int


def run_worker(
    stop: threading.Event, timetable: Iterable[Schedule] = (), idle: float = 1.0
) -> None:
    """This will run jobs until told to stop. Several workers may run side by side."""
    me = f"{socket.gethostname()}:{os.getpid()}"
    timetable = tuple(timetable)
    while not stop.is_set():
        close_old_connections()
        plan(timetable, timezone.localtime())
        if not run_one(me):
            stop.wait(idle)
    connection.close()


def run_one(worker: str) -> bool:
    """This will take one job that is ready or left behind, and run it. False when there is none."""
    job = _taken(worker)
    if job is None:
        return False
    if job.attempts > MOST_ATTEMPTS:
        _finish(job, State.FAILED, error="多次中断，没有做成；请管理员查看后重新提交")
        return True
    progress.forget(job.pk)  # what a worker said that was killed
    try:
        with _renewed(job), scope.opened(scope.Scope.from_facts(job.reaches)):
            token = running.set(job.pk)
            try:
                result = function_at(job.task)(*job.arguments["args"], **job.arguments["kwargs"])
            finally:
                running.reset(token)
    except Exception as error:
        log.exception("job %s failed", job.pk)
        _finish(job, State.FAILED, error=str(error) or type(error).__name__)
    else:
        _finish(job, State.DONE, result=result)
    progress.forget(job.pk)
    return True


def report(done: int, total: int, doing: str = "doing") -> None:
    """This will say how far the running job is, within a deed too. Outside a job it says nothing."""
    job = running.get()
    if job is None:
        return
    if gate.deed_open.get() is not None:
        progress.write(job, progress.Progress(done, total, doing))
    else:
        Job.objects.filter(pk=job).update(done=done, total=total)


def plan(timetable: Iterable[Schedule], now: datetime) -> None:
    """This will enter what is due today, once for each office: the unique key forbids a second."""
    from fengqiao.trunk.divisions.models import Office

    for schedule in timetable:
        if now.hour < schedule.hour:
            continue
        with scope.everywhere(because="安排定时作业"):
            offices = list(Office.objects.values_list("pk", flat=True))
        for office in offices:
            _plan(schedule, office, now)


def _plan(schedule: Schedule, office: UUID, now: datetime) -> None:
    key = f"{schedule.key}/{office.hex[:16]}/{now.date()}"
    if Job.objects.filter(due_key=key).exists():
        return
    reaches = scope.Scope((scope.Reach(office),)).as_facts()
    try:
        Job.objects.create(
            task=schedule.task,
            arguments={"args": [], "kwargs": {}},
            reaches=reaches,
            office=office,
            run_after=now,
            due_key=key,
        )
    except IntegrityError:
        log.info("%s was planned by another worker", key)


def _taken(worker: str) -> Job | None:
    """The conditional update decides who has it, on both engines, without holding a lock."""
    now = timezone.now()
    free = Q(state=State.READY, run_after__lte=now) | Q(state=State.RUNNING, lease_until__lt=now)
    for job in Job.objects.filter(free).order_by("run_after")[:5]:
        won = Job.objects.filter(free, pk=job.pk, attempts=job.attempts).update(
            state=State.RUNNING,
            worker=worker,
            attempts=F("attempts") + 1,
            lease_until=now + timedelta(seconds=settings.JOB_LEASE_SECONDS),
        )
        if won:
            job.attempts += 1
            job.worker = worker
            return job
    return None


@contextmanager
def _renewed(job: Job) -> Iterator[None]:
    """Renews the lease from a thread of its own while the work goes on."""
    over = threading.Event()
    lease = settings.JOB_LEASE_SECONDS

    def renew() -> None:
        while not over.wait(lease / 3):
            until = timezone.now() + timedelta(seconds=lease)
            mine = Job.objects.filter(pk=job.pk, attempts=job.attempts, state=State.RUNNING)
            try:
                mine.update(lease_until=until)
            except OperationalError:
                # SQLite: the work itself is writing. Nobody else can take the job meanwhile either.
                log.info("job %s could not renew its lease", job.pk)
        connection.close()

    renewing = threading.Thread(target=renew, daemon=True)
    renewing.start()
    try:
        yield
    finally:
        over.set()
        renewing.join(timeout=5)


def _finish(job: Job, state: str, result: object = None, error: str = "") -> None:
    """Only who still holds the lease may say how it ended."""
    held = Job.objects.filter(pk=job.pk, attempts=job.attempts, state=State.RUNNING)
    held.update(
        state=state, result=result, error=error, finished_at=timezone.now(), lease_until=None
    )
