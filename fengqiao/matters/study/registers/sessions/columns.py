"""What both ledgers of sessions ask: who came, by number or by name, and what of list and plan was met."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from fengqiao.engines.registers.columns import (
    Children,
    Choice,
    Count,
    Day,
    Flag,
    Hours,
    Laws,
    Link,
    Text,
)
from fengqiao.engines.registers.columns.children import listed
from fengqiao.engines.registers.headings import Holds
from fengqiao.engines.registers.rows import rows_below
from fengqiao.engines.registers.rules import NotChanged

from ... import queries
from ...models import Attendee, CoveredItem, ListItem, MetItem, PlanItem, Session
from ...words import Audience, Content, Kind

# The first that is found decides among words of one length: what says more stands before what says less.
KIND = {
    "网络": Kind.ONLINE,
    "线上": Kind.ONLINE,
    "庭审": Kind.COURT,
    "支部": Kind.BRANCH,
    "会前": Kind.PRE_MEETING,
    "研讨": Kind.SEMINAR,
    "读书": Kind.READING,
    "法治课": Kind.TALK,
    "讲座": Kind.LECTURE,
    "业务": Kind.BUSINESS,
    "培训": Kind.TRAINING,
    "学习": Kind.TOGETHER,
}
AUDIENCE = {
    "班子": Audience.LEADERS,
    "领导干部": Audience.LEADERS,
    "中心组": Audience.LEADERS,
    "街道机关": Audience.STREET_STAFF,
    "机关干部": Audience.STREET_STAFF,
    "机关": Audience.STREET_STAFF,
    "街道工作人员": Audience.STREET_STAFF,
    "全体干部": Audience.BOTH_STAFF,
    "街道社区干部": Audience.BOTH_STAFF,
    "街道和社区": Audience.BOTH_STAFF,
    "街道干部社区干部": Audience.BOTH_STAFF,
    "社区工作者": Audience.COMMUNITY_STAFF,
    "社区工作人员": Audience.COMMUNITY_STAFF,
    "社区书记": Audience.COMMUNITY_STAFF,
    "村干部": Audience.COMMUNITY_STAFF,
    "两委": Audience.COMMUNITY_STAFF,
    "网格": Audience.COMMUNITY_STAFF,
    "调解员": Audience.COMMUNITY_STAFF,
    "执法": Audience.ENFORCEMENT,
    "党员": Audience.PARTY_MEMBERS,
}
NAMES = (
    *("参加人员", "参加人员名单", "参训人员", "参训人员名单", "参会人员", "出席人员", "到场人员"),
    *("学习人员", "签到人员", "签到名单", "人员名单", "名单", "参学人员"),
)
THOUGHT = str(Content.THOUGHT.label)
_SOME = re.compile(r"[等共]\s*(\d+)\s*[人名位]")
_BETWEEN = re.compile(r"[、，,；;／/和及与\s]+")


def _year_and(name: str, item: ListItem | PlanItem) -> tuple[str, str]:
    return f"{item.year}年：{name}", name


def of_both(values: dict[str, Any], cells: Mapping[str, Any]) -> None:
    """A cell that names street and community staff, each by themselves, means both."""
    parts = _BETWEEN.split(str(cells.get("audience") or ""))
    named = {AUDIENCES.meaning(part) for part in parts if part}
    if {Audience.STREET_STAFF, Audience.COMMUNITY_STAFF} <= named:
        values["audience"] = Audience.BOTH_STAFF


def of_some(values: dict[str, Any], cells: Mapping[str, Any]) -> None:
    """Names of some of those who came (甲等12人, or fewer than the number beside) are kept in words."""
    said = "、".join(str(row.get("name") or "") for row in rows_below(cells, "attendees"))
    if found := _SOME.search(said):
        values["attended"] = values["attended"] or int(found[1])
    if said and (found or len(listed(said)) < (values["attended"] or 0)):
        kept = (values.get("remark"), f"参加人员：{said}")
        values["remark"] = "；".join(filter(None, kept))[:300]


def settled(session: Session, tables: Mapping[str, Sequence[dict[str, Any]]]) -> None:
    """A list of names says how many came; a session that names the Thought is about it."""
    names = tables.get("attendees", ())
    if names:
        session.attended = sum(1 for row in names if not row["made_up"])
        if session.due is not None and session.attended > session.due:
            raise NotChanged(
                f"名单上到场的有 {session.attended} 人，多于应到的 {session.due} 人，请核对"
            )
    if not session.content and THOUGHT in session.topic + session.norms:
        session.content = Content.THOUGHT


ATTENDEES = Children(
    "attendees",
    "参加人员名单",
    model=Attendee,
    parent="session",
    unit="人",
    listed=False,
    columns=(
        Text("name", "姓名", NAMES, needed=True, longest=40, holds=Holds.ANYTHING),
        Flag("made_up", "当天没来，后来补学"),
    ),
    names="name",
    counted="attended",
)
MET = Children(
    "met",
    "完成的计划",
    model=MetItem,
    parent="session",
    unit="项",
    listed=False,
    blank=1,
    columns=(
        Link(
            "line",
            "计划里的哪一项",
            rows=queries.plan_items,
            names=lambda item: _year_and(item.topic, item),
            page="study.plan:show",
            needed=True,
        ),
    ),
)
COVERED = Children(
    "covered",
    "学到的清单内容",
    model=CoveredItem,
    parent="session",
    unit="项",
    listed=False,
    blank=1,
    columns=(
        Link(
            "item",
            "清单里的哪一项",
            rows=queries.list_items,
            names=lambda item: _year_and(item.content, item),
            page="study.items:show",
            needed=True,
        ),
    ),
)
AUDIENCES = Choice(
    "audience",
    "对象",
    ("对象", "培训对象", "学习对象", "参加对象", "参训对象"),
    words=Audience,
    needed=True,
    spellings=AUDIENCE,
    hint="年报里“街道干部和社区干部法律法规宣传及培训”数的是街道干部和社区干部的",
)
HELD_ON = Day(
    "held_on",
    "日期",
    ("日期", "时间", "学习日期", "学习时间", "培训日期", "培训时间", "举办日期"),
    needed=True,
)
LAWS = Laws(
    "norms",
    "学习的法律法规",
    ("法律法规", "学习法规", "法律法规文件", "学习的法律法规", "学习篇目", "涉及法律法规"),
)
DUE = Count("due", "应到", ("应到", "应到人数", "应参加人数", "应参训人数"), unit="人")
ATTENDED = Count(
    "attended",
    "实到",
    ("实到", "实到人数", "参加人数", "参训人数", "参加人次", "人数", "到会人数"),
    unit="人",
    hint="写了名单的，以名单为准",
)
HOURS = Hours("hours", "学时", ("学时", "课时", "时长", "学习时长"))
VENUE = Text(
    "venue",
    "地点",
    ("地点", "学习地点", "培训地点"),
    longest=120,
    personal=False,
    more=True,
    listed=False,
)
