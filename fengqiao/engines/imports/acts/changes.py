"""What others wrote while an import was being prepared: asked when its turn has come, before it writes anything.

What was only looked at may have become another meanwhile. A word, a place, a person, a length that changed, or a
record that a row of the file repeats, and the import is to be checked again; whatever else was done beside it
does not concern it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps

from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.rows import Known
from fengqiao.trunk.journal import labels
from fengqiao.trunk.journal.models import Entry

from ..layout import NOTHING_SAID
from ..reader import reader_of
from ..stages import Staged, twins


class Overtaken(Exception):
    """Others changed what an import was prepared upon; nothing is written, and it is to be done once more."""

    def __init__(self) -> None:
        super().__init__(
            "导入的时候，别人改动了它要用到的内容；这次没有导入，什么也没有改，请再试一次"
        )


def heed(staged: Staged, office: UUID) -> None:
    """This will ask the entries since the check whether they touch what it found. Raises Overtaken."""
    if staged.since is None:
        return
    registers = {one.register.sheet.key: one.register for one in staged.found}
    leaned_upon = _of_offices() | _pointed_at(registers.values())
    written = _written(office, staged.since)
    if leaned_upon & written.keys():
        raise Overtaken
    for key, register in registers.items():
        fresh = written.get(labels.of(register.model))
        if fresh and _repeats(staged, key, register, office, fresh):
            raise Overtaken


def subjects_since(office: UUID, since: int) -> set[UUID]:
    """What the entries behind a number are about."""
    later = Entry.objects.filter(office=office, seq__gt=since)
    return set(later.values_list("subject", flat=True))


def _written(office: UUID, since: int) -> dict[str, set[UUID]]:
    """The keys of the rows that were written since, and of what the entries are about, by noun."""
    found: dict[str, set[UUID]] = defaultdict(set)
    later = Entry.objects.filter(office=office, seq__gt=since)
    for kind, subject, rows in later.values_list("subject_kind", "subject", "rows").iterator():
        found[labels.today(kind)].add(subject)
        for label, key, *_ in rows:
            found[labels.today(label)].add(UUID(key))
    return found


@cache
def _of_offices() -> frozenset[str]:
    """The nouns that are an office's as such: its words, places, people, days and settings."""
    recorded = (one for one in apps.get_models() if getattr(one, "gate", "") == "recorded")
    return frozenset(labels.of(one) for one in recorded if one.scoped_by == "office")  # type: ignore[attr-defined]


def _pointed_at(registers: Iterable[Register]) -> set[str]:
    """The nouns that records of these registers name."""
    nouns: list[Any] = []
    for register in registers:
        nouns += [register.model, *(one.model for one in register.tables)]
        nouns += [one.model for one in register.sheet.beside]
    fields = [field for noun in nouns for field in noun._meta.concrete_fields]
    return {labels.of(field.related_model) for field in fields if field.is_relation} - {
        labels.of(noun) for noun in nouns
    }


def _repeats(staged: Staged, key: str, register: Register, office: UUID, fresh: set[UUID]) -> bool:
    """Whether a row that was accepted repeats one of the records that are fresh."""
    accepted = [row for row in staged.rows[key] if row.accepted]
    reader = reader_of(register, office, None)
    known = [Known(*one) for one in reader.known([row.understood for row in accepted], fresh)]
    keys = {one.key for one in known}
    alike = [row for row in accepted if row.understood.key in keys]
    twins.mark(alike, known, NOTHING_SAID)
    return not all(row.accepted for row in alike)
