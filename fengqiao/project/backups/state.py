"""Which migrations the rows of a backup had seen: what they mean is what those say, whatever has come since.

A copy of format 1 does not say it. Its rows do: a noun with these fields, in an app with these nouns, stood after
certain migrations only. Where several fit, nothing that was copied differs between them, and the first is taken.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from zipfile import ZipFile

from django.apps.registry import Apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ModelState, ProjectState

from .archive import BadBackup, Manifest, State, kept, rows

NEWER = "备份来自更新的版本，请先升级再恢复"
OF_NO_VERSION = "备份里的数据不属于本系统的任何一个版本，不能恢复；请换一份备份"

Nouns = dict[str, set[str] | None]  # label: its fields beside the key; None where no row says


def today() -> State:
    """What this database has seen, of the apps whose rows are copied."""
    known = {model._meta.app_label for model in kept()}
    state: State = {}
    for app, name in sorted(MigrationRecorder(connection).applied_migrations()):
        if app in known:
            state.setdefault(app, []).append(name)
    return state


def of(archive: ZipFile, manifest: Manifest) -> State:
    """What a backup had seen. Raises BadBackup where this version does not know it."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    if manifest.state is None:
        return _told_by_rows(archive, manifest, loader)
    asked = {(app, name) for app, names in manifest.state.items() for name in names}
    if unknown := asked - set(loader.disk_migrations):
        raise BadBackup(f"{NEWER}（缺 {'、'.join(sorted('.'.join(one) for one in unknown))}）")
    return manifest.state


def reach(state: State) -> Apps:
    """This will bring an empty database to a state, and give the nouns of then."""
    targets = [(app, names[-1]) for app, names in state.items()]
    executor = MigrationExecutor(connection)
    reached: ProjectState = executor.migrate(targets)
    return reached.apps


def reach_today() -> None:
    """This will bring the database to this version."""
    call_command("migrate", verbosity=0, interactive=False)


def _told_by_rows(archive: ZipFile, manifest: Manifest, loader: MigrationLoader) -> State:
    wanted: dict[str, Nouns] = {}
    for label in manifest.counts:
        wanted.setdefault(label.partition(".")[0], {})[label] = _fields(archive, label)
    found: State = {}
    for app, names, nouns in _states(loader):
        if app in wanted and app not in found and _fits(wanted[app], nouns):
            found[app] = names
    if set(found) != set(wanted):
        raise BadBackup(OF_NO_VERSION)
    return found


def _states(loader: MigrationLoader) -> Iterator[tuple[str, list[str], Nouns]]:
    """After every migration of an app, in the order of all: the app, its migrations so far, its nouns."""
    state, seen = ProjectState(), State()
    plan = dict.fromkeys(
        key for leaf in loader.graph.leaf_nodes() for key in loader.graph.forwards_plan(leaf)
    )
    for app, name in plan:
        state = loader.graph.nodes[app, name].mutate_state(state, preserve=False)
        seen.setdefault(app, []).append(name)
        nouns = {of[1]: noun for of, noun in state.models.items() if of[0] == app}
        yield (
            app,
            list(seen[app]),
            {f"{app}.{name}": _named(noun) for name, noun in nouns.items()},
        )


def _named(noun: ModelState) -> set[str]:
    return {name for name, one in noun.fields.items() if not one.primary_key}


def _fits(wanted: Nouns, nouns: Nouns) -> bool:
    return wanted.keys() == nouns.keys() and all(
        fields is None or fields == nouns[label] for label, fields in wanted.items()
    )


def _fields(archive: ZipFile, label: str) -> set[str] | None:
    with archive.open(rows(label)) as member:
        line = member.readline()
    return set(json.loads(line)["fields"]) if line else None
