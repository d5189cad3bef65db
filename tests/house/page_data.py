"""What a page shows is a small frozen class: no mapping of anything crosses the edge of a file.

Looked at are public functions that give `dict[str, Any]` (or a list of them, or a Mapping, or `object` in the stead
of Any), public fields of classes that hold one, and public names for one: a name for a mapping of anything is still
that. What ends as JSON is `Json` (ground/documents), what a column holds is a `Value` (engines/registers/rows). What
Django says of its own forms and tags is let through.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from .sources import PACKAGE, dotted, nodes, sources

ANYTHING = re.compile(
    r"\b(dict|Mapping|MutableMapping|defaultdict|OrderedDict)\[str, (Any|object)\]|^object( \||$)"
)
# What Django's own classes and tags take.
DJANGOS = {"clean", "get_context", "db_parameters"}
TAGS = {"register.inclusion_tag"}


def faults(package: Path = PACKAGE) -> list[str]:
    return [*_crossing(package), *_casts(package)]


def _crossing(package: Path) -> Iterator[str]:
    for source in sources(package):
        for name in _named(source.text):
            yield (
                f"{source.name}: {name} is one of the mappings of anything that cross the edge of a file;"
                " what a page shows is a small frozen class, a document is Json"
            )


@cache
def _named(text: str) -> tuple[str, ...]:
    return tuple(_crossing_in(nodes(text)))


def _crossing_in(found: Iterable[ast.AST]) -> Iterator[str]:
    for node in found:
        if isinstance(node, ast.FunctionDef):
            if not _is_private(node.name) and not _is_djangos(node) and _is_anything(node.returns):
                yield node.name
        elif isinstance(node, ast.ClassDef):
            yield from _of_class(node)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            name = ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)
            if not _is_private(name) and _is_name_for_one(node):
                yield name


def _of_class(node: ast.ClassDef) -> Iterator[str]:
    if any(map(_is_anything, node.bases)):
        yield node.name
    for field in node.body:
        if isinstance(field, ast.AnnAssign) and _is_anything(field.annotation):
            name = ast.unparse(field.target)
            if not _is_private(name):
                yield f"{node.name}.{name}"


def _is_name_for_one(node: ast.Assign | ast.AnnAssign) -> bool:
    """Whether a type is given a name: `More = dict[str, Any]`, or the same as a TypeAlias."""
    if isinstance(node, ast.AnnAssign):
        return ast.unparse(node.annotation).endswith("TypeAlias") and _is_anything(node.value)
    return isinstance(node.value, ast.Subscript) and _is_anything(node.value)


def _is_private(name: str) -> bool:
    return name.startswith("_")


def _is_djangos(node: ast.FunctionDef) -> bool:
    """Whether Django says what a function gives."""
    tags = {dotted(one.func) for one in node.decorator_list if isinstance(one, ast.Call)}
    return node.name in DJANGOS or bool(tags & TAGS)


def _is_anything(annotation: ast.expr | None) -> bool:
    return bool(annotation and ANYTHING.search(ast.unparse(annotation)))


def _casts(package: Path) -> Iterator[str]:
    for source in sources(package):
        for name, call in source.calls():
            if name in ("cast", "typing.cast"):
                yield f"{source.name}:{call.lineno}: a cast says what nobody checks; give the thing a type"
