"""How far a job is while its deed runs.

What a job writes into its own row within a deed nobody sees before the deed ends, and SQLite lets nobody write
beside it. So the word stands in a small file of HOME, where the worker and the web keep their files anyway. It
is the row's own count again as soon as the deed is over, and gone with the job.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from django.conf import settings


class Progress(NamedTuple):
    """`doing` is the key of what is being counted."""

    done: int
    total: int
    doing: str


def write(job: UUID, told: Progress) -> None:
    """This will say how far a job is. A disk that refuses stops no work."""
    place, beside = _place(job), _place(job).with_suffix(".new")
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(f"{told.done} {told.total} {told.doing}")
        os.replace(beside, place)


def of(job: UUID) -> Progress | None:
    """What a job said last within its deed, or None."""
    try:
        done, total, doing = _place(job).read_text().split()
        return Progress(int(done), int(total), doing)
    except (OSError, ValueError):
        return None


def forget(job: UUID) -> None:
    """This will take the word back: the job is over, or begins again."""
    with contextlib.suppress(OSError):
        _place(job).unlink(missing_ok=True)


def _place(job: UUID) -> Path:
    return Path(settings.HOME) / "jobs" / f"{job}.txt"
