"""Places where law is always to be seen."""

from __future__ import annotations

from datetime import date

from fengqiao.engines.registers.columns import Choice, Day, Place, Text
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.rules import not_above
from fengqiao.engines.registers.sheet import Sheet
from fengqiao.engines.registers.words import Reason
from fengqiao.ground.dates import EARLIEST

from ..models import Site
from ..words import SiteKind

OLDEST = date(EARLIEST, 1, 1)  # an old hall is a place of law too

SITES = Register(
    key="publicity.sites",
    label="普法阵地",
    unit="处",
    model=Site,
    title="name",
    identity=("community", "name"),
    rules=(not_above("built_on", "closed_on", Reason.CLOSED_BEFORE_REGISTERED),),
    sentence="{community}|的{name}|（{kind}）",
    hint="公园、长廊、宣传栏、书架：一处一条，更新了内容就改“最近更新”。",
    sheet=Sheet(named=("普法阵地", "宣传阵地")),
    fields=(
        Text(
            "name",
            "名称",
            ("阵地名称", "名称", "场所名称"),
            needed=True,
            longest=80,
            personal=False,
        ),
        Choice(
            "kind",
            "种类",
            ("阵地类型", "种类", "类型", "类别"),
            words=SiteKind,
            terms="publicity.site_kind",
            needed=True,
            spellings={
                "公园": SiteKind.PARK,
                "广场": SiteKind.PARK,
                "长廊": SiteKind.CORRIDOR,
                "宣传栏": SiteKind.BOARD,
                "橱窗": SiteKind.BOARD,
                "屏": SiteKind.SCREEN,
                "书": SiteKind.BOOKSHELF,
                "室": SiteKind.ROOM,
            },
        ),
        Place("community", "社区", ("社区", "社区村", "所在社区", "村居"), needed=True),
        Text("address", "地址", ("地址", "地点", "位置"), longest=120, personal=False),
        Day(
            "built_on",
            "建成日期",
            ("建成日期", "建成时间", "建设时间"),
            filtered=False,
            since=OLDEST,
        ),
        Day("renewed_on", "最近更新", ("更新日期", "更新时间"), filtered=False),
        Day("closed_on", "停用日期", filtered=False, listed=False, more=True),
        Text("remark", "备注", ("备注",), longest=300, remark=True, more=True, listed=False),
    ),
)
