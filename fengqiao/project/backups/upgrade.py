"""A backup of an earlier version, brought to this one: its rows stand as the version of then had them, and this
version's own migrations do the rest, as in an office that was upgraded where it stood.

That takes a database of its own, so it is done in a home that is thrown away, by a process of its own (__main__.py).
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from django.db import transaction

from fengqiao.trunk.journal import scope

from . import archive, home, state
from .archive import BadBackup, State


@contextmanager
def of(source: Path, then: State) -> Iterator[Path]:
    """This will give a copy of a backup whose rows are those of this version; it holds no files. Raises BadBackup."""
    with home.thrown_away() as env:
        brought = Path(env["FENGQIAO_HOME"]) / "brought.zip"
        command = [sys.executable, "-m", __package__, str(source), str(brought), json.dumps(then)]
        done = subprocess.run(command, env=env, capture_output=True, text=True)
        if done.returncode:
            why = done.stderr.strip().rpartition("\n")[2]
            raise BadBackup(f"以前版本的备份没能升级到现在的版本，没有恢复：{why}")
        yield brought


def bring(source: Path, target: Path, then: State) -> None:
    """This will do it, in the empty database of this process."""
    apps = state.reach(then)
    with ZipFile(source) as given:
        manifest = archive.manifest(given)
        nouns = {label: apps.get_model(label) for label in manifest.counts}
        with transaction.atomic():
            for noun in reversed(nouns.values()):
                noun._base_manager.all().delete()  # what the migrations put there for a new office
            for label, noun in nouns.items():
                archive.read_rows(given, label, noun)
    state.reach_today()
    with (
        scope.everywhere(because="升级备份"),
        ZipFile(target, "w", ZIP_DEFLATED, allowZip64=True) as made,
    ):
        counts, hashes = archive.write_rows(made)
        replace(manifest, counts=counts, hashes=hashes, state=state.today()).write(made)
