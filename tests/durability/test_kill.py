"""kill -9 at every statement of "register and close" and of an import: nothing half-done, nothing
acknowledged lost, the journal clean. On the engine the suite runs on."""

from __future__ import annotations

import json
import subprocess
import sys
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
