"""A backup of every stored version is restored by the code of today, on the engine the suite runs on: its rows come
in as that version had them, this version's migrations do the rest, and nothing of it is lost."""

from __future__ import annotations

import io
import json
import signal
import subprocess
import sys
import tarfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunPython

from fengqiao.project.backups import archive, home, state
from tests import databases
from tests.commands import Commands

from . import storage
from .test_homes import differences

ROOT = Path(__file__).parents[2]
ENGINES = ("sqlite", "postgresql")
CLEAN = {"ok": True, "first_bad": None, "rows_changed_outside": []}
VALUES = 100  # at least so many values of figures both versions know

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


def named(given: Path) -> str:
    return f"{given.parent.name}-{given.name.partition('.')[0]}"


# A backup knows no engine: of one office that of the other engine is restored.
ACROSS = {"sqlite": "postgresql", "postgresql": "sqlite"}[connection.vendor]
OF_OTHER = storage.homes(connection.vendor)[0].with_name(f"{ACROSS}.zip")
BACKUPS = [
    OF_OTHER if one.parent == OF_OTHER.parent else one for one in storage.backups(connection.vendor)
]


def test_there_are_backups_of_four_earlier_versions_on_both_engines():
    assert all(len(storage.backups(engine)) >= 4 for engine in ENGINES)


@contextmanager
def restored(backup: Path, at: Path) -> Iterator[tuple[dict[str, Any], Commands, dict[str, str]]]:
    """What the command says, the commands in the restored office, and its environment."""
    with databases.fresh(at) as env, closing(Commands(env)) as commands:
        at.mkdir(parents=True, exist_ok=True)
        done = commands.run("restore", str(backup), "--json")
        assert done.returncode == 0, done.stderr[-3000:]
        yield json.loads(done.stdout), commands, env


@pytest.mark.parametrize("backup", BACKUPS, ids=named)
def test_a_backup_of_an_earlier_version_comes_back_whole(backup, tmp_path):
    with restored(backup, tmp_path / "home") as (told, commands, env):
        assert told["ok"] and told["figures"] >= VALUES
        if told["told"]:  # an upgrade of that time had broken it: it is mended, and says so
            assert "journal mend" in told["told"][0]
            mended = commands.run("journal", "mend", "--yes", "--json")
            assert json.loads(mended.stdout)["mended"] > 0
        verified = json.loads(commands.run("journal", "verify", "--json").stdout)
        assert verified["ok"], verified
        assert not list((tmp_path / "home").glob(f"{home.PREFIX}*"))
        if backup == OF_OTHER:
            whole(storage.told_of(backup), env, tmp_path)


def whole(told_at: Path, env: dict[str, str], at: Path) -> None:
    """All that is known of the stored home, but the job that waits, is seen in the restored one."""
    told = json.loads(told_at.read_text(encoding="utf-8"))
    del told["waiting"]
    (at / "told.json").write_text(json.dumps(told), encoding="utf-8")
    command = [sys.executable, "-m", "tests.homes.sight", str(at / "told.json")]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    seen = json.loads(done.stdout)
    assert seen["journal"] == CLEAN | {"entries": told["entries"]}
    assert differences(told["figures"], seen["figures"]) == []
    assert seen["views"] == dict.fromkeys(told["views"], True)
    assert len(seen["files"]) == len(told["files"]) and seen["search"]
    assert seen["restored"] and all(seen["restored"].values())
    assert seen["undone"] == dict.fromkeys(told["imports"], True)
    assert seen["journal_after"]["ok"]


@pytest.mark.parametrize("stored", storage.earlier(connection.vendor), ids=named)
def test_a_home_of_the_first_days_is_whole_under_this_version(stored, tmp_path):
    """Its figures are those that its own backup of that day holds."""
    backup = stored.with_name(f"{connection.vendor}.zip")
    with storage.opened(stored, tmp_path) as env:
        command = [sys.executable, "-m", "tests.homes.numbers", str(backup)]
        done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout)
    assert told["differing"] == [] and told["values"] >= VALUES
    assert told["verified"]["ok"] and told["verified"]["entries"] > 100


@pytest.mark.parametrize("stored", storage.homes("sqlite"), ids=named)
def test_rows_tell_which_migrations_they_have_seen(stored, tmp_path):
    """Beside what the stored home itself says. Where they tell less, nothing was done to rows in between."""
    import sqlite3

    with tarfile.open(stored) as packed:
        packed.extract(storage.DATABASE, tmp_path, filter="data")
    with closing(sqlite3.connect(tmp_path / storage.DATABASE)) as raw:
        applied = set(raw.execute("SELECT app, name FROM django_migrations"))
    loader = MigrationLoader(None, ignore_no_migrations=True)
    with zipfile.ZipFile(stored.with_name("sqlite.zip")) as opened:
        found = state.of(opened, archive.manifest(opened))
    told = {(app, name) for app, names in found.items() for name in names}
    assert told <= applied
    kept = {model._meta.app_label for model in archive.kept()}
    for key in applied - told:
        if key[0] in kept:
            operations = loader.graph.nodes[key].operations
            assert not any(isinstance(one, RunPython) for one in operations), key


def test_a_restore_that_was_killed_is_done_by_the_next_one(tmp_path):
    """While the rows are brought to this version, and while they are stored; what the killed ones left goes."""
    backup = OF_OTHER
    at = tmp_path / "home"
    with databases.fresh(at) as env, closing(Commands(env)) as commands:
        at.mkdir(parents=True, exist_ok=True)
        for signs_of in (f"{home.PREFIX}*/fengqiao.sqlite3", "files/*/*"):
            command = [sys.executable, "-m", "fengqiao.project.cli", "restore", str(backup)]
            with subprocess.Popen(command, cwd=ROOT, env=env, start_new_session=True) as running:
                until(lambda: any(at.glob(signs_of)), running)  # noqa: B023
                running.send_signal(signal.SIGKILL)
            verified = commands.run("journal", "verify", "--json")
            assert json.loads(verified.stdout)["entries"] == 0
        assert list(at.glob(f"{home.PREFIX}*"))
        done = commands.run("restore", str(backup), "--json")
        assert done.returncode == 0, done.stderr
        until(lambda: not list(at.glob(f"{home.PREFIX}*")), None)
        assert json.loads(commands.run("journal", "verify", "--json").stdout)["ok"]


def until(happened: Any, running: subprocess.Popen[bytes] | None) -> None:
    end = time.monotonic() + 120
    while not happened():
        assert running is None or running.poll() is None, "it ended before it was killed"
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.mark.parametrize(
    "changed", [{"format": 3}, {"format": 2, "state": {"disputes": ["9999_of_tomorrow"]}}]
)
def test_a_backup_that_another_version_wrote_later_is_refused_in_a_sentence(changed, tmp_path):
    backup, newer = storage.backups("sqlite")[0], tmp_path / "newer.zip"
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(newer, "w") as made:
        told = json.loads(old.read("manifest.json"))
        for name in old.namelist():
            if name != "manifest.json":
                made.writestr(name, old.read(name))
        made.writestr("manifest.json", json.dumps(told | changed))
    with zipfile.ZipFile(newer) as opened, pytest.raises(archive.BadBackup, match="更新的版本"):
        state.of(opened, archive.manifest(opened))


def test_rows_of_no_version_are_refused_in_a_sentence(tmp_path):
    line = {"model": "disputes.dispute", "pk": "1", "fields": {"of_nobody": 1}}
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as made:
        made.writestr("rows/disputes.dispute.jsonl", json.dumps(line) + "\n")
    with zipfile.ZipFile(kept) as opened, pytest.raises(archive.BadBackup, match="任何一个版本"):
        told = archive.Manifest(
            "2026-11-24T10:00:00+08:00", {"disputes.dispute": 1}, {}, {}, {}, None
        )
        state.of(opened, told)
