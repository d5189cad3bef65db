"""The must-know list of leaders: common and individual, with what kind of rule each item is."""

from __future__ import annotations

from fengqiao.engines.registers.columns import Choice, Months, Text, Year
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.sheet import Sheet

from ..models import ListItem
from ..words import Content, ListKind, Recorded

# What people write for the kinds of content.
CONTENT = {
    "法治思想": Content.THOUGHT,
    "重要思想": Content.THOUGHT,
    "法律": Content.STATE_LAW,
    "法律法规": Content.STATE_LAW,
    "行政法规": Content.STATE_LAW,
    "国家法规": Content.STATE_LAW,
    "地方性法规": Content.STATE_LAW,
    "宪法": Content.STATE_LAW,
    "党规": Content.PARTY_RULE,
    "党章": Content.PARTY_RULE,
    "党纪": Content.PARTY_RULE,
    "文件": Content.DOCUMENT,
    "讲话": Content.DOCUMENT,
    "会议精神": Content.DOCUMENT,
    "政策": Content.DOCUMENT,
}
# What people write for done and not done.
RECORDED = {
    "已完成": Recorded.DONE,
    "已学": Recorded.DONE,
    "完毕": Recorded.DONE,
    "是": Recorded.DONE,
    "√": Recorded.DONE,
    "已开展": Recorded.DONE,
    "未学": Recorded.NOT_DONE,
    "未开展": Recorded.NOT_DONE,
    "没有完成": Recorded.NOT_DONE,
    "进行中": Recorded.NOT_DONE,
    "推进中": Recorded.NOT_DONE,
    "否": Recorded.NOT_DONE,
    "×": Recorded.NOT_DONE,
}
REMARK = Text(
    "remark",
    "备注",
    ("备注", "说明"),
    longest=300,
    remark=True,
    more=True,
    listed=False,
    copied=False,
)

ITEMS = Register(
    key="study.items",
    label="应知应会清单",
    unit="项",
    model=ListItem,
    title="content",
    identity=("year", "scope", "post", "content"),
    sentence="{content}|（{kind}）",
    hint="领导干部本年应知应会的党内法规和国家法律；学过没有，由学习记录得出。",
    sheet=Sheet(
        needed=(("content",), ("kind", "recorded")), named=("学法清单", "应知应会", "清单")
    ),
    fields=(
        Text(
            "content",
            "学习内容",
            (
                "学习内容",
                "学习篇目",
                "清单内容",
                "应知应会内容",
                "法规名称",
                "法律法规名称",
                "篇目",
            ),
            needed=True,
            longest=120,
            personal=False,
            copied=False,
        ),
        Choice(
            "kind",
            "类别",
            ("类别", "内容类别", "种类", "性质"),
            words=Content,
            needed=True,
            spellings=CONTENT,
            other=Content.OTHER,
            kept_in="kind_text",
        ),
        Year("year", "年份", ("年份", "年度"), needed=True),
        Months("months", "计划月份", ("计划时间", "计划月份", "学习时间", "时间安排", "月份")),
        Choice(
            "recorded",
            "登记的完成情况",
            ("完成情况", "是否完成", "学习情况", "进度"),
            words=Recorded,
            spellings=RECORDED,
            hint="旧清单里写的；有学习记录对上的，以学习记录为准",
            more=True,
            copied=False,
        ),
        Choice(
            "scope",
            "清单",
            ("清单类型", "清单", "共性个性"),
            words=ListKind,
            needed=True,
            default=ListKind.COMMON,
            spellings={"共性": ListKind.COMMON, "个性": ListKind.INDIVIDUAL},
            listed=False,
        ),
        Text(
            "post",
            "适用岗位",
            ("适用岗位", "岗位", "适用对象"),
            longest=60,
            personal=False,
            hint="个性清单写明给哪个岗位",
            more=True,
            listed=False,
        ),
        REMARK,
    ),
)
