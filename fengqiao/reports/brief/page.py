"""The brief as plain data for its page: every number opens."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.http import urlencode

from fengqiao.engines.figures.pages.asked import opened
from fengqiao.engines.figures.periods import PARTS
from fengqiao.trunk.people.actors import Actor

from . import composition, document
from .composition import Brief, Line


@dataclass(frozen=True)
class Said:
    """A sentence whose numbers open: each run (text, address) by itself, or all by the page that shows its whole."""

    runs: tuple[tuple[str, str], ...]
    opens: str


@dataclass(frozen=True)
class Page:
    """What the page shows. `parts` are (key, label, whether it is this one); `query` asks for the same part again."""

    brief: Brief
    year: int
    parts: tuple[tuple[str, str, bool], ...]
    query: str
    lines: tuple[tuple[Line, str], ...]
    findings: tuple[Said, ...]
    shortcomings: tuple[Said, ...]
    plan: tuple[Said, ...]
    nothing: str
    may_edit: bool


def shown(brief: Brief, actor: Actor, year: int) -> Page:
    """This will set the brief out for its page."""
    part = brief.period.query.get("part", "")
    return Page(
        brief,
        year,
        tuple((key, label, key == part) for key, label in PARTS.items()),
        f"?{urlencode({'part': part})}" if part else "",
        tuple((one, opened(one.bound)) for one in brief.lines),
        _all(brief.findings),
        _all(brief.shortcomings),
        _all(brief.plan),
        document.NOTHING,
        actor.may("reports.edit", f"{brief.office.label}/"),
    )


def _all(said: tuple[composition.Said, ...]) -> tuple[Said, ...]:
    return tuple(_said(one) for one in said)


def _said(one: composition.Said) -> Said:
    runs = tuple(
        (piece.text, (one.opens or opened(piece.bound)) if piece.bound else "")
        for piece in one.pieces
    )
    return Said(runs, "" if any(url for _, url in runs) else one.opens)
