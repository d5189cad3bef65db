"""A page of docs that is executed: its blocks are applied to a copy of the project, and what it says is tried there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.house.sources import ROOT

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
_FILE = re.compile(r"# (matters/\S+)\n")


def blocks(page: Path, kind: str) -> list[str]:
    return [
        text for found, text in _BLOCK.findall(page.read_text(encoding="utf-8")) if found == kind
    ]


def copied(to: Path) -> Path:
    """What was compiled comes along: Python asks each file whether it is still what was compiled (its time and size),
    and compiles what a page changes anew."""
    leave = shutil.ignore_patterns(".venv", ".git", "var", "screenshots")
    return Path(shutil.copytree(ROOT, to, ignore=leave))


def write(project: Path, text: str) -> None:
    """A block that begins with the name of its file is that file."""
    named = _FILE.match(text)
    assert named, f"a block without the name of its file: {text[:40]}"
    path = project / "fengqiao" / named[1]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text[named.end() :], encoding="utf-8")


def insert(project: Path, text: str) -> None:
    """Lines with a plus go below the one line of the file that begins as the line above them."""
    path, at = project, 0
    for line in text.splitlines():
        if line.startswith("--- "):
            path = project / "fengqiao" / line[4:]
        elif line.startswith(" "):
            lines = path.read_text(encoding="utf-8").splitlines()
            found = [n for n, one in enumerate(lines) if one.startswith(line[1:].rstrip())]
            assert len(found) == 1, f"{path.name}: {len(found)} lines begin with {line[1:]!r}"
            at = found[0]
        else:
            lines = path.read_text(encoding="utf-8").splitlines()
            at += 1
            lines.insert(at, line[1:])
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def run(project: Path, *command: str) -> str:
    env = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "PYTHONPATH")}
    env |= {
        "FENGQIAO_HOME": str(project / "var"),
        "DJANGO_SETTINGS_MODULE": "fengqiao.project.settings",
        "PYTHONPATH": str(project),
    }
    done = subprocess.run(
        [sys.executable, *command],
        cwd=project,
        env=env,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout
