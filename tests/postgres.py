"""Runs a command against a PostgreSQL of its own, and takes the server down again.

    python -m tests.postgres pytest -m "not journey"

The cluster is made in a temporary directory on a free port, with a password made for this run. Its files
are not synced (nothing here outlives the run; what must survive a killed *process* still does). The server
is stopped by the process id that it wrote itself, never by name. PostgreSQL refuses to run as root: then
it runs as the user `postgres`, which the Debian package brings.
"""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

OPTIONS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")


class NoPostgres(RuntimeError):
    """No PostgreSQL server is installed here, or it did not start."""


def program(name: str) -> str:
    """The path of a server program; Debian keeps them out of PATH. Raises NoPostgres."""
    newest = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=_version)
    found = str(newest[-1]) if newest else shutil.which(name)
    if not found:
        raise NoPostgres(f"{name} is not installed: apt-get install postgresql")
    return found


@contextmanager
def cluster() -> Iterator[str]:
    """This will give the DATABASE_URL of a fresh server, and stop the server afterwards."""
    with tempfile.TemporaryDirectory(prefix="fengqiao-pg-") as made:
        home = Path(made)
        password, port = secrets.token_hex(16), _free_port()
        data = _init(home, password)
        _start(home, data, port)
        try:
            yield f"postgres://postgres:{password}@127.0.0.1:{port}/postgres"
        finally:
            _stop(data)


def _init(home: Path, password: str) -> Path:
    secret, data = home / "password", home / "data"
    secret.write_text(password, encoding="ascii")
    if os.geteuid() == 0:
        for path in (home, secret):
            shutil.chown(path, "postgres", "postgres")
    asked = ["--encoding=UTF8", "--locale=C.UTF-8", "--auth=scram-sha-256", "--no-sync"]
    done = subprocess.run(
        [
            *_as(),
            program("initdb"),
            "-D",
            str(data),
            "-U",
            "postgres",
            f"--pwfile={secret}",
            *asked,
        ],
        cwd=home,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise NoPostgres(done.stderr)
    return data


def _start(home: Path, data: Path, port: int) -> None:
    settings = (*OPTIONS, f"port={port}", "listen_addresses=127.0.0.1", "unix_socket_directories=")
    options = [part for setting in settings for part in ("-c", setting)]
    with (home / "log").open("w") as log:
        child = subprocess.Popen(
            [*_as(), program("postgres"), "-D", str(data), *options],
            cwd=home,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    until = time.monotonic() + 60
    while time.monotonic() < until and child.poll() is None:
        if _said_ready(data):
            return
        time.sleep(0.05)
    raise NoPostgres((home / "log").read_text(errors="replace"))


def _said_ready(data: Path) -> bool:
    """The last line of postmaster.pid says `ready` once connections are taken."""
    told = data / "postmaster.pid"
    return told.exists() and told.read_text().rstrip().endswith("ready")


def _stop(data: Path) -> None:
    """A fast shutdown of the server whose pid stands in this very data directory."""
    told = data / "postmaster.pid"
    if not told.exists():
        return
    pid, directory = told.read_text().splitlines()[:2]
    if Path(directory) != data:
        raise NoPostgres(f"{told} speaks of another server: {directory}")
    os.kill(int(pid), signal.SIGINT)
    until = time.monotonic() + 30
    while told.exists() and time.monotonic() < until:
        time.sleep(0.05)
    if told.exists():
        os.kill(int(pid), signal.SIGQUIT)


def _as() -> list[str]:
    return ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


def _version(path: Path) -> tuple[int, ...]:
    return tuple(int(part) for part in path.parts[-3].split(".") if part.isdigit())


def main(command: list[str]) -> int:
    """This will run the command with DATABASE_URL set, and give its exit code."""
    if not command:
        print(__doc__, file=sys.stderr)
        return 2
    with cluster() as url:
        with psycopg.connect(url) as server:
            print(f"PostgreSQL {server.info.server_version // 10000}", flush=True)
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
