"""Tasks, urging, the items of the plan."""

from __future__ import annotations

from django.db.models import QuerySet

from fengqiao.engines.figures import Period, figure
from fengqiao.engines.figures.dimensions import by_month, by_words

from .. import queries
from ..words import Stage
from .parts import READS

STAGE = by_words("stage", "进度", "stage", Stage)

TASK_COLUMNS = (
    ("任务", "title"),
    ("责任单位或责任人", "owner_text"),
    ("交办日期", "registered_on"),
    ("完成时限", "due_on"),
    ("进度", "get_stage_display"),
    ("办结日期", "closed_on"),
)


@figure(
    "leadership.tasks_assigned",
    label="交办任务",
    unit="项",
    counts="交办日期在期内的任务；取消的、作废的不计",
    by=(STAGE, by_month("registered_on")),
    columns=TASK_COLUMNS,
    order=("-registered_on", "-id"),
    page="leadership.tasks:show",
    opens_with="leadership.tasks",
)
def tasks_assigned(period: Period) -> QuerySet:
    return queries.assigned_in(period)


@figure(
    "leadership.tasks_finished",
    label="完成任务",
    unit="项",
    counts="办结日期在期内、已完成的任务；旧台账只写“完成”、没有办结日期的，按交办日期计",
    columns=TASK_COLUMNS,
    order=("-registered_on", "-id"),
    page="leadership.tasks:show",
    opens_with="leadership.tasks",
)
def tasks_finished(period: Period) -> QuerySet:
    return queries.finished_in(period)


@figure(
    "leadership.tasks_urged",
    label="督办任务",
    unit="次",
    counts="督办日期在期内的督办，一次督办计一次；同一项任务督办几次计几次",
    by=(by_month("on"),),
    columns=(("督办日期", "on"), ("任务", "task"), ("督办人", "by_text"), ("督办意见", "note")),
    order=("-on", "-id"),
    opens_with="leadership.tasks",
)
def tasks_urged(period: Period) -> QuerySet:
    return queries.urged_in(period)


@figure(
    "leadership.plan_items",
    label="年度计划项目",
    unit="项",
    counts="计划年份在期内的计划项；作废的不计",
    columns=(
        ("计划年份", "year"),
        ("计划部分", "section"),
        ("计划内容", "text"),
        ("目标", "target"),
        ("进展", "get_progress_display"),
    ),
    order=("-year", "-id"),
    page="leadership.plan:show",
    opens_with=READS,
)
def plan_items(period: Period) -> QuerySet:
    return queries.plan_items_in(period)


FIGURES = (tasks_assigned, tasks_finished, tasks_urged, plan_items)
