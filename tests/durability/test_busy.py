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
