"""A person is chosen in one room: nobody else looks for a person by name (trunk/people/roster.py)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from .sources import PACKAGE, Source, sources

ROOM = "trunk/people/roster.py"
_ASKS = ("filter", "get", "exclude", "get_or_create", "first")
_PEOPLE = ("Person.objects", ".staff(", "Staff.objects")


def faults(package: Path = PACKAGE) -> list[str]:
    return [
        f"{source.name}:{line}: a person is found by name; ask the roster"
        for source in sources(package)
        if source.name != ROOM
        for line in _found_by_name(source)
    ]


def _found_by_name(source: Source) -> Iterator[int]:
    for node in ast.walk(ast.parse(source.text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            named = any((k.arg or "").split("__")[0] == "name" for k in node.keywords)
            if named and node.func.attr in _ASKS and _of_people(node.func.value):
                yield node.lineno
        if isinstance(node, ast.DictComp) and ".name" in ast.unparse(node.key):
            yield from (node.lineno for one in node.generators if _of_people(one.iter))


def _of_people(node: ast.expr) -> bool:
    return any(one in ast.unparse(node) for one in _PEOPLE)
