"""kill -9 at every statement of "register and close" and of an import: nothing half-done, nothing
acknowledged lost, the journal clean. On the engine the suite runs on."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests import databases

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("deed", ["register", "import"])
def test_a_killed_process_leaves_all_or_nothing(deed, tmp_path):
    with databases.fresh(tmp_path) as env:
        done = subprocess.run(
            [sys.executable, "-m", "tests.durability.killing", deed],
            cwd=ROOT,
            env=env,
            capture_output=True,
            text=True,
            timeout=300,
        )
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    assert told["statements"] > 8
    assert told["faults"] == []


ROWS = 1500


@pytest.mark.slow
@pytest.mark.django_db
def test_a_worker_killed_while_it_stores_rows_leaves_none_and_the_next_one_ends_the_import(
    tmp_path,
):
    """Its own word, which the page shows, says when to kill it."""
    with databases.fresh(tmp_path) as env:
        env["FENGQIAO_JOB_LEASE"] = "2"
        before = _importing(env, "give", str(ROWS))
        job = before["job"]
        word = tmp_path / "jobs" / f"{job}.txt"
        with _worker(env) as worker:
            _until(word.exists)
            worker.kill()
        done, total, doing = word.read_text().split()
        assert 0 < int(done) <= int(total) == ROWS and doing in ("storing", "sealing")
        killed = _importing(env, "look", job)
        assert killed == before | {"state": "running", "attempts": 1}
        with _worker(env):
            _until(lambda: not word.exists())  # taken up again
            _until(word.exists)
            _until(lambda: not word.exists())
        ended = _importing(env, "again", job)
        assert ended | {"batch": None} == before | {
            "state": "done",
            "attempts": 2,
            "batches": before["batches"] + 1,
            "parties": 2 * ROWS,
            **dict.fromkeys(("cases", "entries", "clocks", "found", "numbers"), ROWS),
        }


def _importing(env, *asked: str) -> dict:
    done = subprocess.run(
        [sys.executable, "-m", "tests.durability.importing", *asked],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


@contextmanager
def _worker(env) -> Iterator[subprocess.Popen]:
    worker = subprocess.Popen(
        [sys.executable, "-m", "fengqiao.project.cli", "worker"], cwd=ROOT, env=env
    )
    try:
        yield worker
    finally:
        worker.kill()
        worker.wait()


def _until(true, seconds: float = 300) -> None:
    ends = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < ends, "it did not happen"
        time.sleep(0.005)
