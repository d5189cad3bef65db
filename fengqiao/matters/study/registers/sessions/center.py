"""Sessions of the party working committee's theory study centre group."""

from __future__ import annotations

from fengqiao.engines.registers.columns import Choice, Flag, Hours, Person, Text
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.rules import not_above
from fengqiao.engines.registers.sheet import Sheet

from ...models import Session
from ...words import Audience, Content, Group, Kind
from ..items import CONTENT, REMARK
from .columns import (
    ATTENDED,
    ATTENDEES,
    COVERED,
    DUE,
    HELD_ON,
    KIND,
    LAWS,
    MET,
    VENUE,
    of_some,
    settled,
)

CENTER = Register(
    key="study.center_group",
    label="理论中心组学习",
    unit="次",
    model=Session,
    noun="center_group",
    fixed={"group": Group.CENTER, "audience": Audience.LEADERS},
    title="topic",
    day="held_on",
    identity=("held_on", "topic"),
    rules=(not_above("attended", "due"),),
    settle=settled,
    sentence="{held_on}，|理论中心组学习“{topic}”|（{content}）|，{presenter}领学|，应到{due}人|、实到{attended}人",
    hint="党工委理论学习中心组的学习，不计入干部培训次数。",
    sheet=Sheet(
        needed=(("held_on",), ("topic",), ("content", "is_principal_present")),
        understood=of_some,
        named=("中心组",),
    ),
    fields=(
        HELD_ON,
        Text(
            "topic",
            "学习主题",
            ("学习主题", "主题", "学习内容", "专题", "学习专题"),
            needed=True,
            longest=120,
            personal=False,
            copied=False,
        ),
        Choice(
            "content",
            "内容类别",
            ("内容类别", "类别", "学习类别"),
            words=Content,
            spellings=CONTENT,
            other=Content.OTHER,
            kept_in="content_text",
            hint="写明是习近平法治思想、国家法律、党内法规还是上级文件",
        ),
        LAWS,
        Person(
            "presenter", "主持、领学", ("主持领学", "主持", "领学", "主持人", "领学人", "主讲人")
        ),
        DUE,
        ATTENDED,
        Flag(
            "is_principal_present",
            "主要负责人参加",
            ("主要负责人是否参加", "主要负责人参加", "主要领导参加", "书记主任参加"),
            copied=False,
        ),
        ATTENDEES,
        MET,
        COVERED,
        Choice(
            "kind",
            "形式",
            ("形式", "学习形式"),
            words=Kind,
            spellings=KIND,
            other=Kind.OTHER,
            kept_in="kind_text",
            more=True,
            listed=False,
        ),
        Hours("hours", "学时", ("学时", "课时", "时长"), more=True, listed=False),
        VENUE,
        REMARK,
    ),
)
