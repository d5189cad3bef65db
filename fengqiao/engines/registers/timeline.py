"""The journal of a record in words: what each amendment changed, from what to what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from django.utils import timezone

from fengqiao.ground.documents import Document, Json
from fengqiao.trunk.journal import recall
from fengqiao.trunk.journal.models import Entry, Secret
from fengqiao.trunk.people import chronicle

from .columns import Children
from .register import Register


def timeline(register: Register, record: Any) -> list[chronicle.Happening]:
    """The journal of a record in words, in a constant number of queries."""
    entries = recall.entries_of(record)
    return chronicle.told(entries, corrections(register, record, entries))


def corrections(register: Register, record: Any, entries: Iterable[Entry]) -> chronicle.Lines:
    """What each amendment among these entries of one record changed, in words; in one query."""
    hidden: dict[UUID, Document] = {}
    amended = {one.pk: one.office for one in entries if "changed" in one.facts}
    offices = set(amended.values())
    for secret in Secret.objects.filter(office__in=offices, entry__in=list(amended)):
        hidden.setdefault(secret.entry, {})[secret.name] = secret.value
    return lambda entry: _changes(register, record, entry.facts, hidden.get(entry.pk, {}))


def _changes(register: Register, record: Any, facts: Document, hidden: Document) -> list[str]:
    """活动名称：甲 → 乙, for every column that an amendment changed."""
    before, after = (_whole(name, facts, hidden) for name in ("before", "after"))
    changed = _listed(facts.get("changed"))
    told = []
    for one in register.fields:
        if one.key not in changed:
            continue
        if isinstance(one, Children):
            was, now = (len(_listed(said.get(one.key))) for said in (before, after))
            told.append(f"{one.label}：{was} {one.unit} → {now} {one.unit}")
        else:
            words = (one.retold(said.get(one.key), record) or "未填" for said in (before, after))
            told.append(f"{one.label}：{_in_words(*words)}")
    return told


def _in_words(before: str, after: str) -> str:
    """What stood there and what stands there now; a name that stays says of whom, from then on."""
    return f"{before} → {after}" if before != after else f"{after}，选定了是哪一位"


def _whole(name: str, facts: Document, hidden: Document) -> Document:
    """What stood before or after. Entries of earlier years hid it all under one name, and its values as words."""
    parts = (facts.get(name), hidden.get(name), hidden.get(f"personal_{name}"))
    said = (part for part in parts if isinstance(part, dict))
    return {key: value for part in said for key, value in part.items()}


def _listed(said: Json) -> Sequence[Json]:
    return said if isinstance(said, list) else ()


def last_changed(record: Any, keys: Collection[str]) -> dict[str, str]:
    """Who changed these columns last, and when: 陈姐 10:32."""
    entries = Entry.objects.filter(office=record.office, subject=record.pk).order_by("seq")
    last = {key: one for one in entries for key in one.facts.get("changed", ()) if key in keys}
    names = chronicle.names_of(one.by for one in last.values())
    return {
        key: f"{names.get(one.by, '')} {timezone.localtime(one.recorded_at):%H:%M}".strip()
        for key, one in last.items()
    }
