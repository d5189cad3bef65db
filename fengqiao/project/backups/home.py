"""A home that is thrown away: where a backup is tried, or brought to this version, beside the office's own."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings

PREFIX = "trial-"


@contextmanager
def thrown_away() -> Iterator[dict[str, str]]:
    """This will give the environment of a process with a home of its own on SQLite, whichever engine the office
    runs on. It lies within the office's, whose rights it has; what a killed one left is cleared first."""
    for left in settings.HOME.glob(f"{PREFIX}*"):
        if not _in_use(left):
            shutil.rmtree(left, ignore_errors=True)
    outside = {k: v for k, v in os.environ.items() if not k.startswith(("FENGQIAO_", "DATABASE_"))}
    with (
        tempfile.TemporaryDirectory(prefix=PREFIX, dir=settings.HOME) as made,
        closing(_locked(Path(made))),
    ):
        yield outside | {
            "FENGQIAO_HOME": made,
            "DJANGO_SETTINGS_MODULE": "fengqiao.project.settings",
        }


def _locked(place: Path) -> sqlite3.Connection:
    """A lock that every system lets go of when its process ends, however it ends. Raises OperationalError where
    another holds it."""
    held = sqlite3.connect(place / "in_use", timeout=0, isolation_level=None)
    try:
        held.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        held.close()
        raise
    return held


def _in_use(place: Path) -> bool:
    try:
        _locked(place).close()
    except sqlite3.OperationalError:
        return True
    return False
