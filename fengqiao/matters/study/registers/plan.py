"""The year's study plan."""

from __future__ import annotations

from fengqiao.engines.registers.columns import Choice, Day, Months, Text, Year
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.sheet import Sheet

from ..models import PlanItem
from ..words import Recorded
from .items import RECORDED, REMARK

PLAN = Register(
    key="study.plan",
    label="年度学法计划",
    unit="项",
    model=PlanItem,
    title="topic",
    identity=("year", "months", "topic"),
    sentence="{months}|，{topic}|（{audience}）|，{lead}牵头",
    hint="一年学什么、哪个月学、谁来学、谁牵头；学了没有，由学习记录得出。",
    sheet=Sheet(needed=(("topic",), ("months",)), named=("学法计划", "学习计划", "计划")),
    fields=(
        Text(
            "topic",
            "专题",
            ("专题", "学习专题", "学习主题", "主题", "学习内容", "计划内容"),
            needed=True,
            longest=120,
            personal=False,
            copied=False,
        ),
        Year("year", "年份", ("年份", "年度"), needed=True),
        Months(
            "months",
            "月份",
            ("月份", "计划月份", "计划时间", "时间安排", "学习时间", "时间"),
            needed=True,
        ),
        Text(
            "audience",
            "对象",
            ("对象", "学习对象", "参加对象", "参加人员", "范围"),
            longest=60,
            personal=False,
        ),
        Text(
            "lead",
            "牵头",
            ("牵头", "牵头单位", "牵头部门", "责任单位", "责任部门", "负责人", "责任人"),
            longest=60,
            personal=False,
        ),
        Day(
            "approved_on",
            "计划审定日期",
            ("审定日期", "计划审定日期", "印发日期"),
            hint="年度学法计划哪天审定，同一份计划的各项写同一天",
            more=True,
            listed=False,
            copied=True,
        ),
        Choice(
            "recorded",
            "登记的完成情况",
            ("完成情况", "是否完成", "落实情况", "进度"),
            words=Recorded,
            spellings=RECORDED,
            hint="旧计划里写的；有学习记录对上的，以学习记录为准",
            more=True,
            listed=False,
            copied=False,
        ),
        REMARK,
    ),
)
