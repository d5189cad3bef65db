"""The rows that a figure opens: headings, cells, and the page of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet
from django.urls import reverse

from .. import values
from ..declaration import Figure


@dataclass(frozen=True)
class Row:
    """An opened row with its page and (heading, value)."""

    url: str
    cells: tuple[tuple[str, Any], ...]


@dataclass(frozen=True)
class Named:
    """An opened row by its name and page."""

    label: str
    url: str


def headings(figure: Figure) -> list[str]:
    """The headings of the opened rows; what each adds comes last where it says anything."""
    return [label for label, _ in figure.columns] + [share(figure)] * figure.measure.has_share


def share(figure: Figure) -> str:
    return figure.measure.label or figure.label


def cells(figure: Figure, row: Model) -> list[Any]:
    shown = [_plain(values.cell(row, path)) for _, path in figure.columns]
    return [*shown, _plain(figure.measure.shown(row))] if figure.measure.has_share else shown


def row(figure: Figure, opened: Model) -> Row:
    return Row(
        page(figure, opened),
        tuple(zip(headings(figure), cells(figure, opened), strict=True)),
    )


def named(figure: Figure, opened: Model) -> Named:
    return Named(str(opened), page(figure, opened))


def page(figure: Figure, opened: Model) -> str:
    """The address of an opened row, "" where it has none."""
    return reverse(figure.page, args=[getattr(opened, figure.opens)]) if figure.page else ""


def standing(figure: Figure, of: QuerySet, ids: Iterable[UUID]) -> list[Model]:
    """The rows of these ids that still stand, whether or not the figure counts them now. `of` is what it counts."""
    found = figure.measure.shared(of.model.objects.filter(pk__in=list(ids)))
    found.query.select_related = of.query.select_related  # the same neighbours that its page shows
    return list(found.order_by("pk"))


def _plain(value: Any) -> Any:
    """What a cell can hold: a row that is pointed at is its name."""
    return str(value) if hasattr(value, "pk") or isinstance(value, UUID) else value
