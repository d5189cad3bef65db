"""The journal of a record in words: what each amendment changed, from what to what."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.utils import timezone

from fengqiao.trunk.journal.models import Entry, Secret
from fengqiao.trunk.people import chronicle

from .columns import Children
from .register import Register


def timeline(register: Register, record: Any) -> list[dict[str, Any]]:
    """The journal of a record in words, in a constant number of queries."""
    entries = list(Entry.objects.filter(office=record.office, subject=record.pk).order_by("seq"))
    hidden: dict[UUID, dict[str, Any]] = {}
    for secret in Secret.objects.filter(office=record.office, entry__in=[e.pk for e in entries]):
        hidden.setdefault(secret.entry, {})[secret.name] = secret.value
    return chronicle.told(
        entries, lambda one: _changes(register, record, one.facts, hidden.get(one.pk, {}))
    )


def _changes(
    register: Register, record: Any, facts: dict[str, Any], hidden: dict[str, Any]
) -> list[str]:
    """活动名称：甲 → 乙, for every column that an amendment changed."""
    before = _whole(facts.get("before"), hidden.get("personal_before"))
    after = _whole(facts.get("after"), hidden.get("personal_after"))
    told = []
    for one in register.fields:
        if one.key not in facts.get("changed", ()):
            continue
        if isinstance(one, Children):
            told.append(
                f"{one.label}：{len(before.get(one.key, ()))} {one.unit} → {len(after.get(one.key, ()))} {one.unit}"
            )
        else:
            words = (one.retold(said.get(one.key), record) or "未填" for said in (before, after))
            told.append(f"{one.label}：{_in_words(*words)}")
    return told


def _in_words(before: str, after: str) -> str:
    """What stood there and what stands there now; a name that stays says of whom, from then on."""
    return f"{before} → {after}" if before != after else f"{after}，选定了是哪一位"


def _whole(shown: Any, hidden: Any) -> dict[str, Any]:
    return dict(shown or {}) | dict(hidden or {})


def last_changed(record: Any, keys: Collection[str]) -> dict[str, str]:
    """Who changed these columns last, and when: 陈姐 10:32."""
    entries = Entry.objects.filter(office=record.office, subject=record.pk).order_by("seq")
    last = {key: one for one in entries for key in one.facts.get("changed", ()) if key in keys}
    names = chronicle.names_of(one.by for one in last.values())
    return {
        key: f"{names.get(one.by, '')} {timezone.localtime(one.recorded_at):%H:%M}".strip()
        for key, one in last.items()
    }
