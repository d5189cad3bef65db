"""Nouns of study: what must be known, what the year's plan promises, sessions with who came, outside exams."""

from __future__ import annotations

from django.db import models

from fengqiao.engines.registers.bases import ChildRow, LedgerRecord, OfficeLedgerRecord
from fengqiao.trunk.divisions.models import Division
from fengqiao.trunk.people.models import Person

from .words import Audience, Content, Group, Kind, ListKind, Recorded


class ListItem(OfficeLedgerRecord):
    """One thing that leaders must know in a year (应知应会清单). It is done when a session covers it, or as
    an old list recorded."""

    year = models.PositiveSmallIntegerField("年份")
    scope = models.CharField(
        "清单", max_length=16, choices=ListKind.choices, default=ListKind.COMMON
    )
    post = models.CharField("适用岗位", max_length=60, blank=True)
    content = models.CharField("学习内容", max_length=120)
    kind = models.CharField("类别", max_length=16, choices=Content.choices)
    kind_text = models.CharField("类别原文", max_length=60, blank=True)
    months = models.CharField("计划月份", max_length=40, blank=True)
    recorded = models.CharField(
        "登记的完成情况", max_length=16, choices=Recorded.choices, blank=True
    )
    remark = models.CharField("备注", max_length=300, blank=True)

    class Meta(OfficeLedgerRecord.Meta):
        indexes = [models.Index(fields=["office", "-year", "-id"], name="study_item_newest")]

    def __str__(self) -> str:
        return self.content


class PlanItem(OfficeLedgerRecord):
    """One line of the year's study plan: a topic, when, for whom, who sees to it."""

    year = models.PositiveSmallIntegerField("年份")
    months = models.CharField("月份", max_length=40)
    topic = models.CharField("专题", max_length=120)
    audience = models.CharField("对象", max_length=60, blank=True)
    lead = models.CharField("牵头", max_length=60, blank=True)
    approved_on = models.DateField("计划审定日期", null=True)
    recorded = models.CharField(
        "登记的完成情况", max_length=16, choices=Recorded.choices, blank=True
    )
    remark = models.CharField("备注", max_length=300, blank=True)

    class Meta(OfficeLedgerRecord.Meta):
        indexes = [models.Index(fields=["office", "-year", "-id"], name="study_plan_newest")]

    def __str__(self) -> str:
        return self.topic


class Session(LedgerRecord):
    """One time that people studied. `group` says which ledger it stands in; `audience` is mandatory: the
    staff's training and the public's publicity are two figures."""

    group = models.CharField("台账", max_length=16, choices=Group.choices)
    held_on = models.DateField("日期")
    topic = models.CharField("主题", max_length=120)
    kind = models.CharField("形式", max_length=24, choices=Kind.choices, blank=True)
    kind_text = models.CharField("形式原文", max_length=60, blank=True)
    audience = models.CharField("对象", max_length=24, choices=Audience.choices)
    content = models.CharField("内容类别", max_length=16, choices=Content.choices, blank=True)
    content_text = models.CharField("内容类别原文", max_length=60, blank=True)
    norms = models.TextField("学习的法律法规", blank=True)
    presenter = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    presenter_text = models.CharField("主讲、领学", max_length=60, blank=True)
    presenter_organ = models.CharField("主讲人单位", max_length=60, blank=True)
    community = models.ForeignKey(Division, models.PROTECT, null=True, related_name="+")
    venue = models.CharField("地点", max_length=120, blank=True)
    hours = models.DecimalField("学时", max_digits=14, decimal_places=2, null=True)
    due = models.PositiveIntegerField("应到", null=True)
    attended = models.PositiveIntegerField("实到", null=True)
    is_principal_present = models.BooleanField("主要负责人参加", default=False)
    remark = models.CharField("备注", max_length=300, blank=True)

    class Meta(LedgerRecord.Meta):
        indexes = [
            models.Index(
                fields=["office", "group", "-held_on", "-id"], name="study_session_newest"
            ),
            models.Index(fields=["office", "path", "-held_on", "-id"], name="study_session_place"),
            models.Index(fields=["office", "origin"], name="study_session_origin"),
        ]

    def __str__(self) -> str:
        return self.topic


class Attendee(ChildRow):
    """Someone of a session's list of names. Who made it up later was not there on the day."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="attendees")
    name = models.CharField("姓名", max_length=40)
    made_up = models.BooleanField("补学", default=False)

    class Meta(ChildRow.Meta):
        indexes = [models.Index(fields=["office", "session"], name="study_attendee_of")]


class CoveredItem(ChildRow):
    """What of the must-know list a session covered: a person said so."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="covered")
    item = models.ForeignKey(ListItem, models.PROTECT, related_name="sessions")

    class Meta(ChildRow.Meta):
        indexes = [
            models.Index(fields=["office", "session"], name="study_covered_of"),
            models.Index(fields=["office", "item"], name="study_covered_item"),
        ]


class MetItem(ChildRow):
    """Which line of the plan a session met: a person said so."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="met")
    line = models.ForeignKey(PlanItem, models.PROTECT, related_name="sessions")

    class Meta(ChildRow.Meta):
        indexes = [
            models.Index(fields=["office", "session"], name="study_met_of"),
            models.Index(fields=["office", "line"], name="study_met_line"),
        ]


class Exam(LedgerRecord):
    """An exam on another organ's platform, as counts only: no person's result is kept."""

    held_on = models.DateField("日期")
    name = models.CharField("考试名称", max_length=120)
    organ = models.CharField("组织单位", max_length=60, blank=True)
    due = models.PositiveIntegerField("应考人数")
    sat = models.PositiveIntegerField("参考人数")
    passed = models.PositiveIntegerField("合格人数", null=True)
    excellent = models.PositiveIntegerField("优秀人数", null=True)
    remark = models.CharField("备注", max_length=300, blank=True)

    class Meta(LedgerRecord.Meta):
        indexes = [models.Index(fields=["office", "-held_on", "-id"], name="study_exam_newest")]

    def __str__(self) -> str:
        return self.name
