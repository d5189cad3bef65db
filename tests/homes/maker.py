"""Makes the stored homes of the version that stands here: `python -m tests.homes.maker`. Run by hand (README.md)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests import postgres

from . import storage

ROOT = Path(__file__).parents[2]


def make(commit: str, engine: str, url: str = "") -> None:
    with tempfile.TemporaryDirectory(prefix="fengqiao-home-") as made:
        home = Path(made)
        env = {k: v for k, v in os.environ.items() if not k.startswith(("FENGQIAO_", "DATABASE_"))}
        env |= {
            "FENGQIAO_HOME": str(home),
            "DJANGO_SETTINGS_MODULE": "fengqiao.project.settings",
            "DATABASE_URL": url,
        }
        done = subprocess.run(
            [sys.executable, "-m", "tests.homes.contents"],
            cwd=ROOT,
            env=env,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        backup = home / f"{engine}.zip"
        command = [sys.executable, "-m", "fengqiao.project.cli", "backup", str(backup)]
        subprocess.run(command, cwd=ROOT, env=env, check=True, stdout=subprocess.DEVNULL)
        stored = storage.STORED / commit / f"{engine}.tar.xz"
        storage.pack(home, stored, url)
        shutil.copyfile(backup, stored.with_name(backup.name))
        told = {"commit": commit, **json.loads(done.stdout)}
        written = json.dumps(told, ensure_ascii=False, sort_keys=True)
        storage.told_of(stored).write_text(written + "\n", encoding="utf-8")


def main() -> None:
    asked = ["git", "rev-parse", "--short=7", "HEAD"]
    commit = subprocess.run(asked, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    make(commit.strip(), "sqlite")
    with postgres.cluster() as url:
        make(commit.strip(), "postgresql", url)


if __name__ == "__main__":
    main()
