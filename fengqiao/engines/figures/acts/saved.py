"""An office makes a figure of its own out of the catalogue, gives it another name, or retires it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils import timezone

from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.journal.verbs import Verb
from fengqiao.trunk.people.actors import Actor

from .. import own_figures, queries
from ..models import SavedFigure
from ..periods import Period
from ..words import How
from .slugs import NameTaken, next_slug

VERBS = (
    Verb(
        "figures.save",
        "保存本单位指标",
        shows=("slug", "label", "unit", "source", "cells", "how", "measure", "over", "dimension"),
    ),
    Verb("figures.rename", "更改指标名称", shows=("before", "after")),
    Verb("figures.retire", "停用本单位指标", shows=("slug", "label")),
)


def save(
    *,
    label: str,
    source: str,
    by: Actor,
    cells: Mapping[str, Sequence[str]] | None = None,
    how: str = How.MEASURE,
    measure: str = "count",
    over: str = "",
    dimension: str = "",
    unit: str = "",
) -> SavedFigure:
    """This will save a figure of the office: what the catalogue counts, narrowed and measured in its own way.

    Without a unit it takes that of the measure, or of the source. Raises UnknownFigure or UnknownCell where
    the parts do not fit together, NameTaken where the name is in use.
    """
    of = own_figures.source(source)
    saved = SavedFigure(
        office=by.office,
        label=label,
        unit=unit or own_figures.measure(of, measure).unit or of.unit,
        source=source,
        cells={key: list(codes) for key, codes in (cells or {}).items() if codes},
        how=how,
        measure=measure,
        over=over if how == How.RATE else "",
        dimension=dimension,
    )
    _readable(saved)
    with deed():
        _free(saved)
        saved.slug = next_slug(queries.saved_ever(by.office))
        with act("figures.save", on=saved, by=by) as facts:
            saved.save()
            facts |= {name: getattr(saved, name) for name in VERBS[0].shows}
    return saved


def rename(saved: SavedFigure, *, label: str, unit: str, by: Actor) -> SavedFigure:
    """This will call it otherwise; its key and what it counts stay. Raises NameTaken."""
    before = {"label": saved.label, "unit": saved.unit}
    saved.label, saved.unit = label, unit or saved.unit
    with deed(), act("figures.rename", on=saved, by=by) as facts:
        _free(saved)
        saved.save()
        facts |= {"before": before, "after": {"label": saved.label, "unit": saved.unit}}
    return saved


def retire(saved: SavedFigure, *, by: Actor, reason: str = "") -> SavedFigure:
    """This will take it off the pages; what was published by its key still opens."""
    saved.retired_on = timezone.localdate()
    with act("figures.retire", on=saved, by=by, reason=reason) as facts:
        saved.save()
        facts |= {"slug": saved.slug, "label": saved.label}
    return saved


def _readable(saved: SavedFigure) -> None:
    period = Period.year(timezone.localdate().year)
    for figure in own_figures.built(saved).opened:
        figure.rows(period)


def _free(saved: SavedFigure) -> None:
    taken = queries.saved(saved.office).filter(label=saved.label).exclude(pk=saved.pk)
    if taken.exists():
        raise NameTaken(f"已经有名为“{saved.label}”的本单位指标，请换一个名称")
