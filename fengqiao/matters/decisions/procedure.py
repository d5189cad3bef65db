"""The procedure of a lawful decision: gates in their lawful order (重大行政决策程序暂行条例, governance.md §5.1).

The regulation binds governments of counties and above; a street follows it by the rules of its province and
city, so nothing here is printed as its law. Two things are held without exception: nothing is decided before
a passed legality review, and opinions are answered before anybody decides. A gate is closed one of three
ways: done, not applicable with a reason, exempt with the rule that says so.
"""

from fengqiao.engines.procedures import (
    Agreed,
    Clock,
    Procedure,
    Step,
    demands,
    effects,
    restoration,
    workdays,
)

from . import acts, rules
from .words import PREPARATION, UNDECIDED, GateKind, Stage

# The step that closes each gate before the review.
STEP_OF = {
    GateKind.PARTICIPATION: "consult",
    GateKind.EXPERTS: "argue",
    GateKind.RISK: "assess",
    GateKind.COMPETITION: "compete",
}
GATE_FACTS = {"shows": ("gate", "way", "evidence"), "hides": ("why",)}
VOTES = ("attended", "votes_for", "votes_against", "votes_abstained", "verdict", "meeting")
DECIDING = (
    rules.review_has_passed,
    rules.opinions_are_answered,
    rules.not_before_review,
    rules.votes_add_up,
    rules.dissent_is_kept,
)


def _preparing(kind: GateKind) -> Step:
    """A gate before the review: in any order among themselves, all of them before it."""
    return Step(
        key=STEP_OF[kind],
        label=str(kind.label),
        at=(Stage.PROPOSED, Stage.RETURNED),
        to=None,
        by="decisions.keep",
        needs=(rules.gate_is_open(kind), rules.way_is_backed),
        effect=acts.closing(kind),
        **GATE_FACTS,
    )


def _following(key: str, kind: GateKind, at: Stage, to: Stage | None, *needs: rules.Rule) -> Step:
    """A gate after the decision: one after the other."""
    return Step(
        key=key,
        label=str(kind.label),
        at=(at,),
        to=to,
        by="decisions.keep",
        needs=(rules.gate_is_open(kind), *needs, rules.way_is_backed),
        effect=acts.closing(kind),
        **GATE_FACTS,
    )


VOID = Step(
    key="void",
    label="作废",
    at=(*UNDECIDED, Stage.DECIDED, Stage.REJECTED, Stage.WITHDRAWN),
    to=Stage.VOID,
    by="decisions.amend",
    needs=(demands.reason_is_given,),
    effect=effects.void,
)

DECISION = Procedure(
    key="decision",
    label="依法决策",
    law="",
    version=1,
    matter="decisions",
    stages=Stage,
    start=Stage.PROPOSED,
    corrections=("amend", "take_back_decision", "undo_import"),
    final=(Stage.ARCHIVED, Stage.VOID),
    steps=(
        *(_preparing(kind) for kind in PREPARATION),
        Step(
            key="submit",
            label="送合法性审查",
            at=(Stage.PROPOSED, Stage.RETURNED),
            to=Stage.UNDER_REVIEW,
            by="decisions.keep",
            needs=(rules.preparation_is_closed,),
            effect=acts.submit,
            shows=("review", "round"),
            hides=("adviser",),
        ),
        Step(
            key="pass_review",
            label="审查通过",
            at=(Stage.UNDER_REVIEW,),
            to=Stage.REVIEWED,
            by="decisions.review",
            needs=(rules.opinions_within,),
            effect=acts.pass_review,
            dated="reviewed_on",
            shows=("review", "conclusion", "opinions_count"),
            hides=("opinions", "reviewer"),
        ),
        Step(
            key="return_review",
            label="审查不通过，退回",
            at=(Stage.UNDER_REVIEW,),
            to=Stage.RETURNED,
            by="decisions.review",
            needs=(demands.reason_is_given,),
            effect=acts.return_review,
            shows=("review", "conclusion", "opinions_count"),
            hides=("opinions", "reviewer"),
        ),
        Step(
            key="extend",
            label="延长审查期限",
            at=(Stage.UNDER_REVIEW,),
            to=None,
            by="decisions.review",
            needs=(demands.reason_is_given, demands.days_are_given(60, "工作日")),
            effect=effects.extend,
            shows=("days",),
        ),
        Step(
            key="decide",
            label="集体讨论决定",
            at=UNDECIDED,
            to=Stage.DECIDED,
            by="decisions.decide",
            needs=(*DECIDING, rules.majority_or_reason),
            effect=acts.decide,
            shows=VOTES,
            hides=("dissent", "head_differs"),
        ),
        Step(
            key="reject",
            label="讨论未予通过",
            at=(Stage.REVIEWED, Stage.DEFERRED),
            to=Stage.REJECTED,
            by="decisions.decide",
            needs=DECIDING,
            effect=acts.reject,
            shows=VOTES,
            hides=("dissent", "head_differs"),
        ),
        Step(
            key="defer",
            label="暂缓决定，再次讨论",
            at=(Stage.REVIEWED,),
            to=Stage.DEFERRED,
            by="decisions.decide",
            needs=(rules.review_has_passed, demands.reason_is_given),
        ),
        Step(
            key="change",
            label="修改后重新送审",
            at=(Stage.REVIEWED, Stage.DEFERRED),
            to=Stage.UNDER_REVIEW,
            by="decisions.keep",
            needs=(demands.reason_is_given,),
            effect=acts.resubmit,
            shows=("review", "round"),
            hides=("adviser",),
        ),
        _following("report", GateKind.REPORT, Stage.DECIDED, None),
        _following(
            "publish",
            GateKind.PUBLICATION,
            Stage.DECIDED,
            Stage.PUBLISHED,
            rules.earlier_gate_is_closed(GateKind.REPORT),
        ),
        _following("execute", GateKind.EXECUTION, Stage.PUBLISHED, Stage.EXECUTED),
        _following("evaluate", GateKind.EVALUATION, Stage.EXECUTED, Stage.EVALUATED),
        Step(
            key="archive",
            label="归档",
            at=(Stage.EVALUATED, Stage.REJECTED, Stage.WITHDRAWN),
            to=Stage.ARCHIVED,
            by="decisions.keep",
            effect=acts.archive,
            **GATE_FACTS,
        ),
        Step(
            key="reopen_gate",
            label="重开关口",
            at=(Stage.PROPOSED, Stage.RETURNED),
            to=None,
            by="decisions.amend",
            needs=(rules.gate_can_reopen, demands.reason_is_given),
            effect=acts.reopen_gate,
            shows=("gate", "way_before"),
            hides=("evidence_before",),
        ),
        Step(
            key="withdraw",
            label="撤回",
            at=UNDECIDED,
            to=Stage.WITHDRAWN,
            by="decisions.keep",
            needs=(demands.reason_is_given,),
        ),
        VOID,
        restoration.of(VOID),
    ),
    clocks=(
        Clock(
            key="review",
            label="合法性审查期限",
            starts=("submit", "change"),
            stops=("pass_review", "return_review", "withdraw", "archive", "void"),
            within=workdays(7),
            extended_by={"extend": Agreed("days", workdays)},
            setting="decisions.review_days",
            basis="本街道的设置，可以更改；法定期限请以现行规定为准",
        ),
    ),
)
