"""What stands in the tables of the product, leaf by leaf, and what a press made of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection

Leaf = tuple[str, ...]  # table, key of the row, column, and the way into a column that holds JSON
State = dict[Leaf, Any]

# What follows from what people wrote, or says that they came by: no words of anybody stand there.
DERIVED = (
    *("journal_", "django_", "axes_", "auth_", "search_", "jobs_", "procedures_", "norms_"),
    *("divisions_neighbour", "figures_reading"),
)
# Numbers that count on by themselves, and whether a person was here.
COUNTED = {"version", "next", "last_login", "position"}


def state() -> State:
    """Every leaf of every row."""
    found: State = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            table = model._meta.db_table
            if table.startswith(DERIVED):
                continue
            held = {f.column for f in model._meta.fields if f.get_internal_type() == "JSONField"}
            key = [f.column for f in model._meta.fields].index(model._meta.pk.column)
            columns = [f.column for f in model._meta.fields]
            named = ", ".join(f'"{one}"' for one in columns)
            cursor.execute(f'SELECT {named} FROM "{table}"')
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=True):
                    at = (table, str(row[key]), column)
                    found |= _leaves(at, value) if column in held else {at: value}
    return found


def _leaves(at: Leaf, value: Any) -> State:
    return dict(_flat(at, json.loads(value) if isinstance(value, str) else value))


def _flat(at: Leaf, value: Any) -> Iterator[tuple[Leaf, Any]]:
    if isinstance(value, dict | list):
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        for name, one in inner:
            yield from _flat((*at, str(name)), one)
    else:
        yield at, value


@dataclass(frozen=True)
class Change:
    """What came of a press: leaves that are new, and leaves that stood and are otherwise, or gone."""

    new: State
    other: State  # each as it stood before

    def __bool__(self) -> bool:
        return bool(self.new or self.other)

    @property
    def rows(self) -> set[Leaf]:
        """The rows, and the places of a column with JSON, that were made."""
        return {*self.new}


def change(before: State, after: State) -> Change:
    """What became of a state, without what counts on by itself."""
    lost = object()
    other = {
        at: value
        for at, value in before.items()
        if after.get(at, lost) != value and at[-1] not in COUNTED
    }
    new = {at: v for at, v in after.items() if at not in before and at[-1] not in COUNTED}
    return Change(new, other)
