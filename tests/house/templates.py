"""Templates: every one parses, stays short, keeps to its matter, and marks nothing that has no catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from django.template import Engine, TemplateSyntaxError, engines

from .sources import PACKAGE, ROOT

MAX_LINES = 120
_NAMED = re.compile(r"""\{%-?\s*(?:include|extends)\s+["']([^"']+)["']""")
_MARKED = re.compile(r"\{%\s*(?:translate|trans|blocktranslate|blocktrans)\b")
_POSTED = re.compile(r"""<form\b[^>]*\bmethod=["']post["'].*?</form>""", re.S | re.I)
_ONCE = "{% once "
_SCRIPTED = re.compile(r"<(?:script|style)\b(?![^>]*\bnonce=)(?![^>]*\bsrc=)|\son[a-z]+=|\sstyle=")


def faults(package: Path = PACKAGE) -> list[str]:
    engine, rooms = _engine(package), folders(package)
    told: list[str] = []
    for folder, path in files(package):
        name = path.relative_to(package).as_posix()
        text = path.read_text(encoding="utf-8")
        told += [f"{name}: {why}" for why in _faults(package, rooms, folder, text, engine)]
    return told


def folders(package: Path) -> list[Path]:
    return [folder for folder in sorted(package.rglob("templates")) if folder.is_dir()]


def files(package: Path = PACKAGE) -> Iterator[tuple[Path, Path]]:
    """Every template folder with each of its templates."""
    for folder in folders(package):
        for path in sorted(folder.rglob("*.html")):
            yield folder, path


def _faults(
    package: Path, rooms: list[Path], folder: Path, text: str, engine: Engine
) -> Iterator[str]:
    lines = len(text.splitlines())
    if lines > MAX_LINES:
        yield f"{lines} lines, more than {MAX_LINES}"
    try:
        engine.from_string(text)
    except TemplateSyntaxError as error:
        yield f"does not parse: {error}"
    if _MARKED.search(text) and not (ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po").exists():
        yield "marks strings for translation, and there is no catalogue locale/en"
    if found := _SCRIPTED.search(text):
        yield f"inline script or style, which the security policy refuses: {found.group().strip()}"
    if any(_ONCE not in form for form in _POSTED.findall(text)):
        yield "a form that changes something bears no key ({% once %}): sent again, it would be done again"
    home = folder.parent.relative_to(package).parts
    for wanted in _NAMED.findall(text):
        owner = _owner(package, rooms, wanted)
        if owner is None:
            yield f"names {wanted}, which does not exist"
        elif owner[0] == "matters" and owner != home:
            yield f"takes {wanted} of another matter"


def _owner(package: Path, rooms: list[Path], name: str) -> tuple[str, ...] | None:
    """The room whose templates folder holds a template."""
    for folder in rooms:
        if (folder / name).exists():
            return folder.parent.relative_to(package).parts
    return None


def _engine(package: Path) -> Engine:
    given = engines["django"].engine
    return Engine(
        dirs=[str(folder) for folder in folders(package)],
        libraries=given.libraries,
        builtins=given.builtins,
    )
