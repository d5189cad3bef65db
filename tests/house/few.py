"""Laws 2 and 3, the narrow doors: what only a few named places may do, each with its reason.

The number says how often; one more use is one more decision, and a use that went away is taken off.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from .sources import PACKAGE, Source, dotted, sources

Found = Iterable[tuple[str, int]]

# what: {file: (how often, why)}
FEW: dict[str, dict[str, tuple[int, str]]] = {
    "transaction": {
        "trunk/journal/acts.py": (1, "a deed opens the transaction of every act"),
        "trunk/norms/acts.py": (
            1,
            "laws belong to no office: exempt from acts, still all or nothing",
        ),
        "trunk/journal/snapshot.py": (1, "a backup and a verification read one moment"),
        "project/backups/restoration.py": (1, "a restore is all or nothing"),
        "project/backups/upgrade.py": (1, "rows of an earlier version, in a home thrown away"),
    },
    "raw SQL": {
        "trunk/journal/triggers.py": (2, "triggers have no other language"),
        "trunk/journal/bulk/inserts.py": (1, "many rows in one statement, behind the gate"),
        "trunk/journal/bulk/streams.py": (1, "COPY, behind the gate"),
        "engines/search/engines.py": (3, "full text has no ORM: FTS5 and tsvector"),
        "trunk/journal/snapshot.py": (1, "REPEATABLE READ for one moment of PostgreSQL"),
        "project/health.py": (1, "asks the engine for its version and its own check"),
    },
    "everywhere": {
        "trunk/divisions/acts.py": (1, "a new office's label must be free among all"),
        "engines/jobs/worker.py": (1, "the timetable belongs to no office"),
        "doors/desk/demo.py": (2, "the login page shows the demo's cast before anyone is known"),
        "project/backups/copy.py": (1, "a backup holds every office"),
        "project/backups/restoration.py": (1, "a restore holds every office"),
        "project/backups/upgrade.py": (1, "so does one that is brought to this version"),
        "project/foundation.py": (1, "an office is founded before anyone has a post in it"),
        "project/demo.py": (1, "the demo office is founded and found"),
        "project/health.py": (1, "doctor looks at all"),
        "project/commands/session.py": (1, "a command finds its office before it has a scope"),
        "project/commands/serve.py": (1, "serve asks whether there is any office"),
        "project/commands/journal.py": (2, "verify and mend look at every office"),
    },
    "the gate set aside": {
        "project/backups/restoration.py": (
            1,
            "a restore puts back rows and entries as they were, then verifies",
        ),
        "trunk/journal/acts.py": (1, "a personal fact is erased"),
        "trunk/journal/accesses.py": (3, "that somebody looked is stored before it is answered"),
        "trunk/journal/moves.py": (1, "the place that a record left remembers it"),
        "trunk/journal/seal.py": (2, "entries are sealed, and what they hide"),
    },
    "entries written": {
        "trunk/journal/seal.py": (3, "the one place where an entry is made"),
    },
    "signals": {},
}

_WRITES = {
    *(
        "create",
        "bulk_create",
        "insert_made",
        "update",
        "bulk_update",
        "update_or_create",
        "get_or_create",
    ),
    *("delete", "aupdate", "adelete", "acreate", "abulk_create"),
}


def faults(package: Path = PACKAGE, few: dict[str, dict[str, tuple[int, str]]] = FEW) -> list[str]:
    told = []
    files = sources(package)
    for what, allowed in few.items():
        used = Counter()
        lines: dict[str, list[int]] = {}
        for source in files:
            if source.place[:3] == ("trunk", "journal", "backends"):
                continue
            for _, line in FINDERS[what](source):
                used[source.name] += 1
                lines.setdefault(source.name, []).append(line)
        for name in sorted(set(used) | set(allowed)):
            wanted = allowed.get(name, (0, ""))[0]
            if used[name] != wanted:
                at = ", ".join(map(str, lines.get(name, [])))
                told.append(
                    f"{name}: {what} used {used[name]} times (lines {at}), {wanted} declared"
                )
    return told


def _transactions(source: Source) -> Found:
    for name, node in source.calls():
        if name.rpartition(".")[2] in ("atomic", "set_autocommit", "savepoint"):
            yield name, node.lineno
    for node in _decorators(source):
        if dotted(node).endswith("atomic"):
            yield "atomic", node.lineno


def _raw(source: Source) -> Found:
    for name, node in source.calls():
        last = name.rpartition(".")[2]
        on_something = name != last and last in ("cursor", "raw", "extra", "execute_wrapper")
        if on_something or last in ("RawSQL", "RunSQL"):
            yield name, node.lineno


def _everywhere(source: Source) -> Found:
    for name, node in source.calls():
        opens = name.rpartition(".")[2] == "everywhere" or _for_everything(name, node)
        if opens and source.name != "trunk/journal/scope.py":
            yield name, node.lineno


def _for_everything(name: str, node: ast.Call) -> bool:
    """A scope made by hand that says why it sees everything."""
    return name.rpartition(".")[2] == "Scope" and any(k.arg == "because" for k in node.keywords)


def _set_aside(source: Source) -> Found:
    """Uses of the journal's own switches: what lets a write pass the gate without an act."""
    if source.name == "trunk/journal/gate.py":
        return
    for name, node in source.calls():
        if name.rpartition(".")[2] in ("restoring", "permitted") or (
            name.endswith(("sealing.set", "deed_open.set"))
            and source.name not in ("trunk/journal/acts.py", "trunk/journal/seal.py")
        ):
            yield name, node.lineno


def _entries(source: Source) -> Found:
    if source.name == "trunk/journal/models.py":
        return
    for name, node in source.calls():
        head, _, last = name.rpartition(".")
        written = last in _WRITES and ("Entry.objects" in head or "Secret.objects" in head)
        made = last == "maker" and dotted(node.args[0]).rpartition(".")[2] == "Entry"
        if written or made or (last == "Entry" and not head.endswith("apps")):
            yield name, node.lineno


def _signals(source: Source) -> Found:
    for module, line in source.imports():
        if module.startswith(
            ("django.dispatch", "django.db.models.signals", "django.core.signals")
        ) or module.endswith((".post_save", ".pre_save", ".post_delete", ".receiver")):
            yield module, line


def _decorators(source: Source) -> Iterator[ast.expr]:
    for node in source.nodes:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield from (d for d in node.decorator_list if not isinstance(d, ast.Call))


FINDERS: dict[str, Callable[[Source], Found]] = {
    "transaction": _transactions,
    "raw SQL": _raw,
    "everywhere": _everywhere,
    "the gate set aside": _set_aside,
    "entries written": _entries,
    "signals": _signals,
}
