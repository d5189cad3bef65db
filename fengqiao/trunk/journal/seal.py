"""Sealing: what was said becomes entries, with the digests of its rows; then the chain closes over them.

The two happen apart. Entries are drafted while the deed runs (settlement.py); the heads are locked at its end.
"""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import models
from django.utils import timezone

from fengqiao.ground import hashes
from fengqiao.ground.portions import portions

from . import chain, digests, gate, labels, scope, shapes, verbs
from .bulk.maker import maker
from .deeds import Said, Watcher
from .models import Entry, Head, Secret

AT_ONCE = 1000  # entries written in one statement


@contextmanager
def permitted() -> Iterator[None]:
    """This will let the journal's own tables be written."""
    token = gate.sealing.set(True)
    try:
        yield
    finally:
        gate.sealing.reset(token)


def drafts(said: Sequence[Said], deed: UUID) -> list[Entry]:
    """This will make the entries of what was said, all but their place in the chain, and store what they
    hide."""
    digested = _digests(said)
    entries, hidden = [], []
    for one in said:
        entry, kept = _draft(one, digested[one.id], deed)
        entries.append(entry)
        hidden += kept
    with permitted():
        Secret.objects.insert_made(hidden)
    return entries


def seal(entries: list[Entry], watcher: Watcher | None = None) -> None:
    """This will lock the heads in the order of their offices, chain the entries and store them. The list is
    emptied as they are stored."""
    total, sealed = len(entries), 0
    by_office: dict[UUID, list[Entry]] = defaultdict(list)
    while entries:
        entry = entries.pop()
        by_office[entry.office].append(entry)
    with permitted():
        for office in sorted(by_office):
            for count in _append(office, by_office[office]):
                sealed += count
                if watcher is not None:
                    watcher(total, sealed)


def _append(office: UUID, waiting: list[Entry]) -> Iterator[int]:
    """How many entries were stored, again and again. They wait with the first one last."""
    head, _ = Head.objects.select_for_update().get_or_create(office=office)
    now = timezone.now()
    while waiting:
        some = [waiting.pop() for _ in range(min(AT_ONCE, len(waiting)))]
        for entry in some:
            entry.recorded_at, entry.seq, entry.previous = now, head.seq + 1, head.hash
            entry.hash = chain.hash_of_plain(entry)
            head.seq, head.hash = entry.seq, entry.hash
        Entry.objects.insert_made(some)
        yield len(some)
    head.save(update_fields=["seq", "hash"])


def _draft(said: Said, rows: list[list[Any]], deed: UUID) -> tuple[Entry, list[Secret]]:
    subject = said.subject
    path = getattr(subject, "path", "")
    shown, hidden = _facts(said)
    kept = [
        maker(Secret)(
            office=subject.office, path=path, entry=said.id, name=name, fact_salt=salt, value=value
        )
        for name, salt, value in hidden
    ]
    entry = maker(Entry)(
        id=said.id,
        office=subject.office,
        path=path,
        happened_on=said.happened_on,
        by=said.by.person,
        post=said.by.post,
        on_behalf_of=said.by.on_behalf_of,
        verb=said.verb,
        subject_kind=labels.of(type(subject)),
        subject=subject.pk,
        law=said.law,
        deed=deed,
        reason=said.reason,
        facts=shown,
        rows=rows,
    )
    return entry, kept


def _facts(said: Said) -> tuple[dict[str, Any], list[tuple[str, str, Any]]]:
    """The facts as the chain shows them, and the hidden ones as (name, salt, value)."""
    declared = verbs.verb(said.verb)
    shown: dict[str, Any] = {}
    hidden: list[tuple[str, str, Any]] = []
    for name, value in said.facts.items():
        value = digests.plain(value)
        if name in declared.shows:
            shown[name] = value
        elif name in declared.hides:
            salt = secrets.token_hex(16)
            text = hashes.text_of_plain(value)
            shown[name] = {"commitment": hashes.commit_text(salt, text)}
            hidden.append((name, salt, value))
        else:
            raise verbs.UndeclaredVerb(f"动词 {said.verb} 没有声明事实 {name}")
    if because := scope.current().because:
        shown["everywhere_because"] = because
    if system_user := getattr(said.by, "system_user", ""):
        shown["system_user"] = system_user
    return shown, hidden


def _digests(said: Sequence[Said]) -> dict[UUID, list[list[Any]]]:
    """[label, id, digest, version] of the rows of each saying (models.Entry). Rows inserted once are digested as
    they are in memory; changed ones are read back, per model."""
    changed: dict[type[models.Model], list[Any]] = defaultdict(list)
    for one in said:
        for (model, key), row in one.rows.items():
            if row is None:
                changed[model].append(key)
    found = {model: _read_back(model, keys) for model, keys in changed.items()}
    return {
        one.id: [
            [
                labels.of(model),
                digests.text_of_id(key),
                _digest(row or found[model].get(key)),
                shapes.version(model),
            ]
            for (model, key), row in one.rows.items()
        ]
        for one in said
    }


def _read_back(model: type[models.Model], keys: Sequence[Any]) -> dict[Any, Any]:
    rows: dict[Any, Any] = {}
    for some in portions(keys, AT_ONCE):
        rows |= {row.pk: row for row in model._base_manager.filter(pk__in=some)}
    return rows


def _digest(row: Any) -> str | None:
    return None if row is None else digests.digest(row)
