"""Finding figures as an office knows them: the catalogue's in its own words, its own, and those from outside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any
from uuid import UUID

from fengqiao.trunk.divisions.models import Setting

from . import own_figures, queries
from .catalogue import AnyFigure, UnknownFigure, declared, known
from .declaration import UnknownCell
from .external import External
from .models import SavedFigure
from .rates import Rate

EXTERNAL = "external"
WORDS = "figures.words"  # the office's setting: {figure key: {"label": …, "unit": …}}

Words = Mapping[str, Mapping[str, str]]


def find(key: str, office: UUID) -> AnyFigure:
    """The figure of that key, in the words of the office. Raises UnknownFigure."""
    return chosen([key], office)[0]


def chosen(keys: Iterable[str], office: UUID) -> list[AnyFigure]:
    """The figures of these keys, retired ones too: what was published by a key opens by it for good."""
    said = words(office)
    return [_found(key, office, said) for key in keys]


def every(office: UUID) -> list[AnyFigure]:
    """All figures in use: the catalogue, then the office's own, then those from outside."""
    said = words(office)
    return [*(worded(one, said) for one in declared()), *own(office), *outside(office)]


def own(office: UUID) -> list[AnyFigure]:
    """The saved figures in use; one whose source has changed cannot be read and is left out here."""
    return [one for saved in queries.saved(office) if (one := readable(saved)) is not None]


def readable(saved: SavedFigure) -> AnyFigure | None:
    try:
        return own_figures.built(saved)
    except (UnknownFigure, UnknownCell):
        return None


def outside(office: UUID) -> list[External]:
    """Each thing recorded from outside, with its numbers of all periods."""
    recorded = queries.external(office).order_by("slug", "-start")
    groups = [list(rows) for _, rows in groupby(recorded, lambda row: row.slug)]
    return [
        External(
            key=f"{EXTERNAL}.{rows[0].slug}",
            label=rows[0].label,
            unit=rows[0].unit,
            rows_recorded=tuple(rows),
        )
        for rows in groups
    ]


def words(office: UUID) -> Words:
    """What the office calls figures of the catalogue, and in which unit it counts them: 件, 起 or 宗."""
    row = Setting.objects.filter(office=office, key=WORDS).first()
    return row.value if row else {}


def worded(figure: AnyFigure, said: Words) -> AnyFigure:
    if isinstance(figure, Rate):
        figure = replace(figure, of=_worded(figure.of, said), over=_worded(figure.over, said))
    return _worded(figure, said)


def _worded(figure: Any, said: Words) -> Any:
    own_words = {k: v for k, v in said.get(figure.key, {}).items() if k in ("label", "unit") and v}
    return replace(figure, **own_words) if own_words else figure


def _found(key: str, office: UUID, said: Words) -> AnyFigure:
    kind, _, rest = key.partition(".")
    if kind == own_figures.SAVED:
        return _saved(key, rest, office)
    if kind == EXTERNAL:
        for one in outside(office):
            if one.key == key:
                return one
        raise UnknownFigure(f"没有外部数据 {key}")
    name, _, measure = key.partition(own_figures.BEHIND)
    figure = worded(known(name), said)
    return own_figures.measured(figure, measure) if measure else figure


def _saved(key: str, rest: str, office: UUID) -> AnyFigure:
    slug, _, part = rest.partition(own_figures.BEHIND)
    saved = queries.saved_ever(office).filter(slug=slug).first()
    if saved is None or part not in ("", own_figures.OF):
        raise UnknownFigure(f"没有本单位指标 {key}")
    try:
        figure = own_figures.built(saved)
    except UnknownCell as error:
        raise UnknownFigure(str(error)) from None
    if part:
        if not isinstance(figure, Rate):
            raise UnknownFigure(f"没有本单位指标 {key}")
        return figure.of
    return figure
