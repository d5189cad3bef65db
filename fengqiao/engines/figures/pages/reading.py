"""A published reading: what was said then, what the ledgers say now, and which rows and acts lie between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from fengqiao.trunk.divisions import queries as divisions
from fengqiao.trunk.journal import moves
from fengqiao.trunk.people.access import DeskRequest, needs
from fengqiao.trunk.people.actors import Actor
from fengqiao.trunk.people.chronicle import Happening

from .. import comparison, queries
from ..comparison import Compared
from ..declaration import Figure
from ..models import Reading
from . import history, lines, rows

SHOWN = 50


@dataclass(frozen=True)
class Side:
    """Rows that came or that went: how many, the first of those that still stand, and where the others went that
    stand at another place now (decision 0035)."""

    label: str
    count: int
    rows: tuple[rows.Row, ...]
    moved: tuple[str, ...]


@dataclass(frozen=True)
class Shown:
    """What the page shows. `sides` and `acts` are for who may open the rows."""

    reading: Reading
    compared: Compared
    then: str
    now: str
    parts: tuple[Reading, ...]
    by: str
    may_open: bool
    sides: tuple[Side, ...] = ()
    acts: Sequence[Happening] = ()


@needs("figures.read")
def reading(request: DeskRequest, pk: UUID) -> HttpResponse:
    """The reading beside its figure of today; a later change is a correction (更正) with who made it."""
    kept = get_object_or_404(queries.published(), pk=pk)
    return render(request, "figures/reading.html", vars(_shown(kept, request.actor)))


def _shown(kept: Reading, actor: Actor) -> Shown:
    compared = comparison.compare(kept)
    figure = _opening(actor, compared)
    return Shown(
        kept,
        compared,
        lines.number(compared.then),
        lines.number(compared.now),
        tuple(one for one in (kept.of, kept.over) if one is not None),
        history.person(kept.taken_by),
        figure is not None,
        _sides(figure, compared) if figure else (),
        history.timeline(compared.acts[-SHOWN:]) if figure else (),
    )


def _opening(actor: Actor, compared: Compared) -> Figure | None:
    """The figure whose rows this person may read."""
    figure = compared.figure
    if not isinstance(figure, Figure) or (figure.opens_with and not actor.may(figure.opens_with)):
        return None
    return figure


def _sides(figure: Figure, compared: Compared) -> tuple[Side, ...]:
    both = (("后来加进来的", compared.came), ("后来不算的", compared.went))
    return tuple(_side(figure, compared, label, ids) for label, ids in both if ids)


def _side(figure: Figure, compared: Compared, label: str, ids: Sequence[UUID]) -> Side:
    assert compared.rows is not None
    found = rows.standing(figure, compared.rows, ids[:SHOWN])
    elsewhere = {*ids[:SHOWN]} - {row.pk for row in found}
    return Side(
        label,
        len(ids),
        tuple(rows.row(figure, row) for row in found),
        tuple(divisions.went(one) for one in moves.of_these(elsewhere)),
    )
