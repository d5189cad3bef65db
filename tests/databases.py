"""A database of its own for a test that starts processes, kills them, or pulls triggers: on the engine the
suite runs on. The suite's own database lives inside one transaction and cannot be seen by a child."""

from __future__ import annotations

import os
import shutil
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from django.conf import settings
from django.db import connection
from psycopg import sql

_MIGRATED = "fengqiao_migrated"


@contextmanager
def kept_empty() -> Iterator[None]:
    """This will keep a copy of the suite's database as it stands: migrated, and with nothing in it."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with sqlite3.connect(_migrated_file()) as copy:
            connection.connection.backup(copy)
        copy.close()
        yield
        return
    connection.close()  # PostgreSQL copies no database that somebody is connected to
    with _made(_migrated_name(), of=settings.DATABASES["default"]["NAME"]):
        yield


@contextmanager
def fresh(home: Path, *, migrated: bool = True) -> Iterator[dict[str, str]]:
    """This will give the environment of a process with an empty HOME and a database of its own, in which
    there are no rows yet; with `migrated=False`, no tables either."""
    env = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "FENGQIAO_HOME")}
    env |= {
        "FENGQIAO_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "fengqiao.project.settings",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    if connection.vendor == "sqlite":
        if migrated:
            home.mkdir(parents=True, exist_ok=True)
            shutil.copy(_migrated_file(), home / "fengqiao.sqlite3")
        yield env
        return
    with _of_its_own(env, of=_migrated_name() if migrated else "template1") as env:
        yield env


@contextmanager
def copied(env: dict[str, str], to: Path) -> Iterator[dict[str, str]]:
    """This will give the environment of a copy of a HOME and its database, in which no process works now."""
    shutil.copytree(env["FENGQIAO_HOME"], to, dirs_exist_ok=True)
    env = env | {"FENGQIAO_HOME": str(to)}
    if "DATABASE_URL" not in env:
        yield env
        return
    with _of_its_own(env, of=urlsplit(env["DATABASE_URL"]).path.lstrip("/")) as env:
        yield env


@contextmanager
def _of_its_own(env: dict[str, str], *, of: str) -> Iterator[dict[str, str]]:
    name = f"fengqiao_{uuid.uuid4().hex[:12]}"
    with _made(name, of=of):
        yield env | {"DATABASE_URL": _url(name)}


def _migrated_file() -> Path:
    return Path(settings.HOME) / "migrated.sqlite3"


def _migrated_name() -> str:
    """Each worker of the suite keeps its own."""
    return f"{_MIGRATED}_{os.getpid()}"


@contextmanager
def _made(name: str, *, of: str) -> Iterator[None]:
    """A database made as a copy of another, and dropped at the end."""
    words = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
    with _server() as server:
        server.execute(words.format(sql.Identifier(name), sql.Identifier(of)))
    try:
        yield
    finally:
        with _server() as server:
            drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
            server.execute(drop)


def _server() -> psycopg.Connection:
    given = settings.DATABASES["default"]
    return psycopg.connect(
        host=given["HOST"] or None,
        port=given["PORT"] or None,
        user=given["USER"] or None,
        password=given["PASSWORD"] or None,
        dbname="postgres",
        autocommit=True,
    )


def _url(name: str) -> str:
    given = settings.DATABASES["default"]
    user = given["USER"] + (f":{given['PASSWORD']}" if given["PASSWORD"] else "")
    return f"postgres://{user}@{given['HOST'] or 'localhost'}:{given['PORT'] or 5432}/{name}"
