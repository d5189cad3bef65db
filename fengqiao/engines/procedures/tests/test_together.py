"""Eight clerks on one case: served one after another, or told in words; nothing fails, nothing is lost."""

import json
import subprocess
import sys

import pytest

from tests import databases


@pytest.mark.slow
@pytest.mark.django_db
def test_eight_clerks_on_one_case(tmp_path):
    with databases.fresh(tmp_path) as env:
        child = subprocess.run(
            [sys.executable, "-m", "fengqiao.engines.procedures.tests.together"],
            env=env,
            capture_output=True,
            text=True,
            timeout=120,
        )
    assert child.returncode == 0, child.stderr
    told = json.loads(child.stdout.splitlines()[-1])
    assert told["extended"] == {"done": 40}
    assert told["due_on"] == "2024-06-08", "7 days and the 40 that were added, none overwritten"
    refusal = "这件事刚刚由别人办到了“已办结”，您的操作没有执行；请刷新后再看"
    assert told["closed"] == {"done": 1, refusal: 7}
    assert told["state"] == "stopped"
    assert told["verified"] is True
