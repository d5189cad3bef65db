"""What was issued beside what the ledgers say now; and the way of the report, done and ahead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from fengqiao.engines.figures import comparison, queries
from fengqiao.engines.figures.catalogue import UnknownFigure
from fengqiao.engines.figures.comparison import Compared
from fengqiao.engines.figures.declaration import UnknownCell
from fengqiao.engines.figures.lookup import find
from fengqiao.engines.figures.measures import Number
from fengqiao.engines.figures.models import Reading
from fengqiao.engines.procedures import case_page as procedures
from fengqiao.engines.procedures import registration
from fengqiao.trunk.people.actors import Actor
from fengqiao.trunk.people.chronicle import Happening

from .. import acts
from ..composition import Draft
from ..models import Report
from . import entries
from .entries import Act


@dataclass(frozen=True)
class Change:
    """A published number that is another now."""

    label: str
    unit: str
    then: Number | None
    now: Number | str
    came: int
    went: int
    is_redefined: bool
    url: str
    acts: tuple[Act, ...]


@dataclass(frozen=True)
class Corrections:
    """Each published number that is another now, of as many as were frozen."""

    report: Report | None
    year: int
    count: int
    changed: tuple[Change, ...]


@dataclass(frozen=True)
class Way:
    """What was done with the report, what of it this person may take back, what keeps it from being signed."""

    year: int
    report: Report | None
    done: Sequence[Happening]
    undo: procedures.Undo | None
    lacks: tuple[str, ...]


def corrected(report: Report | None, year: int) -> Corrections:
    """Each published number that is another now, with the acts that made it so; none before it was issued."""
    if report is None:
        return Corrections(None, year, 0, ())
    compared = [comparison.compare(one) for one in queries.readings(report.pk)]
    changed = [one for one in compared if one.is_changed]
    acts = entries.told({entry.pk: entry for one in changed for entry in one.acts}.values())
    return Corrections(report, year, len(compared), tuple(_changed(one, acts) for one in changed))


def way(draft: Draft, actor: Actor) -> Way:
    report = draft.report
    undo = _undo(report, actor) if report is not None else None
    done = [] if report is None else procedures.timeline(report, _lines)
    lacks = () if report and report.is_issued else tuple(_lacks(draft))
    return Way(draft.year, report, done, undo, lacks)


def _undo(report: Report, actor: Actor) -> procedures.Undo | None:
    """What this person may take back: her last step, or that she began the report."""
    now = timezone.now()
    begun = registration.offer(acts.BEGINNING, report, actor, now)
    return procedures.undo_of(report, actor, now) or begun


def _lacks(draft: Draft) -> list[str]:
    missing = [one.message for one in draft.missing]
    return [*missing, *(f"“{one.text}”没有依据" for one in draft.unbound)]


def _lines(facts: Mapping[str, Any]) -> list[str]:
    said = (
        ("meeting", "会议"),
        ("signed_by", "签发人"),
        ("receipt", "回执"),
        ("clearance", "意见"),
        ("published_at", "公开在"),
        ("readings", "冻结读数"),
    )
    return [f"{label}：{facts[key]}" for key, label in said if facts.get(key)]


def _changed(one: Compared, acts: Mapping[UUID, Act]) -> Change:
    reading = one.reading
    return Change(
        label="，".join((reading.label, *_cells(reading))),
        unit=reading.unit,
        then=one.then,
        now="—" if one.now is None else one.now,
        came=len(one.came),
        went=len(one.went),
        is_redefined=one.is_redefined,
        url=reverse("figures:reading", args=[reading.pk]),
        acts=tuple(acts[entry.pk] for entry in one.acts),
    )


def _cells(reading: Reading) -> list[str]:
    try:
        figure = find(reading.key, reading.office)
        return [figure.dimension(k).called(c, reading.office) for k, c in reading.cells.items()]
    except (UnknownFigure, UnknownCell):
        return list(reading.cells.values())
