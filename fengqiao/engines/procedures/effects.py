"""What steps of every procedure do to a case: each sets fields and returns the facts that the journal keeps.
What a step of one matter alone does stands in its acts."""

from __future__ import annotations

from datetime import date
from typing import Any

from fengqiao.ground.documents import Facts
from fengqiao.trunk.people.actors import Actor

from .procedure import Effect


def extend(case: Any, *, by: Actor, happened_on: date, days: int, **given: Any) -> Facts:
    """Some days more: the clock reads them from the entry, the case itself stays as it is."""
    return {"days": days}


def extend_to(name: str) -> Effect:
    """An effect: the day that the case names, to which its clock runs, is a later one."""

    def extend(case: Any, *, by: Actor, happened_on: date, until: date, **given: Any) -> Facts:
        before = getattr(case, name)
        setattr(case, name, until)
        return {name: until, f"{name}_before": before}

    return extend


def close(case: Any, *, by: Actor, happened_on: date, **given: Any) -> Facts:
    """It ends on that day, and nothing more is said of it."""
    case.closed_on = happened_on
    return {}


def void(case: Any, *, by: Actor, happened_on: date, **given: Any) -> Facts:
    """Entered by mistake or twice: kept with its number and reason, counted nowhere."""
    case.voided_on = happened_on
    return {}


def count_again(case: Any) -> None:
    """What was voided counts again."""
    case.voided_on = None


def reopen(*emptied: str) -> Effect:
    """An effect: what was closed goes on. It counts as open again, and the fields named are empty until it is
    closed anew; the entry keeps how and when it had been closed."""

    def reopen(case: Any, *, by: Actor, happened_on: date, **given: Any) -> Facts:
        facts: Facts = {
            "outcome_before": case.outcome,
            "closed_on_before": str(case.closed_on or ""),
        }
        for name in ("outcome", "closed_on", *emptied):
            field = case._meta.get_field(name)
            setattr(case, name, None if field.null else "")
        return facts

    return reopen
