"""A cell of a return as its table shows it, with what it opens; and the page of a sealed one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Model
from django.urls import reverse

from fengqiao.engines.figures import External, Figure
from fengqiao.engines.figures.declaration import Codes
from fengqiao.engines.figures.measures import Number
from fengqiao.engines.figures.pages import rows
from fengqiao.engines.figures.pages.asked import Asked
from fengqiao.engines.figures.pages.rows import Named, Row
from fengqiao.trunk.people.actors import Actor

from .. import calendar, readings
from ..cells import Cell, Opened
from ..edition import Filled
from ..readings import ACCEPTED

MOST = 200


@dataclass(frozen=True)
class Part:
    """One number of a rate."""

    value: Number
    url: str


@dataclass(frozen=True)
class Shown:
    """A cell with its address; a rate with those of its two numbers."""

    text: str
    why: str
    is_theirs: bool
    url: str
    parts: tuple[Part, ...]
    label: str


@dataclass(frozen=True)
class Counted:
    """What one figure of a sealed cell counted: the rows of that day, as they read today, for who may open them."""

    figure: Figure
    chips: tuple[str, ...]
    count: int
    may_open: bool
    headings: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class CellPage:
    """What a sealed cell counted."""

    cell: Cell
    parts: tuple[Counted, ...]


def cell(one: Filled, found: Cell, actor: Actor) -> CellPage:
    return CellPage(found, tuple(_counted(one, told, actor) for told in found.opened))


def shown(one: Filled, told: Cell) -> Shown:
    parts = tuple(Part(each.value, _url(one, told, each)) for each in told.opened)
    return Shown(
        told.text or ("" if told.why else "0"),
        told.why,
        not told.cut.ours,
        parts[0].url if len(parts) == 1 else "",
        parts if len(parts) > 1 else (),
        f"{told.line.named}，{told.cut.label}",
    )


def cases(one: Filled, ids: Iterable[UUID]) -> list[tuple[UUID, Named]]:
    """The records of these ids that the identity counts and that still stand, by name and address: the first."""
    figure = one.asked.figures[ACCEPTED]
    assert isinstance(figure, Figure)
    return [(row.pk, rows.named(figure, row)) for row in _standing(figure, one, ids)]


def _url(one: Filled, told: Cell, each: Opened) -> str:
    """A living cell opens its figure; a sealed one opens what it counted then."""
    if any(not codes for codes in each.cells.values()):
        return ""
    if one.seal is not None and not isinstance(one.asked.figures[each.figure], External):
        at = (one.of.key, *calendar.named(one.period), one.seal.version)
        return reverse("returns:cell", args=[*at, told.line.key, told.cut.key])
    within = readings.spans(one.period)
    return Asked(within[told.cut.span], each.cells).url(each.figure)


def _counted(one: Filled, each: Opened, actor: Actor) -> Counted:
    figure = one.asked.figures[each.figure]
    assert isinstance(figure, Figure)
    may = not figure.opens_with or actor.may(figure.opens_with)
    found = _standing(figure, one, each.rows) if may else []
    return Counted(
        figure,
        tuple(_said(figure, key, codes, one) for key, codes in each.cells.items()),
        len(each.rows),
        may,
        tuple(rows.headings(figure)),
        tuple(rows.row(figure, row) for row in found),
    )


def _said(figure: Figure, key: str, codes: Codes, one: Filled) -> str:
    dimension = figure.dimension(key)
    return f"{dimension.label}：{dimension.called(codes, one.office.pk)}"


def _standing(figure: Figure, one: Filled, ids: Iterable[UUID]) -> list[Model]:
    """The first of these rows that still stand; of no ids nothing is asked."""
    wanted = list(dict.fromkeys(ids))[:MOST]
    return rows.standing(figure, figure.rows(one.period), wanted) if wanted else []
