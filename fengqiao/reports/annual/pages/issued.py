"""What was issued beside what the ledgers say now; and the way of the report, done and ahead."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from fengqiao.engines.figures import comparison, queries
from fengqiao.engines.figures.catalogue import UnknownFigure
from fengqiao.engines.figures.comparison import Compared
from fengqiao.engines.figures.declaration import UnknownCell
from fengqiao.engines.figures.lookup import find
from fengqiao.engines.procedures import showing as procedures
from fengqiao.trunk.journal import verbs
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people.models import Person

from ..composition import Draft
from ..models import Report


def corrected(report: Report) -> dict[str, Any]:
    """Each published number that is another now, with the acts that made it so."""
    compared = [comparison.compare(one) for one in queries.readings(report.pk)]
    changed = [one for one in compared if one.is_changed]
    entries = {entry.pk: entry for one in changed for entry in one.acts}
    people = Person.objects.in_bulk({entry.by for entry in entries.values() if entry.by})
    return {
        "report": report,
        "year": report.year,
        "count": len(compared),
        "changed": [_changed(one, people) for one in changed],
    }


def way(draft: Draft) -> dict[str, Any]:
    """What was done with the report, and what keeps it from being signed."""
    report = draft.report
    done = [] if report is None else procedures.timeline(report, _lines)
    return {
        "year": draft.year,
        "report": report,
        "done": done,
        "lacks": [] if report and report.is_issued else _lacks(draft),
    }


def _lacks(draft: Draft) -> list[str]:
    missing = [one.message for one in draft.missing]
    return [*missing, *(f"“{one.text}”没有依据" for one in draft.unbound)]


def _lines(facts: Any) -> list[str]:
    said = (
        ("meeting", "会议"),
        ("signed_by", "签发人"),
        ("receipt", "回执"),
        ("clearance", "意见"),
        ("published_at", "公开在"),
        ("readings", "冻结读数"),
    )
    return [f"{label}：{facts[key]}" for key, label in said if facts.get(key)]


def _changed(one: Compared, people: Any) -> dict[str, Any]:
    reading = one.reading
    return {
        "label": "，".join((reading.label, *_cells(reading))),
        "period": reading.period,
        "unit": reading.unit,
        "then": one.then,
        "now": "—" if one.now is None else one.now,
        "came": len(one.came),
        "went": len(one.went),
        "is_redefined": one.is_redefined,
        "url": reverse("figures:reading", args=[reading.pk]),
        "acts": [_act(entry, people) for entry in one.acts],
    }


def _cells(reading: Any) -> list[str]:
    try:
        figure = find(reading.key, reading.office)
        return [figure.dimension(k).called(c, reading.office) for k, c in reading.cells.items()]
    except (UnknownFigure, UnknownCell):
        return list(reading.cells.values())


def _act(entry: Entry, people: Any) -> dict[str, Any]:
    return {
        "day": entry.happened_on,
        "sentence": verbs.verb(entry.verb).said(),
        "by": people.get(entry.by, ""),
        "reason": entry.reason,
    }
