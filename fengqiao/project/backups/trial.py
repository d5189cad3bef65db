"""Trying a backup: it is restored, as anybody would restore it, into a home that is thrown away."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from django.conf import settings

from fengqiao.doors.desk.backups import Trial

from . import home, latest

TIMES = 3  # rows take about as much in a database as in a backup, and once more in its log and its indexes
UNIT = 2**20
CAME_BACK = "{entries} 条办理记录相符，{figures} 个指标值相符"
NO_ROOM = "磁盘还剩 {free} MB，试恢复要 {need} MB"


def of(backup: Path) -> Trial:
    """This will try a backup and remember what was found. Waits until it is done."""
    found = _tried(backup)
    latest.tried(backup, found)
    return found


def _tried(backup: Path) -> Trial:
    try:
        need = _need(backup)
    except (OSError, BadZipFile):
        return Trial(False, f"{backup} 打不开，或者不是完整的备份文件")
    if (free := shutil.disk_usage(settings.HOME).free) < need:
        return Trial(None, NO_ROOM.format(free=free // UNIT, need=-(-need // UNIT)))
    with home.thrown_away() as env:
        command = [sys.executable, "-m", "fengqiao.project.cli", "restore", str(backup), "--json"]
        done = subprocess.run(command, env=env, capture_output=True, text=True)
    return _told(done)


def _told(done: subprocess.CompletedProcess[str]) -> Trial:
    """A restore says one document, or one sentence of why it is refused; of one that broke, the last line is told."""
    try:
        said = json.loads(done.stdout)
    except ValueError:
        return Trial(False, done.stderr.strip().rpartition("\n")[2])
    faults = [*said["faults"], *said["told"]]
    return Trial(said["ok"], "；".join([CAME_BACK.format(**said), *faults]))


def _need(backup: Path) -> int:
    """How many bytes a trial may take."""
    with ZipFile(backup) as opened:
        return TIMES * sum(one.file_size for one in opened.infolist())
