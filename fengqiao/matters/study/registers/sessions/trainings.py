"""Trainings, lectures and study of the staff."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fengqiao.engines.registers.columns import Choice, Person, Place, Text
from fengqiao.engines.registers.register import Register
from fengqiao.engines.registers.rows import Values
from fengqiao.engines.registers.rules import not_above
from fengqiao.engines.registers.sheet import Sheet

from ...models import Session
from ...words import Content, Group, Kind
from ..items import CONTENT, REMARK
from .columns import (
    ATTENDED,
    ATTENDEES,
    AUDIENCES,
    COVERED,
    DUE,
    HELD_ON,
    HOURS,
    KIND,
    LAWS,
    MET,
    VENUE,
    of_both,
    of_some,
    settled,
)


def understood(values: Values, cells: Mapping[str, Any]) -> None:
    of_both(values, cells)
    of_some(values, cells)


TRAININGS = Register(
    key="study.trainings",
    label="干部学法培训",
    unit="次",
    model=Session,
    noun="training",
    fixed={"group": Group.STAFF},
    title="topic",
    day="held_on",
    identity=("held_on", "audience", "topic"),
    rules=(not_above("attended", "due"),),
    settle=settled,
    sentence="{held_on}，|{kind}|“{topic}”|，学习{norms}|，{presenter}主讲|，{audience}{attended}人参加",
    hint="给干部办的培训、讲座、学习记在这里；面向群众的记到普法台账，中心组学习记到中心组台账。",
    sheet=Sheet(understood=understood, named=("干部学法", "学法培训", "培训登记", "培训台账")),
    fields=(
        HELD_ON,
        Text(
            "topic",
            "主题",
            ("主题", "培训主题", "学习主题", "学习内容", "培训内容", "课题"),
            needed=True,
            longest=120,
            personal=False,
            copied=False,
        ),
        AUDIENCES,
        Choice(
            "kind",
            "形式",
            ("形式", "学习形式", "培训形式", "方式", "类型"),
            words=Kind,
            needed=True,
            default=Kind.TRAINING,
            spellings=KIND,
            other=Kind.OTHER,
            kept_in="kind_text",
        ),
        LAWS,
        Place("community", "社区", ("社区", "社区村", "举办社区", "所在社区"), listed=False),
        Person(
            "presenter",
            "主讲人",
            ("主讲人", "授课人", "主讲", "讲师", "授课老师", "辅导人"),
            listed=False,
        ),
        DUE,
        ATTENDED,
        HOURS,
        ATTENDEES,
        MET,
        COVERED,
        Choice(
            "content",
            "内容类别",
            ("内容类别", "学习类别"),
            words=Content,
            spellings=CONTENT,
            other=Content.OTHER,
            kept_in="content_text",
            more=True,
            listed=False,
        ),
        Text(
            "presenter_organ",
            "主讲人单位",
            ("主讲人单位", "授课单位"),
            longest=60,
            personal=False,
            more=True,
            listed=False,
        ),
        VENUE,
        REMARK,
    ),
)
