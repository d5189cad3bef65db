"""Decisions made through acts, for tests, screenshots and the demo: none can be decided unreviewed here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from fengqiao.engines.procedures.steps import take
from fengqiao.engines.registers import acts as records
from fengqiao.trunk.journal.acts import deed
from fengqiao.trunk.people.actors import Actor

from . import acts
from .models import Decision
from .procedure import DECISION, STEP_OF
from .registers import ADVISER_OPINIONS, CONTRACTS, REGISTER, REVIEWS
from .words import (
    Answer,
    Conclusion,
    Kind,
    OpinionForm,
    ReviewMatter,
    Source,
    Stage,
    Verdict,
    Way,
)

NOT_NEEDED = {"way": Way.NOT_APPLICABLE, "why": "只涉及本单位，不涉及公众和经营者"}
VOTES = {"meeting": "党工委会议第3次", "attended": 9, "votes_for": 9}

_Walk = Sequence[tuple[str, dict[str, Any]]]
_PREPARED: _Walk = tuple((key, NOT_NEEDED) for key in STEP_OF.values())
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
        case: Decision = records.add(REGISTER, values, by=by)
        for key, asked in WALKS[stage]:
            case = take(DECISION, key, case, by=by, happened_on=walked_on or on, **asked)
    return case


def a_year(by: Actor, today: date) -> None:
    """This will give an office its decisions of a year: one on file, one waiting for answers, one returned,
    one just begun; and what stands beside the register."""

    def ago(days: int) -> date:
        return max(today - timedelta(days=days), date(today.year, 1, 1))

    a_decision(
        by,
        on=ago(120),
        walked_on=ago(60),
        stage=Stage.ARCHIVED,
        title="便民早市选址调整",
        kind=Kind.MAJOR,
        proposer="市场管理办",
    )
    case = a_decision(
        by,
        on=ago(40),
        stage=Stage.UNDER_REVIEW,
        title="老旧小区加装电梯补贴实施方案",
        kind=Kind.MAJOR,
        proposer="城建办",
        grounds="对三个小区七个单元加装电梯给予补贴，明确标准、程序和公示要求。",
    )
    acts.add_opinion(
        case,
        source=Source.PUBLIC,
        giver="某小区业主代表",
        text="一楼住户采光受影响，希望写明补偿办法",
        on=ago(35),
        by=by,
    )
    asked = {"conclusion": Conclusion.PASS_CHANGED, "opinions": ["补贴标准要写明资金来源"]}
    take(DECISION, "pass_review", case, by=by, happened_on=ago(30), **asked)
    a_decision(by, on=ago(15), stage=Stage.RETURNED, title="社区用房租赁合同", proposer="社区办")
    a_decision(by, on=ago(3), title="冬季清雪服务采购合同", proposer="城管办")
    _beside(by, ago)


def _beside(by: Actor, ago: Callable[[int], date]) -> None:
    """A review outside the register, a contract, a normative document, an adviser's answer."""
    records.add(
        REVIEWS,
        {
            "title": "对占道经营的行政处罚决定",
            "matter_kind": ReviewMatter.ENFORCEMENT,
            "submitted_on": ago(50),
            "finished_on": ago(46),
            "conclusion": Conclusion.PASS,
            "reviewer": by.name,
        },
        by=by,
    )
    records.add(
        CONTRACTS,
        {
            "title": "办公设备维护合同",
            "counterparty": "某科技公司",
            "registered_on": ago(80),
            "reviewed_on": ago(75),
            "signed_on": ago(70),
        },
        by=by,
    )
    records.add(
        ADVISER_OPINIONS,
        {
            "topic": "物业选聘程序",
            "giver": "某律师",
            "form": OpinionForm.WRITTEN,
            "given_on": ago(25),
            "answer": Answer.ADOPTED,
        },
        by=by,
    )
