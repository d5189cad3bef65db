"""What the pages tell of an office's own figures and of numbers from outside."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from fengqiao.engines.figures import Period, finding, saving
from fengqiao.engines.figures.measuring import number
from fengqiao.engines.figures.models import ExternalFigure, SavedFigure
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people import chronicle
from fengqiao.trunk.people.models import Person

from . import showing
from .asking import Asked

SAID = (("value", "数值"), ("unit", "单位"), ("source", "来源"), ("as_of", "截至"))


def saved(row: SavedFigure) -> dict[str, Any]:
    """A saved figure as its office's list shows it; one whose source has changed says so."""
    figure = finding.readable(row)
    return {
        "row": row,
        "key": saving.key_of(row),
        "counts": figure.counts if figure else "",
        "is_broken": figure is None,
    }


def recorded(row: ExternalFigure) -> dict[str, Any]:
    """A number from outside, with the page of its figure in its own period."""
    url = Asked(Period(row.start, row.end, row.period)).url(f"{finding.EXTERNAL}.{row.slug}")
    return {"row": row, "value": showing.number(number(row.value)), "url": url}


def said(row: ExternalFigure) -> dict[str, Any]:
    """What the form of its correction begins with."""
    value = showing.number(number(row.value))
    return {"value": value, "unit": row.unit, "source": row.source, "as_of": row.as_of}


def person(pk: UUID | None) -> str:
    """Who it was, by name."""
    found = Person.objects.filter(pk=pk).first() if pk else None
    return found.name if found else ""


def timeline(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """What was done with it, by whom, with what was there before and after."""
    return chronicle.told(entries, lambda entry: _lines(entry.facts))


def _lines(facts: dict[str, Any]) -> list[str]:
    """What an external figure said; the facts of other records stay on their own pages."""
    if "before" not in facts:
        said = [_told(facts)]
    else:
        said = [f"原来：{_told(facts['before'])}", f"更正为：{_told(facts['after'])}"]
    return [line for line in said if not line.endswith("：") and line]


def _told(facts: Any) -> str:
    if not isinstance(facts, dict):
        return ""
    return "，".join(f"{label} {facts[name]}" for name, label in SAID if name in facts)
