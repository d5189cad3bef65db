"""Law 6 for engines and reports: which files may stand in each, and what each may import.

The rooms of an engine or of a report stand in an order: each may import those before it, and no other. What lies
below it is said room by room; `ground` is plain Python, and any room but words may lean on it. The tables of
docs/map.md are these.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from .sources import Source, is_room, sources

FLOORS = ("engines", "reports")
FOLDERS = {"templates", "static", "data", "tests", "migrations", "__pycache__"}
REQUESTS = "django.http"


class Unit(NamedTuple):
    """`rooms` in their order; `below` {a floor, a room of the engines, or django.http: the rooms that lean on it}."""

    rooms: tuple[str, ...]
    below: Mapping[str, tuple[str, ...]]


def _unit(rooms: str, **below: str) -> Unit:
    """`trunk="models acts"`, `engines_papers="pages"`, `requests="desk"`."""
    named = {
        REQUESTS if on == "requests" else on.replace("_", ".", 1): tuple(who.split())
        for on, who in below.items()
    }
    return Unit(tuple(rooms.split()), named)


UNITS: dict[str, Unit] = {
    "engines/papers": _unit(
        "measures numerals model plain fonts pdf web word formats one_page suite letterhead street answer",
        trunk="letterhead street",
        requests="street answer",
    ),
    "engines/jobs": _unit(
        "addresses models queries progress backend worker",
        trunk="backend worker",
    ),
    "engines/search": _unit(
        "powers document grams models engines lookup upkeep acts",
        trunk="powers models engines lookup upkeep acts",
    ),
    "engines/downloads": _unit(
        "files workbook desk urls",
        trunk="files desk",
        engines_jobs="files desk",
        requests="files workbook desk",
    ),
    "engines/figures": _unit(
        "powers words periods measures row_ids models declaration dimensions external rates catalogue batch"
        " own_figures queries lookup sentences chips cubes comparison values evidence acts pages",
        trunk="powers models dimensions queries lookup comparison values evidence acts pages",
        engines_terms="dimensions",
        engines_procedures="acts pages",
        engines_downloads="pages",
        engines_papers="pages",
        ui="pages",
        requests="pages",
    ),
    "engines/procedures": _unit(
        "powers before case models way clock numbers queries history procedure clock_state demands diagram"
        " effects entries lengths deadlines pages paper steps holds undo restoration case_page registration soundness",
        trunk="powers before models numbers procedure clock_state diagram effects entries lengths deadlines"
        " paper steps holds undo restoration case_page registration soundness",
        engines_papers="paper soundness",
        ui="pages",
        requests="pages",
    ),
    "engines/registers": _unit(
        "words headings rows row_marks days rules likeness twins bases models columns beside child_rows panels sheet register"
        " plain_rows states timeline edits refusals acts attachments registration prose saved_views bulk shelf pages",
        trunk="bases models columns child_rows register states timeline edits refusals acts attachments registration saved_views bulk shelf pages",
        engines_procedures="register states timeline acts registration",
        engines_terms="columns",
        engines_downloads="pages",
        ui="columns pages",
        requests="pages",
    ),
    "engines/imports": _unit(
        "powers words models permission reader records layout stages counts acts queries told workbook forms"
        " tasks desk urls",
        trunk="powers models permission stages counts acts queries forms tasks desk",
        engines_registers="permission reader records layout stages counts acts told forms tasks desk urls",
        engines_figures="counts",
        engines_jobs="queries tasks desk",
        ui="forms desk",
        requests="desk",
    ),
    "engines/rollover": _unit(
        "powers carried models copies acts desk urls",
        trunk="powers models acts desk",
        engines_registers="copies",
        requests="desk",
    ),
    "engines/terms": _unit(
        "powers bases models memory rules lists tables queries fields verbs acts forms page desk urls",
        trunk="powers bases models memory lists tables verbs acts page desk",
        ui="forms",
        requests="desk",
    ),
    "engines/transfers": _unit(
        "powers open_work forms acts desk urls",
        trunk="powers forms acts desk",
        engines_procedures="acts desk",
        engines_registers="desk",
        ui="forms",
        requests="desk",
    ),
    "reports/annual": _unit(
        "powers words models queries layout manuscript composition plans document annex comparison prose rules"
        " acts procedure route forms pages desk urls",
        trunk="powers models queries layout composition annex prose rules acts route pages desk",
        engines_figures="composition plans document annex prose acts forms pages desk",
        engines_papers="layout document acts pages desk",
        engines_procedures="procedure route pages desk acts",
        engines_downloads="annex desk",
        ui="forms desk",
        requests="desk",
    ),
    "reports/brief": _unit(
        "choice composition document forms page desk urls",
        trunk="choice composition page desk",
        engines_figures="composition document page desk",
        engines_papers="composition document desk",
        engines_procedures="composition",
        ui="forms",
        requests="desk",
    ),
    "reports/inspection": _unit(
        "items findings documents acts forms page desk urls",
        trunk="items findings documents acts page desk",
        engines_figures="findings documents page",
        engines_registers="findings documents page",
        engines_papers="documents desk",
        engines_downloads="documents desk",
        ui="forms desk",
        requests="findings desk",
    ),
    "reports/overview": _unit(
        "pictures desk urls",
        trunk="desk",
        engines_figures="pictures desk",
        engines_downloads="desk",
        requests="desk",
    ),
    "reports/reconcile": _unit(
        "tables files prose surroundings parts periods phrases binder comparison checks reconciliation"
        " forms page workbook deposit tasks desk urls",
        trunk="reconciliation workbook tasks desk",
        engines_figures="periods binder comparison reconciliation page",
        engines_jobs="tasks desk",
        ui="forms",
        requests="desk",
    ),
    "reports/returns": _unit(
        "powers words models declaration layout calendar queries readings cells checks edition changes files"
        " plain acts forms pages desk urls",
        trunk="powers models layout edition changes acts pages desk",
        engines_figures="calendar queries readings cells checks edition changes plain acts forms pages"
        " desk",
        engines_papers="files desk",
        ui="forms desk",
        requests="desk",
    ),
}
OPEN: tuple[str, ...] = ()


def faults(package: Path) -> Iterator[str]:
    yield from _unknown(package)
    for source in sources(package):
        if source.place[0] in FLOORS and len(source.place) > 2:
            yield from _imports(source)


def told(unit: str) -> str:
    """A unit as the table of docs/map.md says it."""
    rooms, below = UNITS[unit]
    leans = "; ".join(f"{on}: {', '.join(who)}" for on, who in below.items())
    return f"| `{unit}` | {', '.join(rooms)} | {leans} |"


def shares(package: Path, floor: str = "engines") -> dict[str, float]:
    """How much of its floor's lines each room of a floor has, tests and migrations not counted: told, not tested."""
    lines: dict[str, int] = {}
    for source in sources(package):
        if source.place[0] == floor and len(source.place) > 2:
            lines[source.place[1]] = lines.get(source.place[1], 0) + source.lines
    whole = sum(lines.values())
    return {name: count / whole for name, count in sorted(lines.items(), key=lambda one: -one[1])}


def _unknown(package: Path) -> Iterator[str]:
    for floor in FLOORS:
        for folder in sorted((package / floor).iterdir()):
            name = f"{floor}/{folder.name}"
            if not folder.is_dir() or not is_room(folder) or name in OPEN:
                continue
            if name not in UNITS:
                yield f"{name}/: no table says its rooms"
                continue
            known = {*UNITS[name].rooms, "__init__", "apps"}
            for path in sorted(folder.iterdir()):
                if path.name in FOLDERS or not is_room(path):
                    continue
                if path.stem not in known:
                    yield f"{name}/{path.name}: no such room in {name}"


def _imports(source: Source) -> Iterator[str]:
    unit, here = "/".join(source.place[:2]), source.place[2].removesuffix(".py")
    if unit not in UNITS or here not in UNITS[unit].rooms:
        return
    rooms, below = UNITS[unit]
    before = rooms[: rooms.index(here) + 1]
    for module, line in source.imports():
        parts = module.split(".")
        if module.startswith(REQUESTS) and here not in below.get(REQUESTS, ()):
            yield f"{source.name}:{line}: {here} knows no requests"
        if parts[0] != source.package.name or len(parts) < 2:
            continue
        if parts[1:3] == unit.split("/"):
            wanted = parts[3] if len(parts) > 3 else "__init__"
            if wanted not in before:
                why = "of its own only those before it" if wanted in rooms else "not its own front"
                yield f"{source.name}:{line}: {here} may not import {module}: {why}"
        elif not _is_below(parts, here, below):
            yield f"{source.name}:{line}: {here} may not import {module}: not named below it"


def _is_below(parts: list[str], here: str, below: Mapping[str, tuple[str, ...]]) -> bool:
    if parts[1] == "ground":
        return here != "words"
    on = ".".join(parts[1:3]) if parts[1] == "engines" else parts[1]
    return here in below.get(on, ())
