"""What a report owns up to, and what the next year's plan answers to it."""

from __future__ import annotations

from typing import Any

from fengqiao.engines.registers.columns import Children, Choice, Count, Link, Money, Text, Year
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.rules import Rule
from fengqiao.engines.registers.sheet import Sheet
from fengqiao.engines.registers.words import Reason

from .. import queries
from ..models import PlanItem, Shortcoming, ShortcomingFigure
from ..words import Progress
from . import panels
from .measured import FigureKey


def _target_without_figure(values: dict[str, Any]) -> bool:
    return values.get("target") is not None and not values.get("figure")


PLAN = Register(
    key="leadership.plan",
    label="年度计划",
    unit="项",
    model=PlanItem,
    title="text",
    identity=("year", "text"),
    rules=(
        Rule(
            "target",
            Reason.UNKNOWN_CATEGORY,
            _target_without_figure,
            "写了目标数，就要选用哪个指标来衡量",
        ),
    ),
    panels=panels.of_plan,
    sentence="{year}年：{text}|（{owner_text}）",
    hint="一条计划一个衡量办法：选一个指标和目标数，或者由人写明进展。",
    sheet=Sheet(named=("年度计划", "工作计划", "工作要点")),
    fields=(
        Year("year", "计划年份", ("计划年份", "年份", "年度"), needed=True),
        Text("section", "计划部分", ("计划部分", "部分", "板块"), longest=60, personal=False),
        Text(
            "text",
            "计划内容",
            ("计划内容", "工作内容", "工作任务", "计划事项"),
            needed=True,
            longest=500,
            lines=3,
            personal=False,
        ),
        FigureKey("figure", "衡量指标"),
        Money("target", "目标数", ("目标", "目标数", "目标值"), unit=""),
        Text(
            "owner_text",
            "责任单位",
            ("责任单位", "责任科室", "牵头单位"),
            longest=60,
            personal=False,
        ),
        Choice(
            "progress",
            "进展",
            words=Progress,
            default=Progress.NOT_BEGUN,
            needed=True,
            copied=False,
        ),
        Link(
            "answers",
            "针对的不足",
            rows=queries.shortcomings,
            names=lambda one: (f"{one.year}年：{one.heading}",),
            page="leadership.shortcomings:show",
            listed=False,
        ),
        Count("position", "次序", default=0, more=True, listed=False),
    ),
)

SHORTCOMINGS = Register(
    key="leadership.shortcomings",
    label="不足与原因",
    unit="条",
    model=Shortcoming,
    title="heading",
    identity=("year", "heading"),
    panels=panels.of_shortcoming,
    sentence="{heading}：{text}|原因：{cause}",
    hint="年报里承认的不足，用指标说话；下一年的计划逐条回应它。",
    sheet=Sheet(named=("存在的不足", "不足和原因")),
    fields=(
        Year("year", "年报年份", ("年份", "年度"), needed=True),
        Text(
            "heading",
            "小标题",
            ("小标题", "不足", "问题"),
            needed=True,
            longest=60,
            personal=False,
        ),
        Text(
            "text",
            "具体表现",
            ("具体表现", "表现"),
            needed=True,
            longest=1000,
            lines=4,
            personal=False,
            listed=False,
        ),
        Text("cause", "原因", ("原因", "原因分析"), longest=1000, lines=3, personal=False),
        Children(
            "figures",
            "用哪些指标说明",
            model=ShortcomingFigure,
            parent="shortcoming",
            blank=2,
            listed=False,
            columns=(
                FigureKey("figure", "指标", needed=True),
                Year("year", "哪一年", needed=True, filtered=False),
            ),
        ),
        Count("position", "次序", default=0, more=True, listed=False),
    ),
)
