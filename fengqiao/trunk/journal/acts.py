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

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone

from fengqiao.ground.ids import uuid7

from . import forms_sent, gate, scope, sealing, verbs
from .models import Entry, Secret

Listener = Callable[[Sequence["Said"]], None]
Watcher = Callable[
    [int, int], None
]  # told how many entries of a long deed are settled, how many sealed
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
    # Rows as they stood before this act, where it is one that can be taken back; None where it is not.
    stood: dict[tuple[type[models.Model], Any], models.Model] | None = None


class Deed:
    """What is done at one time: several acts, one transaction, one id."""

    def __init__(self) -> None:
        self.id = uuid7()
        self.said: list[Said] = []
        self.drafts: list[Entry] = []
        self.watched_by: Watcher | None = None
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
        if row is None and act_now.stood is not None and former is not act_now:
            _keep(act_now.stood, model, key)
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

    def settle(self) -> None:
        """This will tell the listeners what was said so far, digest its rows and let go of them: an import
        writes a million rows and need not hold them. Call it between acts; the chain is closed at the
        deed's end only, so the head is still locked last."""
        if self.failed:
            raise gate.NoAct("同一次办理中有动作失败：要么都办成，要么都不办")
        if self._claims or self.open_acts:
            raise gate.NoAct("有动作还没有做完，或者声称写入的行没有写入")
        _tell(self)
        self.drafts += sealing.drafts(self.said, self.id)
        self.said = []
        self._owner = {}
        if self.watched_by is not None:
            self.watched_by(len(self.drafts), 0)


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
            forms_sent.keep(fresh.id)
            yield fresh
            fresh.settle()
            sealing.seal(fresh.drafts, fresh.watched_by)
    except BaseException:
        forms_sent.let_go(fresh.id)
        raise
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
    id: UUID | None = None,
    stood: dict[tuple[type[models.Model], Any], models.Model] | None = None,
) -> Iterator[dict[str, Any]]:
    """This will open the door for one verb on one subject, and write it into the journal.

    Yields the facts to be filled in: plain values only, by names the verb declares.
    `happened_on` is the legal or real day and defaults to today. `id` is given where it follows from something
    else, so that the act can be said but once. `stood` is filled with what stood in the rows that the act changes
    or deletes, as they were before it. Raises UndeclaredVerb, OutOfScope, IntegrityError for an id that is taken.
    """
    verbs.verb(verb)
    if not scope.current().covers(on.office, getattr(on, "path", "")):
        raise scope.OutOfScope("对象不在当前辖区范围内")
    with deed() as running:
        said = Said(verb, on, by, happened_on or timezone.localdate(), reason, law)
        said.id, said.stood = id or said.id, stood
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
    with sealing.permitted():
        return secrets_of.delete()[0]


def _keep(stood: dict[Any, Any], model: type[models.Model], key: Any) -> None:
    """The gate asks before the statement runs: what stands in the row now is what stood before the act."""
    if (model, key) not in stood and (row := models.QuerySet(model).filter(pk=key).first()):
        stood[(model, key)] = row


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
