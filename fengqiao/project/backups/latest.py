"""The last backup of this installation, and what its trial said: for the first page and the doctor."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from fengqiao.doors.desk.backups import Backup, Trial

STAMP = "last_backup.json"


def last() -> Backup | None:
    """The last one, or None. A stamp of an earlier version says nothing of faults and trials."""
    try:
        told: dict[str, Any] = json.loads(_stamp().read_text(encoding="utf-8"))
        trial = told.get("trial")
        return Backup(
            datetime.fromisoformat(told["at"]),
            told["file"],
            tuple(told.get("faults", ())),
            Trial(trial["ok"], trial["said"]) if trial else None,
        )
    except (OSError, ValueError, KeyError):
        return None


def written(target: Path, faults: tuple[str, ...]) -> None:
    """This will remember that a backup was written."""
    _keep(Backup(timezone.now(), str(target.resolve()), faults))


def tried(target: Path, trial: Trial) -> None:
    """This will remember what a trial said, where it is of the last backup."""
    known = last()
    if known is not None and known.file == str(target.resolve()):
        _keep(Backup(known.at, known.file, known.faults, trial))


def _keep(one: Backup) -> None:
    told = vars(one) | {
        "at": one.at.isoformat(),
        "trial": vars(one.trial) if one.trial is not None else None,
    }
    part = _stamp().with_suffix(".part")
    part.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    part.replace(_stamp())


def _stamp() -> Path:
    return settings.HOME / STAMP
