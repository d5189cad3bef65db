"""Activities and lectures for the public, with what they handed out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fengqiao.engines.registers.columns import (
    Children,
    Choice,
    Count,
    Day,
    Flag,
    Laws,
    Link,
    Percent,
    Person,
    Place,
    Spread,
    Text,
)
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.sheet import Sheet

from .. import queries
from ..models import Activity, Handout
from ..words import Audience, Counted, Effect, Kind, Material, Signal
from .nodes import names_of

ESTIMATED = ("约", "余", "多", "左右", "大概", "近", "上下")


def _how_counted(values: dict[str, Any], cells: Mapping[str, Any]) -> None:
    """A number of people that says 约 or 余 of itself is an estimate."""
    said = str(cells.get("attendance") or "")
    if any(word in said for word in ESTIMATED):
        values["counted"] = Counted.ESTIMATE


HANDOUTS = Children(
    "handouts",
    "发放、张贴的材料",
    model=Handout,
    parent="activity",
    unit="种",
    listed=True,
    columns=(
        Choice(
            "kind",
            "种类",
            words=Material,
            needed=True,
            terms="publicity.material",
            said_on="activity.held_on",
        ),
        Count("quantity", "数量", needed=True),
        Text("title", "名称", longest=60, personal=False),
    ),
    spread=(
        Spread(
            "leaflets",
            "宣传单（份）",
            ("宣传单", "传单", "单页", "宣传页", "折页"),
            {"kind": Material.LEAFLET},
            "quantity",
        ),
        Spread(
            "booklets",
            "宣传册（本）",
            ("宣传册", "手册", "小册子", "读本"),
            {"kind": Material.BOOKLET},
            "quantity",
        ),
        Spread(
            "posters",
            "海报（张）",
            ("海报", "张贴海报", "挂图"),
            {"kind": Material.POSTER},
            "quantity",
        ),
        Spread(
            "banners", "条幅（条）", ("条幅", "横幅", "标语"), {"kind": Material.BANNER}, "quantity"
        ),
        Spread("gifts", "宣传品（件）", ("宣传品", "纪念品"), {"kind": Material.GIFT}, "quantity"),
    ),
)

ACTIVITIES = Register(
    key="publicity.activities",
    label="普法活动",
    unit="次",
    model=Activity,
    title="title",
    day="held_on",
    identity=("held_on", "community", "title"),
    sentence="{held_on}，|{organiser}|在{community}|（{venue}）|开展“{title}”|，宣传{norms}|，{attendance}人次参加",
    hint="面向群众的宣传和讲座记在这里；干部自己学法，记到学法台账。没有办成的不要登记。",
    sheet=Sheet(named=("普法活动", "法治宣传", "普法宣传"), understood=_how_counted),
    fields=(
        Day(
            "held_on",
            "日期",
            ("日期", "时间", "活动日期", "活动时间", "开展日期", "开展时间"),
            needed=True,
        ),
        Text(
            "title",
            "活动名称",
            ("活动名称", "活动主题", "主题", "名称", "活动内容", "宣传主题"),
            needed=True,
            longest=120,
            personal=False,
        ),
        Choice(
            "kind",
            "形式",
            ("形式", "活动形式", "宣传形式", "方式", "类型"),
            words=Kind,
            needed=True,
            default=Kind.CAMPAIGN,
            other=Kind.OTHER,
            spellings={
                "宣传": Kind.CAMPAIGN,
                "集中宣传": Kind.CAMPAIGN,
                "街头宣传": Kind.CAMPAIGN,
                "摆摊": Kind.CAMPAIGN,
                "展台": Kind.CAMPAIGN,
                "讲座": Kind.LECTURE,
                "宣讲": Kind.LECTURE,
                "授课": Kind.LECTURE,
                "讲课": Kind.LECTURE,
                "入户": Kind.VISIT,
                "上门": Kind.VISIT,
                "电影": Kind.FILM,
                "演出": Kind.PERFORMANCE,
                "竞赛": Kind.QUIZ,
                "答题": Kind.QUIZ,
                "展板": Kind.EXHIBITION,
                "展览": Kind.EXHIBITION,
                "广播": Kind.BROADCAST,
                "直播": Kind.LIVE,
            },
        ),
        Choice(
            "audience",
            "受众",
            ("受众", "对象", "宣传对象", "活动对象", "受众类型"),
            words=Audience,
            needed=True,
            default=Audience.PUBLIC,
            other=Audience.PUBLIC,
            spellings={"干部": Audience.STREET_STAFF, "机关": Audience.STREET_STAFF},
            hint="年报里“普法宣传活动、讲座”只数面向社会公众的",
            listed=False,
        ),
        Link(
            "node",
            "时间节点",
            ("时间节点", "节点", "宣传节点", "纪念日"),
            rows=queries.nodes,
            names=names_of,
            kept_in="node_text",
            page="publicity.nodes:show",
        ),
        Place(
            "community",
            "社区",
            ("社区", "社区村", "所在社区", "村居", "属地", "开展社区"),
            needed=True,
        ),
        Text(
            "venue",
            "地点",
            ("地点", "活动地点", "场所", "地址"),
            longest=120,
            personal=False,
            listed=False,
        ),
        Laws("norms", "宣传的法律", ("宣传的法律法规", "法律法规", "宣传内容", "法律", "普法内容")),
        Count(
            "attendance",
            "参加人次",
            ("参加人数", "参加人次", "参与人数", "受众人数", "人数", "人次"),
            unit="人次",
        ),
        HANDOUTS,
        Link(
            "plan_item",
            "属于哪项计划",
            rows=queries.plan_items,
            names=lambda item: (f"{item.year}年：{item.topic}",),
            page="publicity.plan:show",
            more=True,
            listed=False,
        ),
        Choice("counted", "怎么计数", words=Counted, more=True, listed=False),
        Count(
            "consultations",
            "解答咨询",
            ("咨询人次", "解答咨询", "咨询人数"),
            unit="人次",
            more=True,
            listed=False,
        ),
        Person("speaker", "主讲人", ("主讲人", "授课人", "宣讲人"), more=True, listed=False),
        Text(
            "organiser",
            "主办、协办",
            ("主办协办", "主办", "主办单位", "组织单位", "承办单位", "牵头单位", "责任单位"),
            longest=120,
            personal=False,
            listed=False,
        ),
        Flag(
            "is_interactive",
            "有互动",
            ("有互动", "是否互动", "互动环节"),
            hint="答题、问答、模拟、体验，群众动口动手的",
            more=True,
            listed=False,
        ),
        Count(
            "quiz_sat", "答题人次", ("答题人数", "答题人次"), unit="人次", more=True, listed=False
        ),
        Percent(
            "quiz_before", "活动前答对率", ("活动前答对率",), more=True, listed=False, copied=False
        ),
        Percent(
            "quiz_after", "活动后答对率", ("活动后答对率",), more=True, listed=False, copied=False
        ),
        Choice(
            "effect",
            "效果怎么看出来",
            words=Effect,
            more=True,
            listed=False,
            copied=False,
        ),
        Text(
            "effect_text",
            "看到的效果",
            hint="只写看到的：多少人、前后多少件；没有看过的不写",
            longest=200,
            more=True,
            listed=False,
            copied=False,
            personal=False,
        ),
        Choice("signal", "为什么办", words=Signal, more=True, listed=False, copied=False),
        Text(
            "signal_text",
            "依据",
            longest=200,
            more=True,
            listed=False,
            copied=False,
            personal=False,
        ),
        Text(
            "remark",
            "备注",
            ("备注", "说明"),
            longest=300,
            remark=True,
            more=True,
            listed=False,
            copied=False,
        ),
    ),
)
