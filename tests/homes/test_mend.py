"""Offices that an upgrade before shapes were named had broken: explained, answered for by an act, and whole again."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from tests import databases
from tests.commands import Commands

from . import storage

ROOT = Path(__file__).parents[2]
BROKEN = Path(__file__).parent / "broken"

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


class Office:
    """A copy of a broken home: its command line, and its database in the office's own hand."""

    def __init__(self, home: Path, env: dict[str, str], commands: Commands) -> None:
        self.home, self.env, self.commands = home, env, commands

    def journal(self, *asked: str, code: int) -> dict:
        done = self.commands.run("journal", *asked, "--json")
        assert done.returncode == code, done.stderr[-2000:]
        return json.loads(done.stdout)

    def sql(self, statement: str) -> None:
        if connection.vendor == "sqlite":
            with sqlite3.connect(self.home / storage.DATABASE) as raw:
                raw.execute(statement)
            raw.close()
        else:
            with psycopg.connect(self.env["DATABASE_URL"], autocommit=True) as raw:
                raw.execute(statement)


@pytest.fixture(scope="module", params=sorted(one.name for one in BROKEN.iterdir()))
def upgraded(request, tmp_path_factory):
    """A broken home, brought to this version: once, each test works in a copy of it."""
    stored = BROKEN / request.param / f"{connection.vendor}.tar.xz"
    with storage.opened(stored, tmp_path_factory.mktemp("broken")) as env:
        migrate = [sys.executable, "-m", "django", "migrate", "--verbosity=0"]
        subprocess.run(migrate, cwd=ROOT, env=env, check=True)
        yield env


@pytest.fixture
def office(upgraded, tmp_path):
    with databases.copied(upgraded, tmp_path) as env, closing(Commands(env)) as commands:
        yield Office(tmp_path, env, commands)


def test_rows_that_an_upgrade_made_differ_are_explained_mended_and_others_stay_named(office):
    broken = office.journal("verify", code=1)
    activities = sorted(row["id"] for row in broken["rows_changed_outside"])
    assert len(activities) == 9
    changed, later = activities[:2]
    by_id = {"sqlite": lambda pk: pk.replace("-", "")}.get(connection.vendor, str)
    office.sql(f"UPDATE publicity_activity SET title = 'x' WHERE id = '{by_id(changed)}'")
    # A column of a later day that holds what no migration put there: somebody wrote it, and no entry says who.
    turned = "NOT is_interactive"
    office.sql(
        f"UPDATE publicity_activity SET is_interactive = {turned} WHERE id = '{by_id(later)}'"
    )

    said = office.journal("mend", code=1)
    assert said["mended"] == 0
    assert sorted(one["id"] for one in said["explained"]) == activities[2:]
    assert all(one["later"] == ["is_interactive"] for one in said["explained"])
    assert all(one["was"] == ["publicity.activity", 2] for one in said["explained"])
    assert sorted(one["id"] for one in said["changed"]) == [changed, later]
    assert office.journal("verify", code=1) == broken  # looking writes nothing

    assert office.journal("mend", "--yes", code=1)["mended"] == 7
    told = office.journal("verify", code=1)
    assert told["entries"] == broken["entries"] + 1 and told["first_bad"] is None
    assert sorted(row["id"] for row in told["rows_changed_outside"]) == [changed, later]
    office.sql(
        f"UPDATE publicity_activity SET is_interactive = {turned} WHERE id = '{by_id(later)}'"
    )
    assert office.journal("mend", "--yes", code=1)["mended"] == 1


def test_a_mended_office_is_whole_and_there_is_nothing_more_to_do(office):
    assert office.journal("mend", "--yes", code=0)["mended"] == 9
    assert office.journal("verify", code=0)["ok"]
    assert office.journal("mend", "--yes", code=0) == {"explained": [], "mended": 0, "changed": []}
    # From now on the column of a later day is covered too.
    office.sql("UPDATE publicity_activity SET is_interactive = NOT is_interactive")
    assert len(office.journal("verify", code=1)["rows_changed_outside"]) >= 9


def test_nothing_is_mended_on_top_of_a_broken_chain(office):
    office.sql("UPDATE journal_head SET seq = seq + 1")
    done = subprocess.run(
        [sys.executable, "-m", "fengqiao.project.cli", "journal", "mend", "--yes"],
        cwd=ROOT,
        env=office.env,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2 and "办理记录本身不相符" in done.stderr
