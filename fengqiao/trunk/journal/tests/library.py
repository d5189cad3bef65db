"""A small product of its own: the journal under it, nouns that change from one version to the next.

It is written into a folder, version by version, with migrations as any product has them, and each process that
works in it is a real one on a database of its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from typing import Any

PRODUCT = Path(__file__).parents[4]
SETTINGS = """
from fengqiao.project.settings import *
INSTALLED_APPS = ["django.contrib.contenttypes", "fengqiao.trunk.journal", "library", *{apps}]
MIDDLEWARE, ROOT_URLCONF = [], ""
CSRF_FAILURE_VIEW = "django.views.csrf.csrf_failure"
"""
NAMING = ("library", "0001_shapes_are_named")
NAMED = """
from django.db import migrations

class Migration(migrations.Migration):
    shapes_are_named = True
    dependencies = [("shelf", "0001_initial")]
    operations = []
"""
BEGUN = """
import sys, json, uuid, django
django.setup()
from types import SimpleNamespace
from django.apps import apps
from django.core.management import call_command
from django.db import connection
call_command("migrate", verbosity=0)
from fengqiao.trunk.journal import chain, scope, seal, shapes, verbs
from fengqiao.trunk.journal.acts import act
from fengqiao.trunk.journal.verbs import Verb
verbs.declare([Verb("library.write", "写")])
OFFICE = uuid.UUID(int=7)
BY = SimpleNamespace(person=None, post=None, on_behalf_of=None)

def write(*rows):
    with act("library.write", on=rows[0], by=BY):
        for row in rows:
            row.save()

def sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)

def wrong():
    told = chain.verify()
    assert told["first_bad"] is None, told
    names = {str(one.pk): one.name for noun in apps.get_models() if hasattr(noun, "name")
             for one in noun._base_manager.all()}
    return sorted((names.get(one["id"], one["id"]), one["why"]) for one in told["rows_changed_outside"])

def before_shapes_were_named():
    '''As the journal wrote until then: three things of each row.'''
    told = seal._digests
    seal._digests = lambda said: {key: [row[:3] for row in rows] for key, rows in told(said).items()}

with scope.office(OFFICE):
"""
HEAD = """
from typing import ClassVar
from django.db import models
from fengqiao.trunk.journal.bases import OfficeRecord
"""


class Library:
    def __init__(self, home: Path, env: dict[str, str]) -> None:
        self.home, self.code = home, home / "code"
        path = f"{self.code}:{PRODUCT}"
        self.env = env | {"DJANGO_SETTINGS_MODULE": "library_settings", "PYTHONPATH": path}
        self.apps: list[str] = []
        self.app("library")

    def app(self, name: str) -> None:
        for folder in (self.code / name, self.code / name / "migrations"):
            folder.mkdir(parents=True)
            (folder / "__init__.py").touch()
        self.apps += [] if name == "library" else [name]
        settings = SETTINGS.replace("{apps}", repr(self.apps))
        (self.code / "library_settings.py").write_text(settings)

    def models(self, app: str, body: str) -> None:
        (self.code / app / "models.py").write_text(HEAD + dedent(body))

    def migration(self, app: str, name: str, body: str) -> None:
        (self.code / app / "migrations" / f"{name}.py").write_text(dedent(body))

    def makes_migrations(self) -> None:
        """The first ones of the shelf, and after them the point from which shapes are named."""
        self._python("-m", "django", "makemigrations", "--verbosity=0", "shelf")
        self.migration(*NAMING, NAMED)

    def does(self, body: str) -> Any:
        """What a process of this version does in the scope of the office; `told` is what comes of it."""
        inside = "".join(f"    {line}\n" for line in dedent(body).strip().splitlines())
        told = self._python("-c", f"{BEGUN}    told = None\n{inside}print(json.dumps(told))")
        return json.loads(told)

    def _python(self, *asked: str) -> str:
        done = subprocess.run(
            [sys.executable, *asked], cwd=self.code, env=self.env, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout
