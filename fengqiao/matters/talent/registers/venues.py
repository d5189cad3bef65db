"""Venues with their duty roster, and what was said there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fengqiao.engines.registers.columns import Children, Choice, Count, Day, Link, Text
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.rules import Rule, not_above
from fengqiao.engines.registers.sheet import Sheet
from fengqiao.engines.registers.words import Reason

from .. import queries
from ..models import Duty, Talk, Venue
from ..words import TalkEnd, VenueKind
from .parts import community, remark, since, until

VENUES = Register(
    key="talent.venues",
    label="矛调阵地",
    unit="个",
    model=Venue,
    title="location",
    identity=("community", "kind", "location"),
    rules=(not_above("opened_on", "ended_on", Reason.IMPOSSIBLE_DATE),),
    sentence="{community}{kind}|（{location}）|，{hours}",
    hint="群众能来说事的地方：在哪里、什么时候开、谁值班。",
    sheet=Sheet(named=("阵地", "调解室", "说事点", "谈心室")),
    fields=(
        community(),
        Choice(
            "kind",
            "类型",
            ("类型", "阵地类型", "种类", "类别"),
            words=VenueKind,
            terms="talent.venue_kind",
            needed=True,
            other=VenueKind.OTHER,
            spellings={
                "化解中心": VenueKind.CENTER,
                "调解室": VenueKind.ROOM,
                "说事": VenueKind.POINT,
                "谈心": VenueKind.HEART,
                "工作室": VenueKind.STUDIO,
            },
        ),
        Text(
            "location",
            "地点",
            ("地点", "地址", "位置", "所在地"),
            needed=True,
            longest=120,
            personal=False,
        ),
        Text("hours", "开放时间", ("开放时间", "时间"), longest=80, personal=False),
        Children(
            "duties",
            "值班",
            model=Duty,
            parent="venue",
            unit="班",
            listed=False,
            columns=(
                Text(
                    "weekdays",
                    "哪几天",
                    ("值班日", "值班时间"),
                    needed=True,
                    longest=40,
                    personal=False,
                ),
                Text("name", "值班人", ("值班人", "值班人员"), needed=True, longest=40),
            ),
        ),
        since("opened_on", "启用日期", ("启用日期", "建成日期", "成立日期", "建立时间")),
        until("ended_on", "停用日期", ("停用日期",)),
        remark(),
    ),
)


def _venue_names(venue: Venue) -> tuple[str, ...]:
    return (f"{venue}（{venue.location}）", str(venue), venue.location)


def _at_the_venue(talk: Talk, tables: Mapping[str, Sequence[dict[str, Any]]]) -> None:
    """A talk belongs where its venue stands."""
    talk.community, talk.path = talk.venue.community, talk.venue.path


TALKS = Register(
    key="talent.talks",
    label="说事记录",
    unit="条",
    model=Talk,
    title="topic",
    day="said_on",
    identity=("said_on", "venue", "topic"),
    settle=_at_the_venue,
    rules=(
        Rule(
            "case_number",
            Reason.MISSING_TOPIC,
            lambda v: v.get("end") == TalkEnd.REGISTERED and not v.get("case_number"),
            "已登记办理的，请写上登记编号",
        ),
    ),
    sentence="{said_on}，|{topic}|，{end}",
    hint="不写说事人的姓名；要办的事请去登记，这里写上编号就行。",
    sheet=Sheet(named=("说事记录", "说事台账", "谈心记录")),
    fields=(
        Day("said_on", "日期", ("日期", "说事日期", "时间"), needed=True),
        Link(
            "venue",
            "在哪里",
            ("阵地", "说事点", "地点", "场所"),
            needed=True,
            rows=queries.venues,
            names=_venue_names,
            page="talent.venues:show",
        ),
        Text("topic", "说了什么", ("说了什么", "内容", "事项", "主题"), needed=True),
        Count("people", "人数", ("人数",), unit="人"),
        Choice(
            "end",
            "怎么办的",
            ("办理情况", "处理结果", "结果", "怎么办的"),
            words=TalkEnd,
            copied=False,
            needed=True,
            spellings={
                "答复": TalkEnd.ANSWERED,
                "解答": TalkEnd.ANSWERED,
                "登记": TalkEnd.REGISTERED,
                "转": TalkEnd.PASSED,
                "听取": TalkEnd.LISTENED,
            },
        ),
        Text(
            "case_number",
            "登记编号",
            ("登记编号", "纠纷编号"),
            longest=24,
            personal=False,
            copied=False,
        ),
        Text("listener", "接待人", ("接待人", "值班人"), longest=40),
    ),
)
