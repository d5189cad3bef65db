"""Acts: the only door through which anything changes.

    with act("disputes.amend", on=case, by=actor, happened_on=day, reason="…") as facts:
        case.summary = text
        case.save()
        facts["changed"] = ["summary"]

An act opens the transaction and the write gate. Acts nested in a `deed()` (one request, one import) share
its transaction and its id: all of them hold or none. Entries are sealed when the deed ends, with the
office's head locked last (order: case, number, head), so two clerks never wait on each other crosswise.
"""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone

from fengqiao.ground import hashing
from fengqiao.ground.ids import uuid7

from . import chain, digests, gate, scope, verbs
from .models import Entry, Head, Secret

AT_ONCE = 1000  # entries written in one statement; an import's are not all held in memory
Listener = Callable[[Sequence["Said"]], None]
_listeners: dict[str, list[Listener]] = defaultdict(list)


class Acting(Protocol):
    """Who acts: bare ids, so that the journal needs no room above it."""

    @property
    def person(self) -> UUID | None: ...
    @property
    def post(self) -> UUID | None: ...
    @property
    def on_behalf_of(self) -> UUID | None: ...


class Subject(Protocol):
    """What an act is on: any row that belongs to an office."""

    pk: Any
    office: UUID


@dataclass(eq=False)
class Said:
    """An entry in the making: what an act says, before the chain closes over it."""

    verb: str
    subject: Any
    by: Acting
    happened_on: date
    reason: str
    law: str
    facts: dict[str, Any] = field(default_factory=dict)
    rows: dict[tuple[type[models.Model], Any], Any] = field(default_factory=dict)
    id: UUID = field(default_factory=uuid7)


class Deed:
    """What is done at one time: several acts, one transaction, one id."""

    def __init__(self) -> None:
        self.id = uuid7()
        self.said: list[Said] = []
        self.open_acts: list[Said] = []
        self.failed = False
        self._owner: dict[tuple[type[models.Model], Any], Said] = {}
        self._claims: dict[tuple[type[models.Model], Any], Said] = {}

    def note(self, model: type[models.Model], key: Any, row: models.Model | None) -> None:
        """This will attach a written row to the act that claimed it or wrote it last. Called by the gate."""
        act_now = self._claims.pop((model, key), None)
        if act_now is None:
            if not self.open_acts:
                raise gate.NoAct(f"写入 {model._meta.label} 必须在 act() 之内")
            act_now = self.open_acts[-1]
        former = self._owner.get((model, key))
        if former is not None:
            former.rows.pop((model, key), None)
            row = None  # written twice in one deed: read back at the end
        self._owner[(model, key)] = act_now
        act_now.rows[(model, key)] = row

    def claim(self, rows: Iterable[models.Model]) -> None:
        """This will let the running act answer for rows that the deed inserts later, in bulk: an import
        says one entry a row and still writes thousands of rows in one statement."""
        for row in rows:
            self._claims[(type(row), row.pk)] = self.open_acts[-1]


def when(verb: str, listener: Listener) -> None:
    """This will call the listener with every entry of that verb, once per deed, inside its transaction."""
    _listeners[verb].append(listener)


@contextmanager
def deed() -> Iterator[Deed]:
    """This will group acts: one transaction, one id; an error in any of them undoes all."""
    running = gate.deed_open.get()
    if running is not None:
        yield running
        return
    fresh = Deed()
    token = gate.deed_open.set(fresh)
    try:
        with transaction.atomic():
            yield fresh
            if fresh.failed:
                raise gate.NoAct("同一次办理中有动作失败：要么都办成，要么都不办")
            if fresh._claims:
                raise gate.NoAct("有动作声称写入的行没有写入")
            _tell(fresh)
            _seal(fresh)
    finally:
        gate.deed_open.reset(token)


@contextmanager
def act(
    verb: str,
    *,
    on: Subject,
    by: Acting,
    happened_on: date | None = None,
    reason: str = "",
    law: str = "",
) -> Iterator[dict[str, Any]]:
    """This will open the door for one verb on one subject, and write it into the journal.

    Yields the facts to be filled in: plain values only, by names the verb declares.
    `happened_on` is the legal or real day and defaults to today. Raises UndeclaredVerb, OutOfScope.
    """
    verbs.verb(verb)
    if not scope.current().covers(on.office, getattr(on, "path", "")):
        raise scope.OutOfScope("对象不在当前辖区范围内")
    with deed() as running:
        said = Said(verb, on, by, happened_on or timezone.localdate(), reason, law)
        running.said.append(said)
        running.open_acts.append(said)
        try:
            yield said.facts
        except BaseException:
            running.failed = True  # who swallows the error still cannot keep half of a deed
            raise
        finally:
            running.open_acts.pop()


def forget(entry: UUID, names: Iterable[str] | None = None) -> int:
    """This will erase personal facts of an entry (all, or by name); the chain keeps their commitments.

    Call it inside an act that says why. Returns how many were erased.
    """
    if gate.deed_open.get() is None:
        raise gate.NoAct("删除个人信息必须在 act() 之内")
    secrets_of = Secret.objects.filter(entry=entry)
    if names is not None:
        secrets_of = secrets_of.filter(name__in=list(names))
    with _sealing():
        return secrets_of.delete()[0]


def _tell(running: Deed) -> None:
    """Listeners keep derived rows (index, deadlines) in the same transaction; they say nothing themselves."""
    for listener, heard in _heard(running.said):
        running.open_acts.append(heard[0])
        try:
            listener(heard)
        finally:
            running.open_acts.pop()


def _heard(said: list[Said]) -> Iterator[tuple[Listener, list[Said]]]:
    by_listener: dict[Listener, list[Said]] = defaultdict(list)
    for one in said:
        for listener in _listeners.get(one.verb, ()):
            by_listener[listener].append(one)
    yield from by_listener.items()


@contextmanager
def _sealing() -> Iterator[None]:
    token = gate.sealing.set(True)
    try:
        yield
    finally:
        gate.sealing.reset(token)


def _seal(running: Deed) -> None:
    """Digest the rows, lock the heads in the order of their offices, chain and store the entries."""
    _digest_rows(running.said)
    by_office: dict[UUID, list[Said]] = defaultdict(list)
    for said in running.said:
        by_office[said.subject.office].append(said)
    with _sealing():
        for office in sorted(by_office):
            _append(office, by_office[office], running.id)


def _append(office: UUID, said: list[Said], deed_id: UUID) -> None:
    head, _ = Head.objects.select_for_update().get_or_create(office=office)
    now = timezone.now()
    for start in range(0, len(said), AT_ONCE):
        entries, hidden = [], []
        for one in said[start : start + AT_ONCE]:
            entry, kept = _entry(one, office, deed_id, now)
            entry.seq = head.seq + 1
            entry.previous = head.hash
            entry.hash = chain.entry_hash(entry)
            head.seq, head.hash = entry.seq, entry.hash
            entries.append(entry)
            hidden.extend(kept)
        Entry.objects.bulk_create(entries)
        Secret.objects.bulk_create(hidden)
    head.save(update_fields=["seq", "hash"])


def _entry(said: Said, office: UUID, deed_id: UUID, now: datetime) -> tuple[Entry, list[Secret]]:
    declared = verbs.verb(said.verb)
    subject = said.subject
    path = getattr(subject, "path", "")
    shown: dict[str, Any] = {}
    kept: list[Secret] = []
    for name, value in said.facts.items():
        value = digests.plain(value)
        if name in declared.shows:
            shown[name] = value
        elif name in declared.hides:
            salt = secrets.token_hex(16)
            shown[name] = {"commitment": hashing.commit(salt, value)}
            kept.append(
                Secret(
                    office=office, path=path, entry=said.id, name=name, fact_salt=salt, value=value
                )
            )
        else:
            raise verbs.UndeclaredVerb(f"动词 {said.verb} 没有声明事实 {name}")
    if because := scope.current().because:
        shown["everywhere_because"] = because
    if system_user := getattr(said.by, "system_user", ""):
        shown["system_user"] = system_user
    entry = Entry(
        id=said.id,
        office=office,
        path=path,
        recorded_at=now,
        happened_on=said.happened_on,
        by=said.by.person,
        post=said.by.post,
        on_behalf_of=said.by.on_behalf_of,
        verb=said.verb,
        subject_kind=subject._meta.label_lower,
        subject=subject.pk,
        law=said.law,
        deed=deed_id,
        reason=said.reason,
        facts=shown,
        rows=[
            [model._meta.label_lower, str(key), digest]
            for (model, key), digest in said.rows.items()
        ],
    )
    return entry, kept


def _digest_rows(said: list[Said]) -> None:
    """Rows inserted once are digested as they are in memory; changed ones are read back, per model."""
    changed: dict[type[models.Model], dict[Any, Said]] = defaultdict(dict)
    for one in said:
        for (model, key), row in one.rows.items():
            if row is None:
                changed[model][key] = one
            else:
                one.rows[(model, key)] = digests.digest(row)
    for model, owners in changed.items():
        found = {row.pk: row for row in model._base_manager.filter(pk__in=list(owners))}
        for key, one in owners.items():
            row = found.get(key)
            one.rows[(model, key)] = digests.digest(row) if row is not None else None
