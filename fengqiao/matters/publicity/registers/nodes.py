"""The calendar: days, weeks and months of the year on which laws are made known."""

from __future__ import annotations

from fengqiao.engines.registers.columns import Choice, Count, Laws, Text
from fengqiao.engines.registers.register import Register

from ..models import Node
from ..words import Weekday


def names_of(node: Node) -> tuple[str, ...]:
    """What people call a node: its name first."""
    return (node.name, *(one for one in node.spellings.split("、") if one))


NODES = Register(
    key="publicity.nodes",
    label="普法日历",
    unit="个节点",
    model=Node,
    title="name",
    identity=("name",),
    listed_by=("month", "id"),
    hint="每年都有的节点；到提前准备的日子，会提醒安排活动。",
    fields=(
        Text("name", "名称", ("节点名称", "节点"), needed=True, longest=60, personal=False),
        Count("month", "月", ("月份",), needed=True),
        Count("day", "日", hint="整月的节点不填"),
        Count("nth", "第几个", hint="按星期定的节点：如 9 月第 3 个星期六", more=True),
        Choice("weekday", "星期几", words=Weekday, more=True, filtered=False),
        Count("lasts", "持续天数", hint="按星期定、不止一天的，如 7 天", more=True, listed=False),
        Count("ends_month", "止于月", listed=False),
        Count("ends_day", "止于日", listed=False),
        Count("lead_days", "提前准备天数", needed=True, default=14),
        Laws("norms", "相关法律"),
        Text(
            "spellings",
            "其他写法",
            hint="旧台账里的叫法，用顿号隔开",
            longest=200,
            personal=False,
            listed=False,
        ),
    ),
)
