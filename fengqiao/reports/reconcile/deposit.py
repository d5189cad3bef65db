"""Long texts that wait to be checked, and what was found in them, as files of HOME: a text is gone as soon as it is
checked, a result after a day."""

from __future__ import annotations

import json
import os
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from uuid import UUID, uuid4

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

KEPT_FOR = 24 * 3600  # seconds


@dataclass(frozen=True)
class Given:
    """A text with the year of its report, and the report of the year before."""

    text: str
    year: int
    last_text: str


@dataclass(frozen=True)
class Told:
    """What a page shows of a result, written by its templates."""

    main: SafeString
    aside: SafeString


def give(given: Given) -> UUID:
    """This will put a text where the worker finds it. Returns its key."""
    key = uuid4()
    _write(_place(key, "text"), json.dumps(asdict(given)).encode())
    return key


def given(key: UUID) -> Given:
    """A text that waits. Raises FileNotFoundError."""
    return Given(**json.loads(_place(key, "text").read_bytes()))


def forget(key: UUID) -> None:
    """This will delete a text that was checked."""
    _place(key, "text").unlink(missing_ok=True)


def keep(job: UUID, told: Told, sheet: bytes) -> None:
    """This will keep what a job found."""
    _write(_place(job, "xlsx"), sheet)
    _write(_place(job, "html"), json.dumps([told.main, told.aside]).encode())


def told(job: UUID) -> Told | None:
    """What a job found, or None while it has not, or when the day is over."""
    try:
        main, aside = json.loads(_place(job, "html").read_bytes())
    except FileNotFoundError:
        return None
    return Told(mark_safe(main), mark_safe(aside))  # noqa: S308  written by our templates, in `keep`


def sheet(job: UUID) -> Path:
    return _place(job, "xlsx")


def clear() -> dict[str, int]:
    """This will delete what is older than a day. The timetable calls it."""
    gone = 0
    for one in _folder().glob("*"):
        if one.stat().st_mtime < time.time() - KEPT_FOR:
            one.unlink(missing_ok=True)
            gone += 1
    return {"gone": gone}


def _folder() -> Path:
    return Path(settings.HOME) / "reconcile"


def _place(key: UUID, kind: str) -> Path:
    return _folder() / f"{key}.{kind}"


def _write(at: Path, data: bytes) -> None:
    at.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = at.with_suffix(".new")
    beside.write_bytes(data)
    os.replace(beside, at)
