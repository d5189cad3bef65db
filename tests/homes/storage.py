"""Stored homes: where they lie, how one is packed, and how a copy is opened.

A stored home is two files for each engine, in `stored/<commit it was made of>/`: the home itself (its files, and
the database: SQLite's own file or a dump of PostgreSQL in plain SQL), and what it is known to hold (contents.py).
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

import psycopg

from tests import databases, postgres

HERE = Path(__file__).parent
STORED = HERE / "stored"
KEPT = ("fengqiao.sqlite3", "dump.sql", "files")  # of a home; its key and its logs are made anew
DATABASE, DUMP = KEPT[:2]


def homes(engine: str) -> list[Path]:
    """The stored homes of an engine, `sqlite` or `postgresql`."""
    return sorted(STORED.glob(f"*/{engine}.tar.xz"))


def earlier(engine: str) -> list[Path]:
    """The stored homes of versions before `contents.py`: the demo office as it was then."""
    return sorted((HERE / "earlier").glob(f"*/{engine}.tar.xz"))


def backups(engine: str) -> list[Path]:
    """A backup of every stored home, written by the version that made it."""
    return sorted(HERE.glob(f"*/*/{engine}.zip"))


def told_of(stored: Path) -> Path:
    """What a stored home is known to hold."""
    return stored.with_name(stored.name.partition(".")[0] + ".json")


def pack(home: Path, into: Path, url: str = "") -> None:
    """This will store a home nobody works in any more; with `url` its database is a PostgreSQL."""
    if url:
        _dump(url, home / DUMP)
    else:
        whole = sqlite3.connect(home / DATABASE)
        whole.execute("PRAGMA journal_mode=DELETE")  # what stands in the log goes into the file
        whole.execute("VACUUM")
        whole.close()
    into.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(into, "w:xz", preset=9) as packed:
        for name in KEPT:
            if (home / name).exists():
                packed.add(home / name, name)


@contextmanager
def opened(stored: Path, home: Path) -> Iterator[dict[str, str]]:
    """This will give the environment of a process that works in a copy of a stored home, on the suite's engine."""
    home.mkdir(parents=True, exist_ok=True)
    with tarfile.open(stored) as packed:
        packed.extractall(home, filter="data")
    with databases.fresh(home, migrated=False) as env:
        if "DATABASE_URL" in env:
            with psycopg.connect(env["DATABASE_URL"], autocommit=True) as server:
                server.execute((home / DUMP).read_text(encoding="utf-8"))  # type: ignore[call-overload]
        yield env


def _dump(url: str, into: Path) -> None:
    """As statements only, so that reading it takes no program of PostgreSQL's."""
    given = urlsplit(url)
    asked = [
        "--format=plain",
        "--inserts",
        "--rows-per-insert=200",
        "--no-owner",
        "--no-privileges",
    ]
    told = subprocess.run(
        [
            postgres.program("pg_dump"),
            *asked,
            f"--host={given.hostname}",
            f"--port={given.port}",
            f"--username={given.username}",
            given.path.lstrip("/"),
        ],
        env={**os.environ, "PGPASSWORD": unquote(given.password or "")},
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    lines = [line for line in told.splitlines() if not line.startswith("\\")]  # psql's own words
    into.write_text("\n".join(lines) + "\n", encoding="utf-8")
