"""Decisions made through acts, for tests, screenshots and the demo: none can be decided unreviewed here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from fengqiao.engines.ledgers import keeping
from fengqiao.trunk.journal.acts import deed
from fengqiao.trunk.people.actors import Actor

from .models import Decision
from .procedure import DECISION
from .sheets import REGISTER
from .words import PREPARATION, Conclusion, Kind, Stage, Verdict, Way

GATE_STEPS = dict(zip(PREPARATION, ("consult", "argue", "assess", "compete"), strict=True))
NOT_NEEDED = {"way": Way.NOT_APPLICABLE, "why": "只涉及本单位，不涉及公众和经营者"}
VOTES = {"meeting": "党工委会议第3次", "attended": 9, "votes_for": 9}

_Walk = Sequence[tuple[str, dict[str, Any]]]
_PREPARED: _Walk = tuple((key, NOT_NEEDED) for key in GATE_STEPS.values())
_SUBMITTED: _Walk = (*_PREPARED, ("submit", {"adviser": "某律师"}))
_REVIEWED: _Walk = (*_SUBMITTED, ("pass_review", {"conclusion": Conclusion.PASS}))
_DECIDED: _Walk = (*_REVIEWED, ("decide", {"verdict": Verdict.AGREED, **VOTES}))
_PUBLISHED: _Walk = (*_DECIDED, ("report", NOT_NEEDED), ("publish", NOT_NEEDED))
_EXECUTED: _Walk = (*_PUBLISHED, ("execute", {"way": Way.DONE, "evidence": "验收单"}))
_EVALUATED: _Walk = (*_EXECUTED, ("evaluate", NOT_NEEDED))
_WITHDRAWN: _Walk = (("withdraw", {"reason": "改由市里统一采购"}),)

# How to reach a stage from the start: steps with what they are given.
WALKS: dict[str, _Walk] = {
    Stage.PROPOSED: (),
    Stage.UNDER_REVIEW: _SUBMITTED,
    Stage.RETURNED: (*_SUBMITTED, ("return_review", {"reason": "违约责任没有约定"})),
    Stage.REVIEWED: _REVIEWED,
    Stage.DEFERRED: (*_REVIEWED, ("defer", {"reason": "预算还没有落实"})),
    Stage.DECIDED: _DECIDED,
    Stage.REJECTED: (*_REVIEWED, ("reject", {"meeting": "党工委会议第3次"})),
    Stage.PUBLISHED: _PUBLISHED,
    Stage.EXECUTED: _EXECUTED,
    Stage.EVALUATED: _EVALUATED,
    Stage.ARCHIVED: (*_EVALUATED, ("archive", {"evidence": "综合档案室 2026-003"})),
    Stage.WITHDRAWN: _WITHDRAWN,
    Stage.VOID: (("void", {"reason": "重复登记"}),),
}


def a_decision(
    by: Actor,
    *,
    on: date,
    stage: str = Stage.PROPOSED,
    title: str = "办公楼消防设施维修合同",
    kind: str = Kind.CONTRACT,
    walked_on: date | None = None,
    **given: Any,
) -> Decision:
    """This will start a decision and walk it to a stage."""
    with deed():
        values = {"title": title, "kind": kind, "registered_on": on} | given
        case: Decision = keeping.add(REGISTER, values, by=by)
        for key, asked in WALKS[stage]:
            case = DECISION.take(key, case, by=by, happened_on=walked_on or on, **asked)
    return case
