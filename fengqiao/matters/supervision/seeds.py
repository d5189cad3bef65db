"""Matters that came in, made through acts, for tests, screenshots and the demo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from fengqiao.engines.procedures.steps import take
from fengqiao.engines.registers import acts as records
from fengqiao.trunk.journal.acts import deed
from fengqiao.trunk.people.actors import Actor
from fengqiao.trunk.people.models import Person

from .models import Incoming
from .procedure import ANSWERING
from .registers import APPEARANCES, CHANNELS, CHECKS, INCOMING, ISSUES
from .words import (
    Adoption,
    ChannelKind,
    IssueSource,
    Kind,
    Outcome,
    Rank,
    Rectification,
    Result,
    Satisfaction,
    Stage,
)

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
        case: Incoming = records.add(INCOMING, values, {"named": rows}, by=by)
        for key, asked in WALKS[stage]:
            procedure = ANSWERING[Kind(case.kind)]
            case = take(procedure, key, case, by=by, happened_on=walked_on or on, **asked)
    return case


def a_year(by: Actor, named: Person, today: date) -> None:
    """This will give an office what comes in during a year: answered, waiting, overdue, and a complaint
    that bypasses whom it names."""

    def ago(days: int) -> date:
        return max(today - timedelta(days=days), date(today.year, 1, 1))

    an_incoming(by, on=ago(90), walked_on=ago(80), stage=Stage.CLOSED, reference="GD-0871")
    an_incoming(by, on=ago(9), stage=Stage.ASSIGNED, title="路灯不亮，夜里出行不便")
    suggestion = "关于增设儿童过街设施的建议"
    an_incoming(by, on=ago(60), kind=Kind.CONGRESS, stage=Stage.ANSWERED, title=suggestion)
    an_incoming(by, on=ago(30), kind=Kind.JUDICIAL, title="完善行政文书送达程序的司法建议")
    an_incoming(by, on=ago(6), kind=Kind.COMPLAINT, title="窗口等候时间过长", named=[named])
    records.add(
        CHANNELS,
        {
            "kind": ChannelKind.SOCIAL,
            "name": "法治观察点",
            "address": "便民服务大厅",
            "open_since": ago(200),
        },
        by=by,
    )
    records.add(
        APPEARANCES,
        {
            "case_no": "（演示）行初 1 号",
            "heard_on": ago(100),
            "rank": Rank.DEPUTY,
            "has_spoken": True,
            "result": Result.DISMISSED,
        },
        by=by,
    )
    checked = {"checked_on": ago(110), "topic": "执法记录和公示", "checked": "综合行政执法队"}
    records.add(CHECKS, checked | {"found": 2}, by=by)
    for text, due, done in (("执法记录仪使用不规范", 20, None), ("公示不及时", 60, 65)):
        values = {
            "source": IssueSource.RULE_OF_LAW,
            "issue": text,
            "found_on": ago(100),
            "due_on": ago(due),
            "rectified_on": ago(done) if done else None,
            "way": Rectification.RECTIFIED if done else None,
        }
        records.add(ISSUES, values, by=by)
