"""Adding to a case what it lacks and an old ledger knows."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any
from uuid import UUID

from fengqiao.trunk.journal.acts import deed
from fengqiao.trunk.people.actors import Actor

from ..models import Dispute, DisputeType
from .cases import amend

Addition = tuple[Any, UUID, str, str]


def complete(additions: Iterable[Addition], *, by: Actor, reason: str) -> set[Any]:
    """This will amend cases by (key of the addition, case, attribute, value) where they still lack it, one
    act a change, class as stated. Returns the keys of what was written. Raises Denied."""
    additions = list(additions)
    written: set[Any] = set()
    with deed():
        types = {kind.code: kind for kind in DisputeType.objects.filter(office=by.office)}
        cases = _cases({case for _, case, _, _ in additions})
        for key, subject, name, value in additions:
            case = cases.get(subject)
            if case is None or getattr(case, name) is not None:
                continue
            change = _change(name, value, types)
            if change is None:
                continue
            if "type" in change:
                change["report_class"] = case.report_class
            amend(case, by=by, reason=reason, **change)
            written.add(key)
    return written


def _change(name: str, value: str, types: dict[str, DisputeType]) -> dict[str, Any] | None:
    if name == "type_id":
        kind = types.get(value)
        return {"type": kind} if kind else None
    return {"amount": Decimal(value)} if name == "amount" else {name: int(value)}


def _cases(keys: set[UUID]) -> dict[UUID, Dispute]:
    found: dict[UUID, Dispute] = {}
    ordered = sorted(keys)
    for start in range(0, len(ordered), 400):
        rows = Dispute.objects.select_for_update(of=("self",)).select_related("report_class")
        found |= {case.pk: case for case in rows.filter(pk__in=ordered[start : start + 400])}
    return found
