"""One Chinese term, one English word: docs/words.md knows every label that a person can read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from django.db import models
from django.urls import get_resolver

from fengqiao.engines import figures
from fengqiao.project import catalogue
from fengqiao.trunk.people import powers

from .sources import ROOT

PAGE = ROOT / "docs" / "words.md"
TERMS = "Terms"
_ROW = re.compile(r"^\| (?P<chinese>[^|]+?) \| (?P<english>[^|]+?) \|", re.M)


def faults(page: Path = PAGE, said: dict[str, str] | None = None) -> list[str]:
    rows = read(page)
    known = {chinese for _, chinese, _ in rows}
    labels = dict(_labels()) if said is None else said
    told = [
        f"docs/words.md lacks “{label}” ({where})"
        for label, where in labels.items()
        if label not in known
    ]
    words: dict[str, set[str]] = defaultdict(set)
    terms: dict[str, set[str]] = defaultdict(set)
    for section, chinese, english in rows:
        words[chinese].add(english)
        if section == TERMS:
            terms[english].add(chinese)
        elif chinese not in labels:
            told.append(f"docs/words.md: “{chinese}” is the label of nothing any more")
    told += [
        f"docs/words.md: “{c}” has {len(e)} words: {sorted(e)}"
        for c, e in words.items()
        if len(e) > 1
    ]
    told += [f"docs/words.md: {e} stands for {sorted(c)}" for e, c in terms.items() if len(c) > 1]
    return told


def read(page: Path) -> list[tuple[str, str, str]]:
    """(section, Chinese, English) of every row of every table."""
    rows = []
    for part in page.read_text(encoding="utf-8").split("\n## ")[1:]:
        title, _, body = part.partition("\n")
        for row in _ROW.finditer(body):
            if row["chinese"] not in ("Chinese", "---") and not row["chinese"].startswith("--"):
                rows.append((title.strip(), row["chinese"], row["english"]))
    return rows


def _labels() -> Iterator[tuple[str, str]]:
    """Every term the product declares, with where it stands. A label with a clause (a reason that tells
    what to do) is a sentence, not a term."""
    yield from ((label, where) for label, where in _declared() if "，" not in label)


def _declared() -> Iterator[tuple[str, str]]:
    assert get_resolver().url_patterns  # what only a page uses is loaded with its address
    for enum in _below(models.Choices):
        if enum.__module__.startswith("fengqiao.") and ".tests" not in enum.__module__:
            yield from (
                (str(member.label), f"{enum.__module__}.{enum.__name__}") for member in enum
            )
    for figure in figures.declared():
        yield figure.label, figure.key
        yield from ((one.label, f"{figure.key} by {one.key}") for one in _ways(figure))
    for procedure in catalogue.PROCEDURES:
        yield procedure.label, procedure.key
        yield from ((one.label, f"step {one.key}") for one in procedure.steps)
        yield from ((one.label, f"clock {one.key}") for one in procedure.clocks)
    yield from ((role.label, f"role {role.key}") for role in powers.ROLES.values())
    yield from ((power.label, f"power {power.key}") for power in powers.POWERS.values())


def _ways(figure: figures.AnyFigure) -> tuple[figures.Dimension, ...]:
    return figure.narrowing if isinstance(figure, figures.Figure) else figure.dimensions


def _below(enum: type) -> Iterator[type]:
    for one in enum.__subclasses__():
        yield one
        yield from _below(one)
