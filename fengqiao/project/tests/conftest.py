"""The command line in an installation of its own, a street and an old ledger to give it."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from tests import databases
from tests.commands import Commands

ROOT = Path(__file__).parents[3]
DIVISIONS = ROOT / "tests" / "data" / "divisions.json"
HEAD = ["序号", "登记日期", "社区", "当事人", "纠纷类型", "简要情况", "结果", "办结日期"]


EACH = """
import contextlib, io, json, sys
from fengqiao.project import cli
told = []
for args in json.loads(sys.argv[1]):
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            code = cli.main(args)
        except SystemExit as ended:
            code = ended.code
    told.append([args, code, said.getvalue()])
print(json.dumps(told))
"""


_given_alone: set[str] = set()


@pytest.fixture
def fengqiao(tmp_path, request):
    """This will run the command in an installation of its own; `fengqiao.env` is its environment. Its tables
    are there already, as after any first command, unless the test asks for a machine where none was given.
    Each command is given at least once as a process of its own, and so is the first where nothing is there."""
    home, migrated = tmp_path / "home", getattr(request, "param", True)
    home.mkdir()
    with databases.fresh(home, migrated=migrated) as env, closing(Commands(env)) as standing:

        def run(*args, code=0, **more):
            asked = [*map(str, args)]
            is_bare = not (migrated or any(home.iterdir()))
            if more or is_bare or asked[0] not in _given_alone:
                _given_alone.add(asked[0])
                done = alone("-m", "fengqiao.project.cli", *asked, **more)
            else:
                done = standing.run(*asked)
            assert done.returncode == code, (args, done.stdout, done.stderr)
            assert "Traceback" not in done.stderr
            return json.loads(done.stdout) if "--json" in args else done.stdout or done.stderr

        def each(commands):
            """Many commands in one process: what each of them says, and with which code it ends."""
            done = alone("-c", EACH, json.dumps([[*map(str, args)] for args in commands]))
            assert done.returncode == 0, done.stderr
            return json.loads(done.stdout)

        def alone(*args, **more):
            return subprocess.run(
                [sys.executable, *args],
                cwd=ROOT,
                env=env | more,
                capture_output=True,
                text=True,
                timeout=120,
            )

        run.env, run.home, run.each = env, home, each
        yield run


@pytest.fixture
def street():
    return json.loads(DIVISIONS.read_text(encoding="utf-8"))["streets"][0]


@pytest.fixture
def ledger(tmp_path, street):
    place = street["communities"][0]["name"].removesuffix("居委会")
    made = openpyxl.Workbook()
    made.active.append(HEAD)
    for n in range(3):
        made.active.append(
            [
                n + 1,
                f"2024-03-0{n + 1}",
                place,
                "甲某；乙某",
                "邻里纠纷",
                f"第 {n} 件",
                "达成口头协议",
                f"2024-03-0{n + 1}",
            ]
        )
    path = tmp_path / "台账2024.xlsx"
    made.save(path)
    return path
