"""Cases made through acts, for tests, screenshots and the demo: an impossible case cannot exist here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from fengqiao.engines.procedures.steps import take
from fengqiao.trunk.divisions.models import Division
from fengqiao.trunk.journal.acts import deed
from fengqiao.trunk.people.actors import Actor

from . import acts, queries
from .models import Dispute
from .procedure import LIGHT
from .words import Found, Method, Outcome, Route, Side, Stage

# How to reach a stage from registered: steps with what they are given.
_WALKS: dict[str, tuple[tuple[str, dict[str, Any]], ...]] = {
    Stage.REGISTERED: (),
    Stage.HANDLING: (("handle", {"method": Method.COORDINATE}),),
    Stage.SUSPENDED: (("handle", {}), ("suspend", {"reason": "等物业出维修方案"})),
    Stage.DONE: (("done", {"outcome": Outcome.ORAL}),),
    Stage.GUIDED: (("guide", {"routes": [Route.DEPARTMENT]}),),
    Stage.HANDED_OVER: (("hand_over", {"receiver": "市场监管所", "acknowledged": "电话确认"}),),
    Stage.REFUSED: (("refuse", {"side": Side.TWO, "routes": [Route.COURT]}),),
    Stage.FAILED: (("fail", {"routes": [Route.COURT, Route.ARBITRATION]}),),
    Stage.WITHDRAWN: (("withdraw", {"side": Side.ONE}),),
    Stage.VOID: (("void", {"reason": "重复登记"}),),
}


def a_dispute(
    by: Actor,
    division: Division,
    *,
    on: date,
    stage: str = Stage.REGISTERED,
    type: str = "neighbor",
    summary: str = "楼上晚上拖动桌椅，楼下老人睡不好",
    side_one: Sequence[str] = ("周某",),
    side_two: Sequence[str] = ("吴某",),
    found: str = Found.GRID,
    closed_on: date | None = None,
    **given: Any,
) -> Dispute:
    """This will register a case and walk it to a stage. With no `side_two` it is a concern."""
    kind = queries.types(division.office).get(code=type)
    with deed():
        case = acts.register(
            acts.Registration(
                summary=summary,
                type=kind,
                division=division,
                side_one=side_one,
                side_two=side_two,
                found=found,
                registered_on=on,
                **given,
            ),
            by=by,
        )
        for key, asked in _walk(case, stage):
            case = take(LIGHT, key, case, by=by, happened_on=closed_on or on, **asked)
    return case


def _walk(case: Dispute, stage: str) -> Sequence[tuple[str, dict[str, Any]]]:
    if stage == Stage.DONE and case.nature == "concern":
        return (("done", {"outcome": Outcome.HELPED}),)
    return _WALKS[stage]
