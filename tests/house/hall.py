"""The trunk and the hall know no matter by name: no import, no string, no page of theirs says one.

What they show of a matter it declares, and project/ hands in (`roles.py`, `walks.py`, `catalogue.py`). A
docstring may give an example.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from .sources import PACKAGE, Source, sources

BLIND = (("trunk",), ("doors", "desk"))
_LABEL = re.compile(r'verbose_name\b[^"]*"([^"]+)"')
_WRITTEN = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def faults(package: Path = PACKAGE) -> list[str]:
    named = names(package)
    told = []
    for source in sources(package):
        if _is_blind(source.place):
            told += [f"{source.name}:{line}: names {said}" for said, line in _said(source, named)]
    for path in sorted(package.rglob("templates/**/*.html")):
        if _is_blind(path.relative_to(package).parts):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                if found := named.search(line):
                    told.append(f"{path.relative_to(package)}:{number}: names {found[0]}")
    return told


def names(package: Path) -> re.Pattern[str]:
    """The folder of every matter as a word, and its Chinese name."""
    folders = sorted(one.parent for one in (package / "matters").glob("*/apps.py"))
    labels = [_LABEL.search((one / "apps.py").read_text(encoding="utf-8")) for one in folders]
    words = [rf"(?<![a-z]){one.name}(?![a-z])" for one in folders]
    return re.compile("|".join([*words, *(re.escape(label[1]) for label in labels if label)]))


def _is_blind(place: tuple[str, ...]) -> bool:
    return any(place[: len(floor)] == floor for floor in BLIND)


def _said(source: Source, named: re.Pattern[str]) -> Iterator[tuple[str, int]]:
    for module, line in source.imports():
        if ".matters." in f"{module}.":
            yield module, line
    for said, line in _constants(source.text):
        if found := named.search(said):
            yield found[0], line


@cache
def _constants(text: str) -> tuple[tuple[str, int], ...]:
    """What a file holds as a value, each with its line; no docstrings."""
    tree = ast.parse(text)
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, _WRITTEN) and node.body and isinstance(node.body[0], ast.Expr)
    }
    return tuple(
        (str(node.value), node.lineno)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and id(node) not in docs
    )
