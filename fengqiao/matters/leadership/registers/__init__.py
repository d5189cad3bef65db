"""The ledgers of leadership, each declared once; together they are one shelf of the menu."""

from fengqiao.engines.registers.shelf import Shelf

from .duties import DUTIES, PERSONAL, SCHEMES, SHUFA
from .front import brief
from .meetings import DOCUMENTS, MEETINGS
from .plans import PLAN, SHORTCOMINGS
from .tasks import TASKS, hand_task

SHELF = Shelf(
    "leadership",
    "组织领导",
    (TASKS, MEETINGS, DOCUMENTS, PERSONAL, DUTIES, SHUFA, SCHEMES, PLAN, SHORTCOMINGS),
    hint="会上定的，落成任务；任务有佐证；佐证进年报；年报承认的不足，由下一年的计划回应。",
    panels=brief,
)

__all__ = [
    "DOCUMENTS",
    "DUTIES",
    "MEETINGS",
    "PERSONAL",
    "PLAN",
    "SCHEMES",
    "SHELF",
    "SHORTCOMINGS",
    "SHUFA",
    "TASKS",
    "hand_task",
]
