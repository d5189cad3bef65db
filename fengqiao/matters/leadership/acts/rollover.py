"""What goes on into the next year besides the columns of the ledger (engines/rollover stores it)."""

from __future__ import annotations

from ..models import PlanItem


def carry_on(fresh: PlanItem, former: PlanItem) -> None:
    """A plan item says from which one of the year before it comes."""
    fresh.carried_from = former
