"""What the steps of supervision do, and who may not register. Entering and amending are the ledger's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from fengqiao.engines.registers.rows import Values
from fengqiao.ground.documents import Facts
from fengqiao.trunk.people.actors import Actor
from fengqiao.trunk.people.models import Person
from fengqiao.trunk.people.roster import Chosen

from .models import Incoming
from .words import OPEN_STAGES, Stage

Tables = Mapping[str, Sequence[Values]]


def settle(case: Incoming, tables: Tables) -> None:
    """This will give a fresh matter the procedure of its kind, and its first stage where no old ledger says how far
    it came. The ledger calls it inside the deed that enters or amends it."""
    case.procedure_key, case.procedure_version = f"answer_{case.kind}", 1
    case.stage = case.stage or Stage.RECEIVED


def keeps_out_the_named(case: Incoming, tables: Tables, by: Actor) -> str | None:
    """Who is named neither enters nor rewrites the complaint about herself, and is not left its handler.
    A name of which nobody was chosen may be anybody's who bears it; one that is another person's is not."""
    named = [Chosen(*row["person"]) for row in tables.get("named", ()) if row.get("person")]
    if any(one.person is not None and one.person.pk == by.person for one in named):
        return "这件事涉及您本人，请交给其他同事登记和更正"
    if any(one.person is None and one.may_be(Chosen(None, by.name)) for one in named):
        return (
            "涉及的人员写的是您的名字，没有选出是哪一位，可能涉及您本人；请交给其他同事登记和更正"
        )
    handler = Chosen(case.handler, case.handler_text)
    if any(handler.may_be(one) for one in named):
        return f"{handler}正在承办这件事，请先改交给其他人，再写为涉及的人员"
    return None


def may_amend(case: Incoming) -> str | None:
    """What was closed is no longer rewritten; it is reopened first."""
    if case.stage not in OPEN_STAGES:
        return "这件事已经办结，不能再更正；请先重新办理"
    return None


def assign(
    case: Incoming,
    *,
    by: Actor,
    happened_on: date,
    unit: str = "",
    handler: Person | None = None,
    handler_text: str = "",
    **_: Any,
) -> Facts:
    case.unit, case.handler = unit.strip(), handler
    case.handler_text = handler_text.strip() or (handler.name if handler else "")
    return {
        "unit": case.unit,
        "handler": str(case.handler_id or ""),
        "handler_text": case.handler_text,
    }


def answer(
    case: Incoming, *, by: Actor, happened_on: date, answer: str, adoption: str = "", **_: Any
) -> Facts:
    case.answered_on, case.answer, case.adoption = happened_on, answer.strip(), adoption
    return {"answer": case.answer, "adoption": adoption}


def close(
    case: Incoming,
    *,
    by: Actor,
    happened_on: date,
    outcome: str,
    satisfaction: str = "",
    result: str = "",
    **_: Any,
) -> Facts:
    case.outcome, case.satisfaction, case.result = outcome, satisfaction, result
    case.closed_on = happened_on
    return {"outcome": outcome, "satisfaction": satisfaction, "result": result}


def hand_over(case: Incoming, *, by: Actor, happened_on: date, receiver: str, **_: Any) -> Facts:
    """转交: to the organ that has the power. Its files stay there; we note that it went."""
    case.receiver, case.closed_on = receiver.strip(), happened_on
    return {"receiver": case.receiver}
