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

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from fengqiao.ground.documents import Facts

from . import forms_sent, gate, scope, seal, settlement, verbs
from .deeds import Acting, Deed, Said, Stood, Subject
from .models import Secret
from .snapshot import snapshot


@contextmanager
def deed(*, beside: bool = False) -> Iterator[Deed]:
    """This will group acts: one transaction, one id; an error in any of them undoes all.

    `beside`: the block is a preparation. It reads one moment and writes nothing; what it adds is held (`hold`) and
    written after it, in one short transaction, so that nobody waits for what is only reckoned (decision 0050).
    What the moment did not know yet is asked by what is held first. Within another deed it is a part of that.
    """
    running = gate.deed_open.get()
    if running is not None:
        yield running
        return
    fresh = Deed()
    token = gate.deed_open.set(fresh)
    try:
        if beside:
            with snapshot(), fresh.preparing():
                yield fresh
        with transaction.atomic():
            forms_sent.keep(fresh.id)
            if beside:
                fresh.take_over()
            else:
                yield fresh
            settlement.settle(fresh)
            seal.seal(fresh.drafts, fresh.watched_by)
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
    stood: Stood | None = None,
) -> Iterator[Facts]:
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
    with seal.permitted():
        return secrets_of.delete()[0]
