"""docs/map.md is true: what it names exists, and what exists it names; links of the documents lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from . import units
from .rooms import FLOORS, ROOMS
from .sources import PACKAGE, ROOT

_PATH = re.compile(r"`((?:fengqiao/)?[a-z_.]+(?:/[a-z_.]+)*/?(?:\.py)?)`")
_FOLDER = re.compile(r"\b([a-z_]+)/")
_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
_ROOM = re.compile(r"^\| (`[^|]+`) \| [^|]+ \| ([^|]+) \| ([^|]+) \|$", re.M)


def faults(root: Path = ROOT) -> list[str]:
    page = (root / "docs" / "map.md").read_text(encoding="utf-8")
    package = root / PACKAGE.name
    told = [*_missing_folders(page, package), *_missing_paths(page, root), *_unnamed(page, package)]
    return [*told, *_table(page), *_units(page), *_links(root)]


def floors(page: str) -> dict[str, list[str]]:
    """The drawing of the floors: {"trunk": ["files", "norms", …]} from its indented lines."""
    drawing = page.split("```")[1]
    told: dict[str, list[str]] = {}
    floor = ""
    for line in drawing.splitlines():
        if line.startswith("    "):  # a floor's line that goes on
            told[floor] += _FOLDER.findall(line)
        elif line.startswith("  "):
            floor, *inner = _FOLDER.findall(line)
            told[floor] = inner
    return told


def _missing_folders(page: str, package: Path) -> Iterator[str]:
    for floor, inner in floors(page).items():
        for folder in ("", *inner):
            if not (package / floor / folder).is_dir():
                yield f"docs/map.md draws {floor}/{folder}, which does not exist"


def _missing_paths(page: str, root: Path) -> Iterator[str]:
    """A path in backticks, from the root or from the package, leads to something."""
    for path in sorted(set(_PATH.findall(page))):
        if "/" in path.rstrip("/") and not any(
            (b / path).exists() for b in (root, root / "fengqiao")
        ):
            yield f"docs/map.md names {path}, which does not exist"


def _unnamed(page: str, package: Path) -> Iterator[str]:
    drawn = floors(page)
    for path in sorted(package.iterdir()):
        if path.is_dir() and path.name != "__pycache__" and path.name not in drawn:
            yield f"docs/map.md does not draw the floor {path.name}/"
    for floor in FLOORS:
        for path in sorted((package / floor).iterdir()):
            name = path.name.removesuffix(".py")
            own = path.is_dir() or floor in ("project", "ground")
            if not own or name in ("__pycache__", "__init__", "tests", "migrations"):
                continue
            if floor != "ui" and not re.search(rf"\b{name}\b", page):
                yield f"docs/map.md does not name {floor}/{path.name}"


def _table(page: str) -> Iterator[str]:
    """The table of rooms says what the guard of rooms checks."""
    named = {}
    for rooms, own, below in _ROOM.findall(page):
        for room in re.findall(r"`([a-z]+)`", rooms):
            named[room] = (own.strip(), below.strip())
    for room, (own, below) in ROOMS.items():
        if room == "apps":
            continue
        if room not in named:
            yield f"docs/map.md: the table of rooms lacks {room}"
            continue
        for what, said in ((own, named[room][0]), (below, named[room][1])):
            wanted = set(what)
            if said != "all above" and wanted != set(re.findall(r"[a-z][a-z.]+", said)):
                yield f"docs/map.md: {room} may import {sorted(wanted)}, the table says “{said}”"


def _units(page: str) -> Iterator[str]:
    """The table of engines and reports says what their guard checks, in its order."""
    lines = page.splitlines()
    for unit in units.UNITS:
        if units.told(unit) not in lines:
            yield f"docs/map.md: the line of {unit} is not “{units.told(unit)}”"


def _links(root: Path) -> Iterator[str]:
    for page in sorted(
        [*root.glob("*.md"), *root.glob("docs/**/*.md"), *root.glob("fengqiao/**/*.md")]
    ):
        for target in _LINK.findall(page.read_text(encoding="utf-8")):
            if "://" not in target and not (page.parent / target).exists():
                yield f"{page.relative_to(root)}: the link {target} leads nowhere"
