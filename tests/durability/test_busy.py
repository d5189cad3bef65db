"""Busy is not broken: while another writer holds the database nobody reads 500, and what was typed is sent once more."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests import databases

from .test_together import ROOT


@pytest.mark.slow
@pytest.mark.django_db
def test_a_clerk_beside_a_long_writer_and_a_long_reader(tmp_path):
    with databases.fresh(tmp_path) as env:
        ran = subprocess.run(
            [sys.executable, "-m", "tests.durability.pressing"],
            cwd=ROOT,
            env=env | {"FENGQIAO_WAIT": "1"},
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert ran.returncode == 0, ran.stderr[-3000:]
    told = json.loads(ran.stdout.splitlines()[-1])
    assert told["list"] == 200, "what stores nothing is answered"
    assert (told["search"], told["case"], told["case_shown"], told["press"]) == (
        503,
        503,
        False,
        503,
    )
    assert told["waited"] < 5 and told["words_stand"]
    assert told["again"] == [302, 302] and told["times"] == 1, "pressed twice, done once"
    assert told["looked"] == [200]
    assert told["beside"] == [200, 302] and told["beside_waited"] < 5 and told["one_moment"]
    assert told["rows"] == 2 and told["ok"]


def ran(tmp_path, *asked: str, timeout: float = 300) -> dict:
    with databases.fresh(tmp_path) as env:
        done = subprocess.run(
            [sys.executable, "-m", *asked], cwd=ROOT, env=env, capture_output=True, text=True, timeout=timeout
        )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.slow
@pytest.mark.django_db
def test_others_write_while_an_import_is_prepared(tmp_path):
    """They wait for its statements, not for what is only reckoned: most of the time is nobody's."""
    told = ran(tmp_path, "tests.durability.preparing", "2000")
    assert told["rows"] == 2000 and told["ok"] and told["seen_half"] == []
    assert told["import"]["longest"] < 5 and told["undo"]["longest"] < 5
    assert told["import"]["longest"] < told["import"]["took"] * 0.6, told


@pytest.mark.slow
@pytest.mark.django_db
def test_clerks_work_on_beside_an_import_backups_and_verifications(tmp_path):
    """The small version of tests/durability/load.py: nobody reads 500, nobody's words are lost, no number is left out."""
    told = ran(
        tmp_path, "tests.durability.load", "--rows", "400", "--clerks", "3", "--seconds", "6"
    )
    codes = {code for counted in told["answers"].values() for code in counted}
    assert codes <= {"200", "302", "503"} and not told["failed"] and told["words_lost"] == 0, told
    assert told["registered"] == told["answers"]["press"]["302"] > 2
    assert told["import"] == {"state": "done", "attempts": 1, "ok": True} | dict.fromkeys(
        ("cases", "entries", "found", "numbers"), 400
    )
    assert told["gapless"]
    assert all(set(one["ended"]) == {"0"} for one in told["others"].values()), told
