"""The page of backups: the last one and what its trial said, those that lie there, and a button for one more.

A backup holds everything, also what only a handler may read: it is written where the system runs, and no page gives
it away. How one is written and tried is handed in (project/walks.py).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from fengqiao.engines.jobs import addresses, queries
from fengqiao.engines.jobs.models import Job, State
from fengqiao.trunk.people.access import DeskRequest, needs

UNDER_WAY = (State.READY, State.RUNNING)
NAMED = "fengqiao-%Y%m%d-%H%M%S.zip"


@dataclass(frozen=True)
class Trial:
    """Whether a backup came back whole in a home that was thrown away; `ok` is None where it was not tried, and
    `said` tells why, or what was found."""

    ok: bool | None
    said: str

    @property
    def word(self) -> str:
        return {True: "试恢复通过", False: "恢复不回来", None: "没有试恢复"}[self.ok]


@dataclass(frozen=True)
class Backup:
    """When the last one was written, where, what was wrong with what was copied; `trial` is None while there was
    none."""

    at: datetime
    file: str
    faults: tuple[str, ...] = ()
    trial: Trial | None = None


@dataclass(frozen=True)
class Keeper:
    """The folder that backups of this page lie in, the last one of all, and the tasks that write and try one. Each
    task takes the name of a file in the folder."""

    folder: Path
    last: Callable[[], Backup | None]
    write: Any
    attempt: Any


@dataclass(frozen=True)
class Lying:
    """A backup that lies in the folder, its size in bytes."""

    name: str
    at: datetime
    size: int


@needs("people.manage")
def backups(request: DeskRequest, keeper: Keeper) -> HttpResponse:
    """GET shows, POST asks for one more."""
    job = _under_way(keeper)
    if request.method == "POST":
        if job is None:
            keeper.write.enqueue(timezone.localtime().strftime(NAMED))
        messages.success(request, "正在备份，写好以后会接着试恢复一遍")
        return redirect("desk:backups")
    if (
        job is None and "HX-Request" in request.headers
    ):  # the page that waited is done: show it whole
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "desk/backups.html", vars(_shown(keeper, job)))


@dataclass(frozen=True)
class Shown:
    """What the page shows; `doing` is what is under way, `error` why the last attempt to write one failed."""

    folder: Path
    last: Backup | None
    lying: Sequence[Lying]
    doing: str
    error: str


def _shown(keeper: Keeper, job: Job | None) -> Shown:
    doing = ""
    if job is not None:
        is_trial = job.task in addresses.all_of(keeper.attempt.module_path)
        doing = "备份已经写好，正在试恢复。" if is_trial else "正在写备份。"
    failed = _jobs(keeper).first()
    error = failed.error if failed is not None and failed.state == State.FAILED else ""
    return Shown(keeper.folder, keeper.last(), _lying(keeper.folder), doing, error)


def _under_way(keeper: Keeper) -> Job | None:
    return _jobs(keeper).filter(state__in=UNDER_WAY).first()


def _jobs(keeper: Keeper) -> Any:
    """Of every office that this system serves: a backup is of all of them."""
    named = [
        one for task in (keeper.write, keeper.attempt) for one in addresses.all_of(task.module_path)
    ]
    return queries.of_tasks(named)


def _lying(folder: Path) -> list[Lying]:
    found = [(path, path.stat()) for path in folder.glob("*.zip")]
    told = [
        Lying(
            path.name,
            datetime.fromtimestamp(stat.st_mtime, timezone.get_current_timezone()),
            stat.st_size,
        )
        for path, stat in found
    ]
    return sorted(told, key=lambda one: one.at, reverse=True)
