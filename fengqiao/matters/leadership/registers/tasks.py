"""Tasks: what was deployed, to whom, until when. Their procedure (procedure.py) takes them on from here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from fengqiao.engines.registers import acts as records
from fengqiao.engines.registers.columns import Choice, Count, Day, Link, Person, Text
from fengqiao.engines.registers.panels import Mark
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.rules import Rule
from fengqiao.engines.registers.sheet import Sheet
from fengqiao.engines.registers.words import Reason
from fengqiao.trunk.people.actors import Actor
from fengqiao.trunk.people.models import Person as Staff
from fengqiao.trunk.people.roster import said_of

from .. import queries
from ..models import Task
from ..words import Stage
from . import panels
from .links import ItemLink, TaskPlace

TASK_VERSION = 1
LATE = "完成时限早于交办日期，请核对"


def _begun(task: Task, tables: Mapping[str, Sequence[dict[str, Any]]]) -> None:
    """A task keeps the version of the procedure under which it was assigned."""
    if not task.procedure_key:
        task.procedure_key, task.procedure_version = "task", TASK_VERSION
    task.stage = task.stage or Stage.ASSIGNED


def _due_before_assigned(values: dict[str, Any]) -> bool:
    begun, due = values.get("registered_on"), values.get("due_on")
    return begun is not None and due is not None and due < begun


def _closed_before_assigned(values: dict[str, Any]) -> bool:
    begun, closed = values.get("registered_on"), values.get("closed_on")
    return begun is not None and closed is not None and closed < begun


def _with_it(task: Task) -> Iterable[QuerySet]:
    """What was asked and shown of a task stands where the task stands."""
    yield task.urgings.all()
    yield task.evidences.all()


TASKS = Register(
    key="leadership.tasks",
    label="工作任务",
    unit="项",
    model=Task,
    title="title",
    day="registered_on",
    identity=("registered_on", "title", "owner"),
    reads="leadership.tasks",
    keeps="leadership.assign",
    settle=_begun,
    with_it=_with_it,
    rules=(
        Rule("due_on", Reason.CLOSED_BEFORE_REGISTERED, _due_before_assigned, LATE),
        Rule("closed_on", Reason.CLOSED_BEFORE_REGISTERED, _closed_before_assigned),
    ),
    panels=panels.of_task,
    marks=lambda task, on: Mark.of_day(task.due_on, on) if task.is_open else None,
    sentence="{registered_on}交办{owner}：{title}|，{due_on}前完成|，{stage}",
    hint="会上部署的、文件要求的、计划里的，都落成任务：谁办、哪天前办完；办完凭佐证销号。",
    sheet=Sheet(named=("工作部署", "任务分解", "督办台账", "重点任务", "任务台账")),
    fields=(
        Text(
            "title",
            "任务",
            (
                "任务",
                "任务名称",
                "事项",
                "工作事项",
                "部署事项",
                "工作任务",
                "重点任务",
                "任务内容",
            ),
            needed=True,
            longest=120,
            personal=False,
        ),
        Person(
            "owner",
            "责任单位或责任人",
            ("责任单位", "责任人", "承办单位", "责任科室", "牵头单位", "责任部门"),
            needed=True,
        ),
        Day(
            "registered_on",
            "交办日期",
            ("部署日期", "交办日期", "部署时间", "交办时间", "日期"),
            needed=True,
        ),
        Day(
            "due_on",
            "完成时限",
            ("完成时限", "时限", "办理时限", "要求完成时间", "截止日期"),
            planned=True,
        ),
        Choice(
            "stage",
            "进度",
            ("进度", "进展", "完成情况", "办理情况", "状态"),
            words=Stage,
            default=Stage.ASSIGNED,
            entered=False,
            spellings={
                "完成": Stage.DONE,
                "办结": Stage.DONE,
                "销号": Stage.DONE,
                "未完成": Stage.DOING,
                "进行中": Stage.DOING,
                "正在": Stage.DOING,
                "推进": Stage.DOING,
                "未启动": Stage.ASSIGNED,
                "未开始": Stage.ASSIGNED,
            },
        ),
        Day(
            "closed_on",
            "办结日期",
            ("办结日期", "完成日期", "销号日期"),
            entered=False,
            listed=False,
        ),
        ItemLink(
            "agenda_item",
            "来自议题",
            listed=False,
            copied=False,
        ),
        Link(
            "document",
            "来自文件",
            rows=queries.documents_list,
            page="leadership.documents:show",
            listed=False,
            copied=False,
        ),
        Link(
            "plan_item",
            "来自计划",
            rows=queries.plan_items,
            names=lambda item: (f"{item.year}年：{item}",),
            page="leadership.plan:show",
            listed=False,
            copied=False,
        ),
        Text("result", "完成情况", longest=300, entered=False, listed=False),
        TaskPlace("community", "责任辖区", ("社区", "责任社区"), more=True, listed=False),
        Text(
            "detail",
            "要求",
            ("要求", "工作要求", "具体要求", "备注"),
            longest=1000,
            lines=3,
            more=True,
            listed=False,
            copied=False,
        ),
        Count("urged_count", "督办次数", entered=False, unit="次", default=0, listed=False),
    ),
)


def hand_task(task: Task, to: Staff, *, by: Actor, reason: str) -> Task:
    """This will give an open task to another person."""
    fresh: Task = records.amend(TASKS, task, {"owner": (to, said_of(to))}, by=by, reason=reason)
    return fresh
