"""The product's source as the guards see it: files, syntax trees, and what each file imports.

Every guard is a function from a package folder to a list of sentences, so that the same guard judges the
product and a copy of it into which a test has planted a fault.
"""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "fengqiao"


@dataclass
class Source:
    """One Python file of the package."""

    package: Path
    path: Path

    @cached_property
    def place(self) -> tuple[str, ...]:
        """("matters", "disputes", "acts", "verbs.py")"""
        return self.path.parts[len(self.package.parts) :]

    @cached_property
    def name(self) -> str:
        return "/".join(self.place)

    @property
    def module(self) -> str:
        parts = [self.package.name, *self.place]
        parts[-1] = parts[-1].removesuffix(".py")
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Every node of the syntax tree that a guard asks for."""
        return nodes(self.text)

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())

    def imports(self) -> Iterator[tuple[str, int]]:
        """Every module imported, at the top or inside a function, with its line; relative ones resolved.
        `from a import b` gives "a.b": whether b is a module or a name, it lies below a."""
        for node in self.nodes:
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield alias.name, node.lineno
            elif isinstance(node, ast.ImportFrom):
                base = self._base(node)
                for alias in node.names:
                    yield f"{base}.{alias.name}", node.lineno

    def _base(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        is_package = self.path.name == "__init__.py"
        above = self.module.split(".")
        above = above[: len(above) - node.level + (1 if is_package else 0)]
        return ".".join([*above, *([node.module] if node.module else [])])

    def calls(self) -> tuple[tuple[str, ast.Call], ...]:
        """Every call with its dotted name: "transaction.atomic", "scope.everywhere", "?.raw"."""
        return _calls(self.text)


# The guards, and their tests with one fault planted at a time, look at the same texts again and again.
_ASKED = (
    *(ast.Import, ast.ImportFrom, ast.Call),
    *(ast.FunctionDef, ast.ClassDef, ast.Assign, ast.AnnAssign),
)


@cache
def nodes(text: str) -> tuple[ast.AST, ...]:
    return tuple(node for node in ast.walk(ast.parse(text)) if isinstance(node, _ASKED))


@cache
def _calls(text: str) -> tuple[tuple[str, ast.Call], ...]:
    return tuple((dotted(one.func), one) for one in nodes(text) if isinstance(one, ast.Call))


def is_room(path: Path) -> bool:
    """Whether a path holds a line of Python: a file, or a folder in which one stands."""
    return any(path.rglob("*.py")) if path.is_dir() else path.suffix == ".py"


def dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return "?"


def sources(package: Path = PACKAGE, *, tests: bool = False) -> list[Source]:
    """The Python files of a package; migrations are Django's, and tests are left out unless asked for."""
    left = {"migrations"} if tests else {"migrations", "tests"}
    return [Source(package, package.joinpath(*place)) for place in sorted(_places(package, left))]


def _places(package: Path, left: set[str]) -> Iterator[tuple[str, ...]]:
    """Where the Python files of a package stand, without those below folders of some names."""
    above = len(package.parts)
    for folder, folders, files in os.walk(package):
        folders[:] = [one for one in folders if one not in left]
        place = Path(folder).parts[above:]
        yield from ((*place, one) for one in files if one.endswith(".py"))
