"""What was done with a figure of the office, as its timeline says it; and who."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID

from fengqiao.ground.documents import Document, Json
from fengqiao.trunk.journal.models import Entry
from fengqiao.trunk.people import chronicle
from fengqiao.trunk.people.models import Person

SAID = (("value", "数值"), ("unit", "单位"), ("source", "来源"), ("as_of", "截至"))


def person(pk: UUID | None) -> str:
    """Who it was, by name."""
    found = Person.objects.filter(pk=pk).first() if pk else None
    return found.name if found else ""


def timeline(entries: Iterable[Entry]) -> list[chronicle.Happening]:
    """What was done with it, by whom, with what was there before and after."""
    return chronicle.told(entries, lambda entry: _lines(entry.facts))


def _lines(facts: Document) -> Iterator[str]:
    """What an external figure said; the facts of other records stay on their own pages."""
    if "before" not in facts:
        said = [_told(facts)]
    else:
        said = [f"原来：{_told(facts['before'])}", f"更正为：{_told(facts.get('after'))}"]
    return (line for line in said if not line.endswith("：") and line)


def _told(facts: Json) -> str:
    if not isinstance(facts, Mapping):
        return ""
    return "，".join(f"{label} {facts[name]}" for name, label in SAID if name in facts)
