"""How what comes in is answered: received, assigned, answered, closed; extended, handed over, taken back.

One way for all kinds, and a clock for each. No length below is printed as law: they are the office's
settings (`supervision.<kind>_days`), and stand here as what an office begins with. Courts set their own
dates: lawsuits and reconsiderations have no clock of ours.
"""

from __future__ import annotations

from typing import Any

from fengqiao.engines.procedures import (
    Agreed,
    Clock,
    Procedure,
    Span,
    Step,
    days,
    demands,
    effects,
    restoration,
    workdays,
)
from fengqiao.engines.procedures.steps import take
from fengqiao.trunk.people.actors import Actor
from fengqiao.trunk.people.roster import said_of

from . import acts, rules
from .words import CASES, CLOSED_STAGES, OPEN_STAGES, Kind, Stage

HANDLING = (Stage.RECEIVED, Stage.ASSIGNED)
BASIS = "本街道的设置，可以更改；法定期限请以现行规定为准"

LENGTHS: dict[Kind, Span] = {
    Kind.COMPLAINT: workdays(15),
    Kind.HOTLINE: workdays(5),
    Kind.PETITION: days(60),
    Kind.CONGRESS: days(90),
    Kind.CONSULTATIVE: days(90),
    Kind.JUDICIAL: days(60),
    Kind.PROCURATORIAL: days(60),
    Kind.MEDIA: workdays(5),
    Kind.OPEN_INFORMATION: workdays(20),
}

VOID = Step(
    key="void",
    label="作废",
    at=(*OPEN_STAGES, *CLOSED_STAGES),
    to=Stage.VOID,
    by="supervision.keep",
    needs=(rules.bypasses_who_is_named, demands.reason_is_given),
    effect=effects.void,
)

STEPS = (
    Step(
        key="assign",
        label="交办",
        at=HANDLING,
        to=Stage.ASSIGNED,
        by="supervision.keep",
        needs=(
            rules.bypasses_who_is_named,
            rules.somebody_handles,
            rules.handler_is_not_named,
        ),
        effect=acts.assign,
        shows=("unit", "handler"),
        hides=("handler_text",),
    ),
    Step(
        key="answer",
        label="答复",
        at=HANDLING,
        to=Stage.ANSWERED,
        by="supervision.keep",
        needs=(
            rules.bypasses_who_is_named,
            demands.is_said("answer", "请写明答复了什么"),
            rules.suggestion_is_weighed,
        ),
        effect=acts.answer,
        shows=("adoption",),
        hides=("answer",),
    ),
    Step(
        key="close",
        label="办结",
        at=(Stage.ANSWERED,),
        to=Stage.CLOSED,
        by="supervision.keep",
        needs=(rules.bypasses_who_is_named, rules.result_is_said),
        effect=acts.close,
        shows=("outcome", "satisfaction", "result"),
    ),
    Step(
        key="hand_over",
        label="转交有权机关",
        at=HANDLING,
        to=Stage.HANDED_OVER,
        by="supervision.keep",
        needs=(rules.bypasses_who_is_named, demands.is_said("receiver", "请写明转交给哪个单位")),
        effect=acts.hand_over,
        shows=("receiver",),
    ),
    Step(
        key="extend",
        label="延长期限",
        at=HANDLING,
        to=None,
        by="supervision.keep",
        needs=(rules.bypasses_who_is_named, demands.reason_is_given, demands.days_are_given(180)),
        effect=effects.extend,
        shows=("days",),
    ),
    Step(
        key="withdraw",
        label="来件人撤回",
        at=OPEN_STAGES,
        to=Stage.WITHDRAWN,
        by="supervision.keep",
        needs=(rules.bypasses_who_is_named,),
        effect=effects.close,
    ),
    Step(
        key="reopen",
        label="重新办理",
        at=CLOSED_STAGES,
        to=Stage.ASSIGNED,
        by="supervision.keep",
        needs=(rules.bypasses_who_is_named, demands.reason_is_given),
        effect=effects.reopen("satisfaction", "result", "answered_on", "receiver"),
        shows=("outcome_before", "closed_on_before"),
    ),
    VOID,
    restoration.of(VOID),
)


def _clock(kind: Kind, length: Span) -> Clock:
    unit = workdays if length.unit == "workdays" else days
    return Clock(
        key="answer",
        label="答复期限",
        starts=("register", "reopen"),
        stops=("answer", "close", "hand_over", "withdraw", "void"),
        within=length,
        extended_by={"extend": Agreed("days", unit)},
        setting=f"supervision.{kind}_days",
        basis=BASIS,
    )


def _answering(kind: Kind) -> Procedure:
    return Procedure(
        key=f"answer_{kind}",
        label=f"{kind.label}办理",
        law="",
        version=1,
        matter="supervision",
        stages=Stage,
        start=Stage.RECEIVED,
        final=(Stage.VOID,),
        steps=STEPS,
        clocks=(_clock(kind, LENGTHS[kind]),) if kind not in CASES else (),
        births=("add_incoming", "backfill_incoming"),
        corrections=("amend_incoming", "void_incoming", "take_back_incoming", "undo_incoming"),
        voided_by="void_incoming",
    )


ANSWERING = {kind: _answering(kind) for kind in Kind}
PROCEDURES = tuple(ANSWERING.values())


def hand_to(case: Any, to: Any, *, by: Actor, reason: str) -> Any:
    """This will assign an unanswered matter to another person; nobody takes over a complaint about herself."""
    procedure = ANSWERING[Kind(case.kind)]
    whom = {"unit": case.unit, "handler": to, "handler_text": said_of(to)}
    return take(procedure, "assign", case, by=by, reason=reason, **whom)
