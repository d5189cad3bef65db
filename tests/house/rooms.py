"""Law 6, a line knows its room: which files may stand in a matter, and what each may import.

The table is that of docs/map.md. It is finer than layers, so import-linter cannot say it. An import that
must break the table bears the number of its decision: `# decision 0007`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from . import units
from .sources import PACKAGE, Source, dotted, is_room, sources

FLOORS = ("project", "doors", "reports", "matters", "engines", "trunk", "ui", "ground")
FORBIDDEN = {
    *("utils", "helpers", "services", "signals", "managers", "common", "misc", "constants"),
    *("util", "helper", "service", "manager"),
}
# A file is named by a noun. These end as verbs do and are none.
NOUNS = {
    "incoming": "来件, what comes to the office",
    "mapping": "which column of a sheet is which of a ledger",
    "reading": "读数, a published value",
    "screening": "排查, a round of looking for disputes",
    "wiring": "who listens to whom",
}
# Verbs that stand from before; the list only shrinks.
VERBS: set[str] = set()
MAX_LINES = 300
MAX_VIEW_LINES = 15

_ABOVE = (
    *("words", "models", "rules", "queries", "acts", "procedure"),
    *("figures", "notices", "sheets", "registers", "forms"),
)
_DOORS = ("desk", "portal", "api")
_ALL = ("trunk", "engines", "ground")

# room: (rooms of its own matter, what lies below: a floor, or floor.room)
ROOMS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "words": ((), ()),
    "models": (("words",), _ALL),
    "rules": (("models", "words"), ("trunk", "ground")),
    "queries": (("models", "words"), ("trunk",)),
    "acts": (("models", "words", "registers"), _ALL),
    "procedure": (("acts", "rules", "words"), ("engines", "trunk")),
    "figures": (("queries", "models", "words"), ("engines.figures", "trunk")),
    "papers": (("queries", "models", "words"), ("engines.papers", "trunk", "ground")),
    "notices": (("queries", "words"), ("engines.notices",)),
    "powers": ((), ("trunk",)),
    "sheets": (
        ("words", "models", "queries", "acts"),
        ("engines.registers", "engines.terms", "trunk", "ground"),
    ),
    "registers": (
        ("words", "models", "queries", "rules", "sheets", "acts"),
        ("engines.registers", "engines.procedures", "trunk", "ground"),
    ),
    "terms": (
        ("words", "models", "queries", "acts", "registers"),
        ("engines.registers", "engines.terms", "trunk"),
    ),
    "forms": (("models", "queries", "words"), ("engines.terms", "trunk", "ground", "ui")),
    **dict.fromkeys(_DOORS, (_ABOVE, (*_ALL, "ui"))),
    "urls": (_DOORS, ()),
    "tasks": ((*_ABOVE, *_DOORS), _ALL),
    "seeds": ((*_ABOVE, *_DOORS), _ALL),
    "apps": ((), ()),
}
PURE = (
    "papers",
    "models",
    "rules",
    "queries",
    "acts",
    "procedure",
    "figures",
    "words",
    "notices",
    "sheets",
    "registers",
    "terms",
)
FOLDERS = {"templates", "tests", "migrations", "__pycache__"}
_DECISION = re.compile(r"#.*\bdecision \d{4}\b")


def faults(package: Path = PACKAGE) -> list[str]:
    found = [*_forbidden(package), *_unknown_floors(package), *_unknown_rooms(package)]
    found += [*_verbs(package), *units.faults(package)]
    for source in sources(package):
        found += _too_long(source)
        found += _long_views(source)
        if source.place[0] == "matters" and len(source.place) > 2:
            found += _imports(source)
    return found


def room(source: Source) -> str:
    """The room of a file in a matter: `acts` for acts.py and for acts/verbs.py."""
    return source.place[2].removesuffix(".py")


def _forbidden(package: Path) -> Iterator[str]:
    for path in sorted(package.rglob("*")):
        if "static" in path.parts or "__pycache__" in path.parts:
            continue
        if path.stem in FORBIDDEN and is_room(path):
            yield f"{path.relative_to(package)}: a room of this name says nothing; name what it holds"


def _verbs(package: Path) -> Iterator[str]:
    """A file that is named for what is done in it says nothing of what it holds."""
    standing = set()
    for path in sorted(package.rglob("*")):
        place = path.relative_to(package)
        if {"tests", "migrations", "static"} & set(place.parts) or not is_room(path):
            continue
        if path.stem.endswith("ing") and path.stem not in NOUNS:
            standing.add(place.as_posix())
            if place.as_posix() not in VERBS:
                yield f"{place}: a verb; a file is named by a noun, for what it holds"
    for name in sorted(VERBS - standing):
        yield f"{name}: is no more; take it off the list of verbs"


def _unknown_floors(package: Path) -> Iterator[str]:
    for path in sorted(package.iterdir()):
        if path.is_dir() and path.name not in (*FLOORS, "__pycache__"):
            yield f"{path.name}/: no such floor"


def _unknown_rooms(package: Path) -> Iterator[str]:
    for matter in sorted((package / "matters").iterdir()):
        if not matter.is_dir() or matter.name == "__pycache__":
            continue
        for path in sorted(matter.iterdir()):
            if path.name in ("README.md", "__init__.py") or path.name in FOLDERS:
                continue
            if path.name.removesuffix(".py") not in ROOMS:
                yield f"matters/{matter.name}/{path.name}: no such room in a matter"


def _too_long(source: Source) -> Iterator[str]:
    if source.lines > MAX_LINES:
        yield (
            f"{source.name}: {source.lines} lines; above {MAX_LINES} a room becomes a package of its name"
        )


def _long_views(source: Source) -> Iterator[str]:
    for node in source.nodes:
        if not isinstance(node, ast.FunctionDef) or not _is_view(node):
            continue
        body = node.body
        first = body[0]
        if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
            body = body[1:]
        lines = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
        if lines > MAX_VIEW_LINES:
            yield f"{source.name}: view {node.name} has {lines} lines, more than {MAX_VIEW_LINES}"


def _is_view(node: ast.FunctionDef) -> bool:
    declared = {dotted(d.func if isinstance(d, ast.Call) else d) for d in node.decorator_list}
    names = {name.rpartition(".")[2] for name in declared}
    return bool(names & {"needs", "signed_in", "public"})


def _imports(source: Source) -> Iterator[str]:
    here = room(source)
    if here not in ROOMS:
        return  # __init__ and what _unknown_rooms already named
    own, below = ROOMS[here]
    lines = source.text.splitlines()
    for module, line in source.imports():
        why = _forbidden_import(source, here, own, below, module)
        if why and not _DECISION.search(lines[line - 1]):
            yield f"{source.name}:{line}: {here} may not import {module}: {why}"


def _forbidden_import(
    source: Source, here: str, own: tuple[str, ...], below: tuple[str, ...], module: str
) -> str:
    parts = module.split(".")
    if here in PURE and module.startswith("django.http"):
        return "pure rooms know no requests"
    if parts[0] != source.package.name or len(parts) < 2:
        return ""
    floor = parts[1]
    if floor == "matters":
        if parts[2:3] != [source.place[1]]:
            return "matters are blind to each other"
        wanted = parts[3] if len(parts) > 3 else "__init__"
        return (
            "" if wanted in (*own, here) else f"of its own matter only {', '.join(own) or 'none'}"
        )
    allowed = any(parts[1 : 1 + len(b.split("."))] == b.split(".") for b in below)
    return "" if allowed else f"from below only {', '.join(below) or 'none'}"
