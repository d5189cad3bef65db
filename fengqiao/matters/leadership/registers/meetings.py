"""Meetings with their agenda: one meeting may stand on several rows of a sheet, an item on each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fengqiao.engines.registers.columns import Children, Choice, Count, Day, Flag, Text
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.rules import not_above
from fengqiao.engines.registers.sheet import Sheet

from ..models import AgendaItem, Meeting, SuperiorDocument
from ..words import Body, Kind
from . import panels
from .links import ItemLink


def _named(meeting: Meeting, tables: Mapping[str, Sequence[dict[str, Any]]]) -> None:
    """A meeting without a name of its own is called by its body and its ordinal."""
    if not meeting.title:
        meeting.title = f"{Body(meeting.body).label}{meeting.ordinal}"


ITEMS = Children(
    "items",
    "议题",
    model=AgendaItem,
    parent="meeting",
    least=1,
    columns=(
        Text(
            "topic",
            "议题",
            ("议题", "议题名称", "议题内容", "会议议题", "涉法议题", "研究事项"),
            needed=True,
            personal=False,
        ),
        Choice(
            "kind",
            "议题性质",
            ("议题性质", "性质", "议题类型", "议题类别"),
            words=Kind,
            needed=True,
            default=Kind.OTHER,
            other=Kind.OTHER,
            kept_in="kind_text",
            spellings={
                "第一议题学习": Kind.FIRST_TOPIC,
                "会前学习": Kind.PRE_STUDY,
                "传达学习": Kind.CONVEY,
                "传达贯彻": Kind.CONVEY,
                "工作部署": Kind.DEPLOY,
                "安排部署": Kind.DEPLOY,
                "研究问题": Kind.ISSUE,
                "研究解决": Kind.ISSUE,
                "汇报": Kind.HEAR_REPORT,
                "述法": Kind.SHUFA,
            },
        ),
        Text(
            "decision",
            "决定事项",
            ("决定事项", "决定", "议定事项", "会议决定", "研究结果", "议决情况"),
            longest=300,
            personal=False,
        ),
        Flag("is_law", "涉法", ("是否涉法", "涉法", "是否涉法议题"), default=True),
        Day("resolved_on", "解决日期", ("解决日期", "办结日期")),
    ),
)

MEETINGS = Register(
    key="leadership.meetings",
    label="会议议题",
    unit="次",
    model=Meeting,
    title="title",
    day="held_on",
    identity=("held_on", "body", "ordinal"),
    settle=_named,
    rules=(not_above("present", "due"),),
    panels=panels.of_meeting,
    sentence="{held_on}召开{title}|，{chair}主持",
    hint="一次会议一条，议题写在它下面；“研究重大问题”解决了的，补上解决日期。",
    sheet=Sheet(named=("党工委会", "主任办公会", "联席会", "会议议题", "会议登记")),
    fields=(
        Day(
            "held_on", "会议日期", ("会议日期", "召开日期", "会议时间", "日期", "时间"), needed=True
        ),
        Choice(
            "body",
            "会议",
            ("会议类型", "会议类别", "会议"),
            words=Body,
            needed=True,
            default=Body.PARTY_COMMITTEE,
            other=Body.OTHER,
            spellings={
                "党工委会": Body.PARTY_COMMITTEE,
                "党工委扩大会议": Body.PARTY_COMMITTEE,
                "办公会": Body.DIRECTOR,
                "联席会": Body.JOINT,
                "领导小组": Body.LEADING_GROUP,
                "专题会": Body.TOPICAL,
            },
        ),
        Text(
            "ordinal",
            "届次",
            ("届次", "次数", "第几次", "会议届次"),
            longest=20,
            personal=False,
            copied=False,
        ),
        Text(
            "title",
            "会议名称",
            ("会议名称",),
            longest=80,
            personal=False,
            hint="不填就用会议和届次",
            listed=False,
            copied=False,
        ),
        Text("chair", "主持人", ("主持人", "主持"), longest=40),
        Count("due", "应到", ("应到", "应到人数", "应参会人数"), unit="人", listed=False),
        Count(
            "present", "实到", ("实到", "实到人数", "参会人数", "出席人数"), unit="人", listed=False
        ),
        ITEMS,
        Text(
            "minutes",
            "记录存放处",
            ("记录存放处", "会议记录", "纪要文号"),
            longest=100,
            more=True,
            listed=False,
            personal=False,
        ),
    ),
)

DOCUMENTS = Register(
    key="leadership.documents",
    label="上级文件",
    unit="份",
    model=SuperiorDocument,
    title="title",
    day="received_on",
    identity=("title", "number"),
    panels=panels.of_document,
    sentence="{received_on}收到{issuer}《{title}》|（{number}）",
    hint="收到哪份文件、在哪次会上传达、分解成哪些任务。涉密文件不要登记。",
    sheet=Sheet(named=("上级文件", "来文登记", "收文登记")),
    fields=(
        Day(
            "received_on", "收到日期", ("收到日期", "收文日期", "来文日期", "收文时间"), needed=True
        ),
        Text(
            "title",
            "文件标题",
            ("文件标题", "文件名称", "来文标题", "标题"),
            needed=True,
            personal=False,
        ),
        Text(
            "issuer",
            "发文机关",
            ("发文机关", "发文单位", "来文单位", "来文机关"),
            needed=True,
            longest=60,
            personal=False,
        ),
        Text(
            "number",
            "文号",
            ("文号", "发文字号", "来文文号"),
            longest=60,
            personal=False,
            copied=False,
        ),
        ItemLink(
            "conveyed_at",
            "传达议题",
            copied=False,
        ),
        Text(
            "kept_at", "存放处", ("存放处", "存放位置"), longest=100, listed=False, personal=False
        ),
    ),
)
