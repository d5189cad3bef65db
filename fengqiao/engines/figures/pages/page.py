"""The page of one figure as plain data: what it is, its value and tables; and behind them its rows, or the source
of a number from outside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.http import QueryDict
from django.utils import timezone

from fengqiao.engines.procedures import registration
from fengqiao.engines.procedures.case_page import Undo
from fengqiao.trunk.people.actors import Actor
from fengqiao.trunk.people.chronicle import Happening
from fengqiao.ui import pager

from .. import acts, chips, queries, sentences, values
from ..catalogue import AnyFigure, declared
from ..declaration import Figure
from ..external import External
from ..models import ExternalFigure
from ..periods import Period
from ..rates import Growth, Rate
from . import history, lines, numbers, rows, tables
from .asked import Asked, Taken
from .lines import Before, Line
from .numbers import Recorded


@dataclass(frozen=True)
class Shown:
    """What every figure's page shows."""

    figure: AnyFigure
    is_declared: bool
    may_manage: bool
    period: Period
    cells: tuple[tuple[str, str], ...]
    value: str
    is_empty: bool
    is_nothing: bool
    is_rate: bool
    is_growth: bool
    adds_up: bool
    change: Before
    until: str
    chips: tuple[Taken, ...]
    tables: tuple[tables.Table, ...]


@dataclass(frozen=True)
class Made:
    """The two figures of a rate, or the one of growth."""

    parts: tuple[Line, ...]


@dataclass(frozen=True)
class Source:
    """What opens behind a number from outside: its source, its file, its history, whether this person may
    take its registration back; and its other periods."""

    row: ExternalFigure | None
    may_read_files: bool
    history: Sequence[Happening]
    undo: Undo | None
    others: tuple[Recorded, ...]


@dataclass(frozen=True)
class Statement:
    """What may be written of the whole period, where the number alone may not; else what stops it."""

    text: str
    stops: tuple[str, ...]


@dataclass(frozen=True)
class Kept:
    """What is said to who may see the number and not its rows."""

    may_open: Literal[False] = False


@dataclass(frozen=True)
class Listed:
    """The rows. `count` is None where the number itself says how many they are."""

    statement: Statement | None
    count: int | None
    share: str
    page: pager.Page
    headings: tuple[str, ...]
    rows: tuple[rows.Row, ...]
    export_url: str
    may_open: Literal[True] = True


def shown(actor: Actor, chosen: AnyFigure, asked: Asked) -> Shown:
    """This will read a figure for its page."""
    office = actor.office
    change = values.year_on_year(chosen, asked.period, **asked.cells)
    open_tables = [one.key for one in chosen.dimensions if one.key not in asked.cells]
    return Shown(
        figure=chosen,
        is_declared=chosen.key in {one.key for one in declared()},
        may_manage=actor.may("figures.manage"),
        period=asked.period,
        cells=tuple(asked.pairs),
        value=lines.number(change.now),
        is_empty=not change.now,
        is_nothing=change.now is None,
        is_rate=isinstance(chosen, Rate),
        is_growth=isinstance(chosen, Growth),
        adds_up=isinstance(chosen, Figure) and chosen.measure.adds_up,
        change=lines.changed(chosen, change, asked),
        until=until(chosen, asked.period),
        chips=tuple(asked.chips(chosen, office)),
        tables=tuple(tables.table(chosen, key, asked, office) for key in open_tables),
    )


def until(chosen: AnyFigure, period: Period) -> str:
    """As of which day the figure is told."""
    return f"{period.on}" + ("，这一天的情况" if chosen.is_told_on_a_day else "")


def made(chosen: Rate, asked: Asked) -> Made:
    return Made(tuple(lines.line(one, asked) for one in chosen.opened))


def source(actor: Actor, chosen: External, asked: Asked) -> Source:
    row = chosen.recorded(asked.period)
    return Source(
        row,
        actor.may("files.read"),
        history.timeline(queries.history(row.pk, row.office)) if row else (),
        registration.offer(acts.external.RECORDING, row, actor, timezone.now()) if row else None,
        tuple(numbers.recorded(one) for one in chosen.rows_recorded),
    )


def listed(actor: Actor, chosen: Figure, asked: Asked, query: QueryDict) -> Listed | Kept:
    """The rows, for who has the power to read what the figure measures."""
    if chosen.opens_with and not actor.may(chosen.opens_with):
        return Kept()
    found = chosen.rows(asked.period, **asked.cells)
    page = pager.page(chosen.measure.shared(found), chosen.order, query)
    return Listed(
        _stated(actor, chosen, asked),
        found.count() if chosen.measure.has_share else None,
        rows.share(chosen),
        page,
        tuple(rows.headings(chosen)),
        tuple(rows.row(chosen, row) for row in page.rows),
        asked.url(chosen.key, "figures:export"),
    )


def _stated(actor: Actor, chosen: Figure, asked: Asked) -> Statement | None:
    sentence = sentences.proving(chosen.key)
    if sentence is None or asked.cells:
        return None
    reader = chips.Reader(actor.office, asked.period)
    stops = reader.told(sentence.key).stops
    text = "" if stops else chips.plain(reader.read(chips.chip(sentence.key)))
    return Statement(text, stops)
