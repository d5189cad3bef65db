"""Commands of the product, each in a process of its own that is forked from one which has loaded it: to load it takes
longer than most commands do. Where it matters how a command is started, start it."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
STANDING = """
import json, os, sys
import django
django.setup()
from fengqiao.project import cli
for line in sys.stdin:
    args, out, err = json.loads(line)
    if not (child := os.fork()):
        for path, into in ((out, 1), (err, 2)):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), into)
        sys.exit(cli.main(args))
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class Commands:
    """Commands given to a process that stands, each forked from it: to load the product takes longer than most do."""

    def __init__(self, env: dict[str, str]) -> None:
        self.env, self.process = env, None
        self.said = tempfile.TemporaryDirectory()

    def run(self, *args: str) -> subprocess.CompletedProcess[str]:
        if self.process is None:
            pipe = subprocess.PIPE
            command = [sys.executable, "-c", STANDING]
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=self.env, stdin=pipe, stdout=pipe, text=True
            )
        out, err = (Path(self.said.name, one) for one in ("out", "err"))
        self.process.stdin.write(json.dumps([args, str(out), str(err)]) + "\n")
        self.process.stdin.flush()
        code = int(self.process.stdout.readline())
        said = (one.read_text(encoding="utf-8") for one in (out, err))
        return subprocess.CompletedProcess(args, code, *said)

    def close(self) -> None:
        if self.process is not None:
            self.process.stdin.close()
            self.process.wait(60)
            self.process.stdout.close()
        self.said.cleanup()
