"""Hand a person's open work to another, in one deed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from fengqiao.trunk.journal.acts import act, deed
from fengqiao.trunk.journal.verbs import Verb
from fengqiao.trunk.people.actors import Actor
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
) -> dict[str, int]:
    """This will hand the chosen open records of a person to another, and say how many of each kind went.

    `chosen`: ids by the key of the work. What was closed in the meantime is no open work and stays. Raises
    Denied.
    """
    by = by.under("transfers.transfer")
    counts: dict[str, int] = {}
    with deed(), act("transfers.transfer", on=giver, by=by, reason=reason) as facts:
        for work in works:
            if not (ids := chosen.get(work.key)):
                continue
            records = list(work.rows(giver.pk).filter(pk__in=list(ids)))
            for record in records:
                work.hand(record, taker, by=by, reason=reason)
            counts |= {work.key: len(records)} if records else {}
        facts |= {"to": str(taker.pk), "counts": counts}
    return counts
