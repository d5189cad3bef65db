"""What rows were is never forgotten: every noun and field that an entry may name is found in the nouns of today.

The migrations are that memory (trunk/journal/shapes.py, decision 0032).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from django.apps import apps
from django.db.migrations.loader import MigrationLoader
from django.db.models import Model

from fengqiao.trunk.journal import labels, shapes


def faults() -> list[str]:
    recorded = [one for one in apps.get_models() if getattr(one, "gate", None) == "recorded"]
    disk = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    ours = [key for key, one in disk.items() if type(one).__module__.startswith("fengqiao.")]
    return [
        *gone(shapes.history(), recorded),
        *lost(shapes.history()),
        *unknown(shapes.history(), recorded),
        *numbers(ours),
        *(
            f"{app}.{name}: stands for others; what rows were is in them"
            for app, name in ours
            if disk[app, name].replaces
        ),
    ]


def gone(history: shapes.History, recorded: Iterable[type[Model]]) -> Iterator[str]:
    """Nouns that moved and do not say what they were."""
    today = {model._meta.label_lower for model in recorded}
    said = Counter(label for model in recorded for label in labels.former(model))
    for label in history.fields:
        if label not in today and label not in said:
            yield f"{label}: was recorded and is no noun of today; name it in `former` of what it became"
    for label, times in said.items():
        if times > 1 or label in today or label not in history.fields:
            yield f"{label}: a former label is that of one noun, known to the migrations, and not one of today"


def lost(history: shapes.History) -> Iterator[str]:
    """Fields that were taken away: what a row held there cannot be proven any more."""
    for label, versions in history.fields.items():
        for number in versions:
            shape = shapes.of(label, number)
            for name in shape.lost if shape is not None else ():
                yield f"{label}.{name}: stood in migration {number} and is gone; keep the column, or rename it by RenameField"


def unknown(history: shapes.History, recorded: Iterable[type[Model]]) -> Iterator[str]:
    """Fields that no migration knows yet."""
    for model in recorded:
        now, shape = shapes.now(model), shapes.of(model._meta.label_lower, shapes.version(model))
        if shape is None or {one.said for one in shape.covered} != {
            one.said for one in now.covered
        }:
            yield f"{now.label}: no migration knows its fields; run .venv/bin/python -m django makemigrations"


def numbers(names: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The number of a migration is the version of what it made: each app counts up, none twice."""
    counted = Counter((app, name.partition("_")[0]) for app, name in names)
    for (app, number), times in counted.items():
        if times > 1 or not number.isdecimal():
            yield f"{app}: {times} migrations are numbered {number}; an entry names one by its number"
