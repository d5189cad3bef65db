"""A database of its own for a test that starts processes, kills them, or pulls triggers: on the engine the
suite runs on. The suite's own database lives inside one transaction and cannot be seen by a child."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connection
from psycopg import sql


@contextmanager
def fresh(home: Path) -> Iterator[dict[str, str]]:
    """This will give the environment of a process with an empty HOME and an empty database of its own."""
    env = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "FENGQIAO_HOME")}
    env |= {
        "FENGQIAO_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "fengqiao.project.settings",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    if connection.vendor == "sqlite":
        yield env
        return
    name = f"fengqiao_{uuid.uuid4().hex[:12]}"
    with _server() as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        yield env | {"DATABASE_URL": _url(name)}
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
