"""The shape of a row: under which label and with which fields its digest was taken.

An entry names, with each digest, the label and the version of its day; the version is the number of the last
migration of the noun's app. What a version held is not written down a second time: the migrations say it. So
whoever adds, renames or moves anything makes a migration, and nothing else, and older digests go on to hold.

Entries of the time before name no version. They hold what their noun was at the migration that is marked
`shapes_are_named`; what it was still earlier, `earlier` tells (repairs.py).
"""

from __future__ import annotations

import pkgutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from django.apps import apps
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from fengqiao.ground.documents import Fact

from . import labels

SALT = "salt"  # what every recorded noun has, and no digest covers: the digest is keyed with it


class Covered(NamedTuple):
    """One column that a digest covers: where it stands in the row of today, what it was called in the digest,
    and the field that says how its value is told."""

    attname: str
    said: str
    field: models.Field


@dataclass(frozen=True, eq=False)
class Shape:
    """`later`: the columns of today that it does not cover. `lost`: what it covered and no row has any more;
    a digest that covered a value there cannot be proven. `altered`: what it covers by another kind of field
    than today's, with that of today."""

    label: str
    version: int
    covered: tuple[Covered, ...]
    altered: tuple[tuple[Covered, models.Field], ...] = ()
    later: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


@cache
def version(model: type[models.Model]) -> int:
    """The version of a noun's shape today; 0 for one whose app has no migrations."""
    module, _ = MigrationLoader.migrations_module(model._meta.app_label)
    try:
        found = import_module(module) if module else None
    except ModuleNotFoundError:
        found = None
    names = [one.name for one in pkgutil.iter_modules(found.__path__)] if found else []
    return max((number for name in names if (number := _number(name)) is not None), default=0)


@cache
def now(model: type[models.Model]) -> Shape:
    """The shape of a noun as it is written today."""
    fields = [one for one in model._meta.concrete_fields if one.attname != SALT]
    covered = tuple(Covered(one.attname, one.attname, _telling(one)) for one in fields)
    return Shape(model._meta.label_lower, version(model), covered)


@cache
def of(label: str, named: int | None) -> Shape | None:
    """The shape of a noun by the label and the version that an entry names (None: it names none). None where
    no migration knows it: then it is as it is today."""
    known = history()
    app = label.partition(".")[0]
    at = known.unnamed.get(app) if named is None else named
    held = known.fields.get(label, {})
    numbers = [number for number in held if at is not None and number <= at]
    if not numbers or (model := _model(label)) is None:
        return None
    return _then(model, label, at or 0, held[max(numbers)])


def earlier(model: type[models.Model]) -> Iterator[Shape]:
    """The shapes that a noun had before entries named them, the newest first: what an office's oldest entries
    may hold that no version since has read."""
    known = history()
    for label in (model._meta.label_lower, *labels.former(model)):
        last = known.unnamed.get(label.partition(".")[0], 0)
        for number in sorted(known.fields.get(label, {}), reverse=True):
            if number <= last and (shape := of(label, number)) is not None:
                yield shape


def filled(model: type[models.Model], attname: str) -> Any:
    """What a migration put into a column of the rows that stood there when it came. None where none did."""
    name = next(one.name for one in model._meta.concrete_fields if one.attname == attname)
    known = [history().filled[label] for label in (model._meta.label_lower, *labels.former(model))]
    return next((one[name] for one in known if name in one), None)


@dataclass
class History:
    """What the migrations say: the fields of each recorded noun after every migration of its app, the order of
    all migrations, renamed fields in that order, what each added field held in the rows that stood there, and the
    last migrations before shapes were named."""

    fields: dict[str, dict[int, dict[str, models.Field]]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    order: dict[tuple[str, int], int] = field(default_factory=dict)
    renamed: list[tuple[int, str, str, str]] = field(default_factory=list)
    filled: dict[str, dict[str, Fact]] = field(default_factory=lambda: defaultdict(dict))
    unnamed: dict[str, int] = field(default_factory=dict)


@cache
def history() -> History:
    """What the migrations say of every noun that was ever recorded."""
    known = History()
    graph = MigrationLoader(None, ignore_no_migrations=True).graph
    state = ProjectState()
    for at, key in enumerate(_in_order(graph, graph.leaf_nodes())):
        migration, number = graph.nodes[key], _number(key[1]) or 0
        known.order[key[0], number] = at
        for one in _flat(migration.operations):
            label = f"{key[0]}.{getattr(one, 'model_name_lower', '')}"
            if isinstance(one, migrations.RenameField):
                known.renamed.append((at, label, one.old_name, one.new_name))
                if one.old_name in known.filled[label]:
                    known.filled[label][one.new_name] = known.filled[label].pop(one.old_name)
            elif isinstance(one, migrations.AddField):
                given = None if one.field.is_relation else one.field.get_default()
                known.filled[label][one.name] = given
        state = migration.mutate_state(state, preserve=False)
        for (app, name), noun in state.models.items():
            if app == key[0] and SALT in noun.fields:
                known.fields[f"{app}.{name}"][number] = dict(noun.fields)
        if getattr(migration, "shapes_are_named", False):
            before = _in_order(graph, [key])
            known.unnamed = {
                app: max(_number(n) or 0 for a, n in before if a == app) for app, _ in before
            }
    return known


def _in_order(graph: Any, leaves: Any) -> list[tuple[str, str]]:
    return list(dict.fromkeys(key for leaf in leaves for key in graph.forwards_plan(leaf)))


def _flat(operations: Any) -> Iterator[Any]:
    for one in operations:
        yield one
        yield from _flat(getattr(one, "state_operations", ()))


def _then(model: type[models.Model], label: str, at: int, fields: dict[str, models.Field]) -> Shape:
    """A shape of the past, found again in the rows of today."""
    known = history()
    names = {model._meta.label_lower, *labels.former(model)}
    begun = known.order.get((label.partition(".")[0], at), -1)
    later = [(old, new) for when, of, old, new in known.renamed if when > begun and of in names]
    standing = {one.name: one for one in model._meta.concrete_fields}
    covered, altered, lost = [], [], []
    for name, was in fields.items():
        if name == SALT or was.many_to_many:
            continue
        now_called = name
        for old, new in later:
            now_called = new if now_called == old else now_called
        said = f"{name}_id" if was.is_relation else name
        if (stands := standing.get(now_called)) is None:
            lost.append(said)
            continue
        told = stands if was.is_relation or stands.is_relation else was
        covered.append(Covered(stands.attname, said, _telling(told)))
        if told is was and _kind(was) != _kind(stands):
            altered.append((covered[-1], stands))
    taken = {one.attname for one in covered}
    outside = tuple(one.attname for one in now(model).covered if one.attname not in taken)
    return Shape(label, at, tuple(covered), tuple(altered), outside, tuple(lost))


def _telling(one: Any) -> models.Field:
    """The field that says how a value is told: of a key, that of what it points at."""
    return one.target_field if isinstance(one, models.ForeignKey) else one


def _kind(one: models.Field) -> tuple[Any, Any]:
    """What makes a difference to how a value is told."""
    return type(one), getattr(one, "decimal_places", None)


def _model(label: str) -> type[models.Model] | None:
    try:
        return apps.get_model(labels.today(label))
    except LookupError:
        return None


def _number(name: str) -> int | None:
    """The number with which a migration's name begins."""
    begun = name.partition("_")[0]
    return int(begun) if begun.isdecimal() else None
