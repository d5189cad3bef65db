"""The must-know list and the year's plan against what was done."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from fengqiao.engines.figures import Rate, distinct, figure

from .. import queries
from .dimensions import ITEM, LINE


@figure(
    "study.list_items",
    label="应知应会清单内容",
    unit="项",
    counts="截至日所在年份的清单，共性和个性都算；作废的不计",
    when="on",
    **ITEM,
)
def list_items(on: date) -> QuerySet:
    return queries.listed_on(on)


@figure(
    "study.list_items_done",
    label="已学的清单内容",
    unit="项",
    counts="截至日前有学习记录对上（由人确认），或旧清单登记为完成的",
    when="on",
    **ITEM,
)
def list_items_done(on: date) -> QuerySet:
    return queries.covered_on(on)


@figure(
    "study.plan_items",
    label="年度学法计划项目",
    unit="项",
    counts="截至日所在年份的计划；作废的不计",
    when="on",
    **LINE,
)
def plan_items(on: date) -> QuerySet:
    return queries.planned_on(on)


@figure(
    "study.plan_items_done",
    label="已完成的学法计划项目",
    unit="项",
    counts="截至日前有学习记录对上（由人确认），或旧计划登记为完成的",
    when="on",
    **LINE,
)
def plan_items_done(on: date) -> QuerySet:
    return queries.met_on(on)


@figure(
    "study.plan_items_approved",
    label="已审定的学法计划项目",
    unit="项",
    counts="截至日所在年份的计划中，写明审定日期、已经审定的；作废的不计",
    when="on",
    **LINE,
)
def plan_items_approved(on: date) -> QuerySet:
    return queries.approved_on(on)


_POST = {
    "columns": (("姓名", "person"), ("职务", "title"), ("任职起", "starts_on")),
    "opens_with": "study.read",
}


@figure(
    "study.roster",
    label="应学法人员",
    unit="人",
    counts="截至日在岗的人，一人有几个岗位只计一人",
    when="on",
    measure=distinct("person"),
    **_POST,
)
def roster(on: date) -> QuerySet:
    return queries.roster_on(on)


@figure(
    "study.reached",
    label="参加过学法的人员",
    unit="人",
    counts="应学法人员中，当年到截至日至少一次学法按姓名登记了的，补学的也算；只登记人数的学法看不出是谁，不算",
    when="on",
    measure=distinct("person"),
    **_POST,
)
def reached(on: date) -> QuerySet:
    return queries.reached_on(on)


reach_rate = Rate(
    key="study.reach_rate",
    label="学法覆盖率",
    words=("学法 覆盖率", "培训 覆盖率"),
    of=reached,
    over=roster,
    counts="参加过学法的人员 ÷ 应学法人员，同一天",
)


list_done_rate = Rate(
    key="study.list_done_rate",
    label="应知应会清单完成率",
    of=list_items_done,
    over=list_items,
    counts="已学的项数除以清单项数",
)


plan_done_rate = Rate(
    key="study.plan_done_rate",
    label="年度学法计划完成率",
    of=plan_items_done,
    over=plan_items,
    counts="已完成的项数除以计划项数",
)

FIGURES = (
    list_items,
    list_items_done,
    plan_items,
    plan_items_done,
    list_done_rate,
    plan_done_rate,
    plan_items_approved,
    roster,
    reached,
    reach_rate,
)
