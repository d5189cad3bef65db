"""A published reading: what was said then, what the ledgers say now, and which rows and acts lie between."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from fengqiao.engines.figures import Figure, comparison, queries
from fengqiao.engines.figures.comparison import Compared
from fengqiao.trunk.people.access import DeskRequest, needs
from fengqiao.trunk.people.actors import Actor

from .. import showing, telling

SHOWN = 50


@needs("figures.read")
def reading(request: DeskRequest, pk: UUID) -> HttpResponse:
    """The reading beside its figure of today; a later change is a correction (更正) with who made it."""
    kept = get_object_or_404(queries.published(), pk=pk)
    compared = comparison.compare(kept)
    shown = {
        "reading": kept,
        "compared": compared,
        "then": showing.number(compared.then),
        "now": showing.number(compared.now),
        "parts": [one for one in (kept.of, kept.over) if one is not None],
        "by": telling.person(kept.taken_by),
    }
    return render(request, "overview/reading.html", shown | _between(request.actor, compared))


def _between(actor: Actor, compared: Compared) -> dict[str, Any]:
    """The rows that came or went and what was done with them, for who may read them."""
    figure = compared.figure
    if not isinstance(figure, Figure) or (figure.opens_with and not actor.may(figure.opens_with)):
        return {"may_open": False}
    return {
        "may_open": True,
        "sides": [
            {"label": label, "count": len(ids), "rows": _rows(figure, compared, ids)}
            for label, ids in (("后来加进来的", compared.came), ("后来不算的", compared.went))
            if ids
        ],
        "acts": telling.timeline(compared.acts[-SHOWN:]),
    }


def _rows(figure: Figure, compared: Compared, ids: Sequence[UUID]) -> list[dict[str, Any]]:
    """The first of these rows that still stand, whether or not the figure counts them now."""
    of = compared.rows
    assert of is not None
    found = figure.measure.shared(of.model.objects.filter(pk__in=ids[:SHOWN]))
    found.query.select_related = of.query.select_related  # the same neighbours that its page shows
    return [showing.row(figure, row) for row in found.order_by("pk")]
