"""The year's plan."""

from __future__ import annotations

from fengqiao.engines.registers.columns import Count, Laws, Link, Months, Text, Year
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.sheet import Sheet

from .. import queries
from ..models import PlanItem
from .nodes import names_of

PLAN = Register(
    key="publicity.plan",
    label="年度普法计划",
    unit="项",
    model=PlanItem,
    noun="plan_item",
    title="topic",
    identity=("year", "topic"),
    listed_by=("-year", "id"),
    sentence="{months}，|“{topic}”|，计划{times}次|，由{responsible}负责",
    hint="年初定的：做什么、几月、谁负责、几次。登记活动时选上它，做了几次自己会数。",
    sheet=Sheet(named=("普法计划", "普法工作计划", "宣传计划")),
    fields=(
        Year("year", "年份", needed=True),
        Text(
            "topic",
            "计划事项",
            ("计划事项", "普法主题", "宣传主题", "计划内容", "工作任务", "普法内容"),
            needed=True,
            longest=120,
            personal=False,
        ),
        Months("months", "计划月份", ("计划时间", "计划月份", "月份", "时间安排", "完成时间")),
        Link(
            "node",
            "时间节点",
            ("时间节点", "节点"),
            rows=queries.nodes,
            names=names_of,
            kept_in="node_text",
            page="publicity.nodes:show",
        ),
        Laws("norms", "宣传的法律", ("宣传法律", "法律法规"), filtered=False),
        Count("times", "计划次数", ("计划次数", "场次", "次数"), needed=True, default=1, unit="次"),
        Text(
            "responsible",
            "责任单位、责任人",
            ("责任单位", "责任人", "牵头单位", "牵头", "负责人"),
            longest=60,
        ),
        Text("remark", "备注", ("备注",), longest=300, remark=True, more=True, listed=False),
    ),
)
