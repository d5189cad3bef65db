"""How a task runs: assigned, in hand, done with evidence; or cancelled with a reason.

No law sets this: the day by which a task is due is written into the task itself, and the clock counts to it.
"""

from fengqiao.engines.procedures import Clock, Procedure, Step, days, demands, effects

from . import acts, rules
from .words import OPEN_STAGES, Stage

TASK = Procedure(
    key="task",
    label="任务督办",
    law="",
    version=1,
    matter="leadership",
    births=("add_task", "backfill_task"),
    corrections=("amend_task", "void_task", "restore_task", "take_back_task", "undo_task"),
    stages=Stage,
    start=Stage.ASSIGNED,
    final=(),
    steps=(
        Step(
            key="take_on",
            label="开始推进",
            at=(Stage.ASSIGNED,),
            to=Stage.DOING,
            by="leadership.handle",
        ),
        Step(
            key="finish",
            label="完成销号",
            at=OPEN_STAGES,
            to=Stage.DONE,
            by="leadership.handle",
            needs=(demands.is_said("result", "请写明完成情况"), rules.evidence_is_there),
            effect=acts.finish,
            hides=("result", "evidence"),
        ),
        Step(
            key="extend",
            label="延期",
            at=OPEN_STAGES,
            to=None,
            by="leadership.assign",
            needs=(demands.reason_is_given, rules.new_day_is_later),
            effect=effects.extend_to("due_on"),
            shows=("due_on", "due_on_before"),
        ),
        Step(
            key="cancel",
            label="取消任务",
            at=OPEN_STAGES,
            to=Stage.CANCELLED,
            by="leadership.assign",
            needs=(demands.reason_is_given,),
            effect=effects.close,
        ),
        Step(
            key="reopen",
            label="重新推进",
            at=(Stage.DONE, Stage.CANCELLED),
            to=Stage.DOING,
            by="leadership.assign",
            needs=(demands.reason_is_given, rules.due_day_lies_ahead),
            effect=acts.reopen,
            shows=("due_on", "closed_on_before"),
        ),
    ),
    clocks=(
        Clock(
            key="due",
            label="完成时限",
            starts=("register", "reopen"),
            stops=("finish", "cancel"),
            within=days(0),
            until="due_on",
            basis="交办时写明的完成日期",
        ),
    ),
)
