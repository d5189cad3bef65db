"""What the steps of the procedure do to a case. Each returns the facts that the journal keeps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from fengqiao.engines.procedures import effects
from fengqiao.engines.terms import fields as terms
from fengqiao.ground.documents import Facts
from fengqiao.trunk.people.actors import Actor
from fengqiao.trunk.people.models import Person
from fengqiao.trunk.people.roster import Roster

from ..models import Dispute
from ..words import Method, Outcome


def take_on(
    case: Dispute,
    *,
    by: Actor,
    happened_on: date,
    method: str = "",
    handler: Person | None = None,
    handler_text: str = "",
    **_: Any,
) -> Facts:
    """Someone begins: who handles it, and how. Without a name it is the one who says so."""
    if handler is not None:
        case.handler, case.handler_text = handler, handler_text or handler.name
    elif handler_text:
        case.handler, case.handler_text = None, handler_text
    elif not case.handler_text:
        case.handler_id = by.person
        case.handler_text = Roster(by.office, name=by.name).chosen(by.person).text or by.name
    say_method(case, method)
    return {
        "method": terms.said(case, "method"),
        "handler": str(case.handler_id or ""),
        "handler_text": case.handler_text,
    }


def settle(
    case: Dispute,
    *,
    by: Actor,
    happened_on: date,
    outcome: str,
    outcome_text: str = "",
    method: str = "",
    **_: Any,
) -> Facts:
    say_method(case, method)
    return _close(case, outcome, happened_on, outcome_text)


def guide(
    case: Dispute,
    *,
    by: Actor,
    happened_on: date,
    routes: Sequence[str] = (),
    outcome_text: str = "",
    **_: Any,
) -> Facts:
    """引导: the road is told; nothing is handed on."""
    return _close(case, Outcome.GUIDED, happened_on, outcome_text) | {"routes": list(routes)}


def hand_over(
    case: Dispute,
    *,
    by: Actor,
    happened_on: date,
    receiver: str,
    acknowledged: str = "",
    **_: Any,
) -> Facts:
    """移送: to another organ, with its acknowledgement when there is one."""
    case.method = case.method or Method.GUIDE
    facts = _close(case, Outcome.HANDED_OVER, happened_on, f"移送{receiver}")
    facts.pop("outcome_text")
    return facts | {"receiver": receiver, "acknowledged": acknowledged}


def refuse(
    case: Dispute,
    *,
    by: Actor,
    happened_on: date,
    side: int | None = None,
    routes: Sequence[str] = (),
    **_: Any,
) -> Facts:
    """A side refuses clearly: it stops here, and refusing costs nobody anything."""
    facts = _close(case, Outcome.REFUSED, happened_on, "")
    facts.pop("outcome_text")
    return facts | {"side": side, "routes": list(routes)}


def fail(
    case: Dispute,
    *,
    by: Actor,
    happened_on: date,
    routes: Sequence[str] = (),
    outcome_text: str = "",
    **_: Any,
) -> Facts:
    return _close(case, Outcome.FAILED, happened_on, outcome_text) | {"routes": list(routes)}


def withdraw(
    case: Dispute, *, by: Actor, happened_on: date, side: int | None = None, **_: Any
) -> Facts:
    facts = _close(case, Outcome.WITHDRAWN, happened_on, "")
    facts.pop("outcome_text")
    return facts | {"side": side}


def void(case: Dispute, *, by: Actor, happened_on: date, **_: Any) -> Facts:
    """Entered by mistake or twice: kept with its number and reason, counted nowhere."""
    before = case.outcome
    case.outcome, case.closed_on = Outcome.VOID, max(happened_on, case.registered_on)
    return {"outcome_before": before, **effects.void(case, by=by, happened_on=case.closed_on)}


def say_method(case: Dispute, method: str) -> None:
    """How it is handled, in the office's words; nothing said leaves what stands there."""
    if method:
        terms.put(case, "disputes.method", "method", method, case.registered_on)


def _close(case: Dispute, outcome: str, on: date, text: str) -> Facts:
    case.outcome, case.closed_on, case.outcome_text = outcome, on, text
    return {"outcome": str(outcome), "outcome_text": text}
