"""Hand a person's open work to another, in one deed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils import timezone

from fengqiao.engines.procedures import Refused
from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.journal.verbs import Verb
from fengqiao.trunk.people.actors import Actor, of_person
from fengqiao.trunk.people.models import Person

from .open_work import OpenWork

VERBS = (Verb("transfers.transfer", "工作交接", shows=("to", "counts")),)


def transfer(
    giver: Person,
    taker: Person,
    chosen: Mapping[str, set[UUID]],
    works: Sequence[OpenWork],
    *,
    by: Actor,
    reason: str,
    confides: bool = False,
) -> dict[str, int]:
    """This will hand the chosen open records of a person to another, and say how many of each kind went.

    `chosen`: ids by the key of the work. What was closed in the meantime is no open work and stays. A record is
    handed on without its confidences, unless the giver herself `confides` them. Raises Denied, and Refused where
    the taker could not open a record.
    """
    receiver = of_person(taker, timezone.localdate())
    by = by.under("transfers.transfer")
    counts: dict[str, int] = {}
    with deed(), act("transfers.transfer", on=giver, by=by, reason=reason) as facts:
        for work in works:
            if not (ids := chosen.get(work.key)):
                continue
            records = list(work.rows(giver.pk).filter(pk__in=list(ids)))
            for record in records:
                if confides and giver.pk == by.person and work.confide is not None:
                    work.confide(record, taker, by=by)
                work.hand(record, taker, by=by, reason=reason)
                # A matter's own reason says more: it goes first.
                if not opens(work, record, receiver):
                    raise Refused(f"{taker}的岗位打不开{record}，不能接手")
            counts |= {work.key: len(records)} if records else {}
        facts |= {"to": str(taker.pk), "counts": counts}
    return counts


def opens(work: OpenWork, record: Any, taker: Actor) -> bool:
    """Whether who is to take a record over can open it."""
    return not work.reads or taker.may(work.reads, record.path)
