"""The page of a return: the table as its form lays it out, every cell an address; beside it what it is checked by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from fengqiao.engines.figures import queries as published
from fengqiao.engines.figures.pages import rows
from fengqiao.engines.figures.pages.asked import Asked
from fengqiao.engines.figures.pages.rows import Named
from fengqiao.trunk.people.actors import Actor

from .. import calendar, changes, edition, files, queries
from ..cells import Cell
from ..checks import Lacking
from ..declaration import TOTAL, Cut, Line
from ..edition import Filled
from ..readings import ACCEPTED, CLOSED, CLOSING, OPENING
from ..words import Basis, Run
from . import cells
from .cells import Shown

TERMS = ((OPENING, "期初在办"), (ACCEPTED, "受理"), (CLOSED, "办结"), (CLOSING, "期末在办"))


@dataclass(frozen=True)
class LineShown:
    """A line with its cells, and what it was in the periods beside."""

    line: Line
    is_memory: bool
    cells: tuple[Shown, ...]
    besides: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """Lines under their common heading; `together` what they come to, where the form says it."""

    label: str
    together: str
    size: int
    lines: tuple[LineShown, ...]


@dataclass(frozen=True)
class CutShown:
    """A cut as a row of the table."""

    label: str
    cells: tuple[Shown, ...]


@dataclass(frozen=True)
class Beside:
    """Another period as a row or a column of the table."""

    label: str
    is_sealed: bool
    url: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Term:
    """One number of the identity."""

    label: str
    value: int
    url: str


@dataclass(frozen=True)
class Identity:
    """期初在办 + 受理 = 办结 + 期末在办, and the first of the cases that break it."""

    holds: bool
    left: int
    right: int
    terms: tuple[Term, ...]
    breaking: tuple[Named, ...]
    count: int


@dataclass(frozen=True)
class Gap:
    """Cases of which something is not said."""

    text: str
    count: int
    url: str
    rows: tuple[Named, ...]


@dataclass(frozen=True)
class Page:
    """All that the page shows beside its head."""

    may_seal: bool
    may_type: bool
    may_arrange: bool
    is_down: bool
    cuts: tuple[Cut, ...]
    groups: tuple[Group, ...]
    rows: tuple[CutShown, ...]
    besides: tuple[Beside, ...]
    identity: Identity | None
    joint: tuple[Named, ...]
    joint_count: int
    gaps: tuple[Gap, ...]
    unbound: tuple[str, ...]
    high: tuple[str, ...]
    has_versions: bool
    changed: int


def page(one: Filled, actor: Actor) -> Page:
    """This will read a return for its page."""
    besides = edition.beside(one)
    joint = besides[0].joint
    changed = changes.corrected(one) if one.seal else None
    across = one.table.cuts if one.of.run == Run.ACROSS else ()
    return Page(
        may_seal=actor.may("returns.seal"),
        may_type=actor.may("returns.type"),
        may_arrange=actor.may("returns.arrange"),
        is_down=one.of.run == Run.DOWN,
        cuts=one.table.cuts,
        groups=tuple(_group(one, *told, besides) for told in one.of.groups),
        rows=tuple(CutShown(cut.label, _shown(one, one.table.column(cut))) for cut in across),
        besides=tuple(_beside(one, told) for told in besides),
        identity=_identity(one),
        joint=_cases(one, joint),
        joint_count=len(joint),
        gaps=() if one.seal else tuple(_gap(told, one) for told in one.gaps),
        unbound=tuple(dict.fromkeys(line.group or line.label for line in one.table.unbound)),
        high=tuple(_high(one)),
        has_versions=queries.seals(one.office.pk, one.of.key, one.period).exists(),
        changed=len(changed.changes) if changed else 0,
    )


def _group(
    one: Filled, group: str, lines: list[Line], besides: tuple[edition.Beside, ...]
) -> Group:
    return Group(
        group,
        files.together(one, lines) if one.of.run == Run.ACROSS else "",
        len(lines),
        tuple(
            LineShown(
                line,
                line.basis == Basis.MEMORY,
                _shown(one, one.table.row(line)),
                tuple(told.totals[line.key].text for told in besides),
            )
            for line in lines
        ),
    )


def _shown(one: Filled, told: list[Cell]) -> tuple[Shown, ...]:
    return tuple(cells.shown(one, cell) for cell in told)


def _beside(one: Filled, told: edition.Beside) -> Beside:
    return Beside(
        told.period.label,
        told.is_sealed,
        reverse("returns:table", args=[one.of.key, *calendar.named(told.period)]),
        tuple(told.totals[line.key].text for line in one.of.shown),
    )


def _high(one: Filled) -> Iterator[str]:
    """The rates above the whole: what was closed had been registered before the period."""
    for line in one.of.shown:
        cell = one.table.cell(line.key, TOTAL)
        if cell is not None and len(cell.opened) > 1 and (cell.value or 0) > 100:
            yield line.named


def _identity(one: Filled) -> Identity | None:
    told = one.identity
    if told is None:
        return None
    urls = _readings(one) if one.seal else {}
    terms = tuple(
        Term(label, told.numbers[key], urls.get(key) or _living(one, key)) for key, label in TERMS
    )
    breaking = _cases(one, told.breaking)
    return Identity(told.holds, told.left, told.right, terms, breaking, len(told.breaking))


def _living(one: Filled, key: str) -> str:
    return Asked(one.period, one.asked.cells(key)).url(one.asked.figures[key].key)


def _readings(one: Filled) -> Mapping[str, str]:
    """A sealed number opens its reading, where it stands beside what the ledgers say now."""
    assert one.seal is not None
    kept = published.readings(one.seal.pk).filter(start=one.period.start, end=one.period.end)
    return {told.key: reverse("figures:reading", args=[told.pk]) for told in kept}


def _cases(one: Filled, ids: tuple[UUID, ...]) -> tuple[Named, ...]:
    return tuple(named for _, named in cells.cases(one, ids))


def _gap(told: Lacking, one: Filled) -> Gap:
    return Gap(
        told.gap.text,
        told.count,
        Asked(one.period, told.cells).url(told.figure.key),
        tuple(rows.named(told.figure, row) for row in told.rows),
    )
