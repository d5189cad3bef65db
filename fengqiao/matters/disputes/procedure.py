"""The light procedure (劝导、协调、帮扶、引导): how most of a street's disputes are settled.

It is no people's mediation and never enters the ministry's table; whoever wants that is told so. The only
clock is the office's own custom for ordinary cases of a community (mediation.md §3.4 T18, 5–7 days in the
places read): a setting, not law.
"""

from fengqiao.engines.procedures import Clock, Procedure, Step, agreed_days, days, demands, effects

from . import acts, rules
from .words import OPEN_STAGES, Paper, Stage

WORKING = (Stage.REGISTERED, Stage.HANDLING)
CLOSED = (
    Stage.DONE,
    Stage.GUIDED,
    Stage.HANDED_OVER,
    Stage.REFUSED,
    Stage.FAILED,
    Stage.WITHDRAWN,
)

LIGHT = Procedure(
    key="light",
    label="劝导协调",
    law="",
    version=1,
    matter="disputes",
    stages=Stage,
    start=Stage.REGISTERED,
    final=(Stage.VOID,),
    steps=(
        Step(
            key="handle",
            label="开始办理",
            at=(Stage.REGISTERED,),
            to=Stage.HANDLING,
            by="disputes.handle",
            effect=acts.take_on,
            shows=("method", "handler"),
            hides=("handler_text",),
        ),
        Step(
            key="done",
            label="化解办结",
            at=WORKING,
            to=Stage.DONE,
            by="disputes.handle",
            needs=(rules.outcome_fits, rules.both_sides_are_known),
            effect=acts.settle,
            shows=("outcome",),
            hides=("outcome_text",),
        ),
        Step(
            key="guide",
            label="引导",
            at=WORKING,
            to=Stage.GUIDED,
            by="disputes.handle",
            needs=(rules.a_road_is_told,),
            effect=acts.guide,
            shows=("outcome", "routes"),
            hides=("outcome_text",),
        ),
        Step(
            key="hand_over",
            label="移送",
            at=WORKING,
            to=Stage.HANDED_OVER,
            by="disputes.handle",
            needs=(demands.is_said("receiver", "请写明移送给哪个单位"),),
            effect=acts.hand_over,
            papers=(Paper.HAND_OVER,),
            shows=("outcome", "receiver", "acknowledged"),
        ),
        Step(
            key="refuse",
            label="当事人明确拒绝",
            at=WORKING,
            to=Stage.REFUSED,
            by="disputes.handle",
            needs=(rules.a_road_is_told,),
            effect=acts.refuse,
            papers=(Paper.REFUSAL,),
            article="人民调解法第十七条",
            shows=("outcome", "side", "routes"),
        ),
        Step(
            key="fail",
            label="未能化解",
            at=WORKING,
            to=Stage.FAILED,
            by="disputes.handle",
            needs=(rules.a_road_is_told,),
            effect=acts.fail,
            shows=("outcome", "routes"),
            hides=("outcome_text",),
        ),
        Step(
            key="withdraw",
            label="当事人撤回",
            at=(*WORKING, Stage.SUSPENDED),
            to=Stage.WITHDRAWN,
            by="disputes.handle",
            effect=acts.withdraw,
            shows=("outcome", "side"),
        ),
        Step(
            key="extend",
            label="延长期限",
            at=WORKING,
            to=None,
            by="disputes.handle",
            needs=(demands.reason_is_given, demands.days_are_given(180)),
            effect=effects.extend,
            shows=("days",),
        ),
        Step(
            key="suspend",
            label="中止",
            at=WORKING,
            to=Stage.SUSPENDED,
            by="disputes.handle",
            needs=(demands.reason_is_given,),
        ),
        Step(
            key="resume",
            label="恢复办理",
            at=(Stage.SUSPENDED,),
            to=Stage.HANDLING,
            by="disputes.handle",
        ),
        Step(
            key="reopen",
            label="重新办理",
            at=CLOSED,
            to=Stage.HANDLING,
            by="disputes.handle",
            needs=(demands.reason_is_given,),
            effect=effects.reopen("outcome_text"),
            shows=("outcome_before", "closed_on_before"),
        ),
        Step(
            key="void",
            label="作废",
            at=(*OPEN_STAGES, *CLOSED),
            to=Stage.VOID,
            by="disputes.amend",
            needs=(demands.reason_is_given,),
            effect=acts.void,
            shows=("outcome_before",),
        ),
    ),
    clocks=(
        Clock(
            key="handle",
            label="办理期限",
            starts=("register", "reopen"),
            stops=("done", "guide", "hand_over", "refuse", "fail", "withdraw", "void"),
            within=days(7),
            extended_by={"extend": agreed_days},
            paused_by=("suspend", "resume"),
            setting="disputes.light_days",
            basis="本街道一般纠纷办理习惯，可在设置里更改；不是法定期限",
        ),
    ),
)
