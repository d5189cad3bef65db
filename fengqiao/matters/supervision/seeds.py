"""Matters that came in, made through acts, for tests, screenshots and the demo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from fengqiao.engines.ledgers import keeping
from fengqiao.trunk.journal.acts import deed
from fengqiao.trunk.people.actors import Actor
from fengqiao.trunk.people.models import Person

from .models import Incoming
from .procedure import ANSWERING
from .sheets import INCOMING
from .words import Adoption, Kind, Outcome, Result, Satisfaction, Stage

_ASSIGN = ("assign", {"unit": "城管办"})
_ANSWER = ("answer", {"answer": "已经现场答复，三天内清运", "adoption": Adoption.ADOPTED})
_CLOSE = (
    "close",
    {
        "outcome": Outcome.SOLVED,
        "satisfaction": Satisfaction.SATISFIED,
        "result": Result.UPHELD,
    },
)

# How to reach a stage from received: steps with what they are given.
WALKS: dict[str, Sequence[tuple[str, dict[str, Any]]]] = {
    Stage.RECEIVED: (),
    Stage.ASSIGNED: (_ASSIGN,),
    Stage.ANSWERED: (_ASSIGN, _ANSWER),
    Stage.CLOSED: (_ASSIGN, _ANSWER, _CLOSE),
    Stage.HANDED_OVER: (("hand_over", {"receiver": "市纪委监委信访室"}),),
    Stage.WITHDRAWN: (("withdraw", {}),),
    Stage.VOID: (("void", {"reason": "重复登记"}),),
}


def an_incoming(
    by: Actor,
    *,
    on: date,
    kind: str = Kind.HOTLINE,
    stage: str = Stage.RECEIVED,
    title: str = "小区门口垃圾没有及时清运",
    named: Sequence[Person] = (),
    walked_on: date | None = None,
    **given: Any,
) -> Incoming:
    """This will register what came in and walk it to a stage; `named` are the staff that it is about."""
    rows = [{"person": (person, person.name)} for person in named]
    with deed():
        values = {"kind": kind, "title": title, "registered_on": on} | given
        case: Incoming = keeping.add(INCOMING, values, {"named": rows}, by=by)
        for key, asked in WALKS[stage]:
            procedure = ANSWERING[Kind(case.kind)]
            case = procedure.take(key, case, by=by, happened_on=walked_on or on, **asked)
    return case
