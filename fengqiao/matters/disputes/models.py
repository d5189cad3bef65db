"""Nouns of disputes: the dispute with its sides, its notes, the office's types and report classes."""

from __future__ import annotations

from datetime import date

from django.db import models

from fengqiao.engines.registers.bases import ChildRow, Kept
from fengqiao.engines.terms.bases import Word
from fengqiao.engines.terms.fields import own_word, shown
from fengqiao.trunk.divisions.models import Division
from fengqiao.trunk.journal.bases import OfficeRecord, PlacedRecord
from fengqiao.trunk.people.models import Person

from .words import (
    Answer,
    Audience,
    Found,
    Method,
    Nature,
    Outcome,
    Regime,
    RoundState,
    Side,
    Stage,
)


class ReportClass(Word):
    """A class of the office's annual report (邻里纠纷类 …)."""

    class Meta(Word.Meta):
        constraints = [
            models.UniqueConstraint(fields=["office", "code"], name="report_class_code_once")
        ]


class DisputeType(Word):
    """A type of dispute of the office; it rolls up to a ministry code and to a report class."""

    ministry_code = models.CharField("司法部统计代码", max_length=2)
    report_class = models.ForeignKey(ReportClass, models.PROTECT, related_name="types")

    class Meta(Word.Meta):
        constraints = [
            models.UniqueConstraint(fields=["office", "code"], name="dispute_type_code_once")
        ]

    def class_on(self, on: date) -> ReportClass:
        """The class that it rolls up to for a case of a day: a later change leaves earlier cases where they are."""
        code = self.counted_as("report_class", on, self.report_class.code)
        if code == self.report_class.code:
            return self.report_class
        return ReportClass.objects.get(office=self.office, code=code)


class Screening(OfficeRecord):
    """A round of looking for disputes (排查): every community answers it, with cases or a nil return."""

    title = models.CharField("名称", max_length=80)
    looks_for = models.CharField("查什么", max_length=300, blank=True)
    opened_on = models.DateField("开始日期")
    due_on = models.DateField("报回期限")
    state = models.CharField(
        "状态", max_length=8, choices=RoundState.choices, default=RoundState.OPEN
    )
    closed_on = models.DateField("结束日期", null=True)

    class Meta(OfficeRecord.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(due_on__gte=models.F("opened_on")),
                name="screening_days_in_order",
            )
        ]
        indexes = [models.Index(fields=["office", "-opened_on", "-id"], name="screening_newest")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.state == RoundState.OPEN


class ScreeningAnswer(PlacedRecord):
    """One community's answer to a round. A nil return bears the name and the day of who signed it."""

    screening = models.ForeignKey(Screening, models.PROTECT, related_name="answers")
    community = models.ForeignKey(Division, models.PROTECT, related_name="+")
    answer = models.CharField("回报", max_length=12, choices=Answer.choices, default=Answer.WAITING)
    answered_on = models.DateField("回报日期", null=True)
    signed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta(PlacedRecord.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["office", "screening", "community"], name="screening_answer_once"
            )
        ]
        indexes = [models.Index(fields=["office", "answer", "path"], name="screening_waiting")]


class Dispute(Kept, PlacedRecord):
    """A dispute of two or more sides, or a concern of one. `registered_on` and `closed_on` are the legal
    days that figures count by; `report_class` is stored as stated, `type` may be open (未细分)."""

    # Every index begins with the office: those below do, and those of keys alone would be paid for with every case.

    number = models.CharField("编号", max_length=24)
    nature = models.CharField("性质", max_length=16, choices=Nature.choices)
    regime = models.CharField("程序", max_length=16, choices=Regime.choices, default=Regime.LIGHT)
    procedure_key = models.CharField(max_length=32)
    procedure_version = models.PositiveIntegerField(default=1)
    stage = models.CharField("环节", max_length=16, choices=Stage.choices)
    report_class = models.ForeignKey(
        ReportClass, models.PROTECT, related_name="disputes", db_index=False
    )
    type = models.ForeignKey(
        DisputeType, models.PROTECT, null=True, related_name="disputes", db_index=False
    )
    community = models.ForeignKey(
        Division, models.PROTECT, null=True, related_name="+", db_index=False
    )
    grid = models.ForeignKey(Division, models.PROTECT, null=True, related_name="+", db_index=False)
    summary = models.TextField("简要情况")
    found = models.CharField("如何发现", max_length=24, choices=Found.choices)
    found_own = own_word()
    found_text = models.CharField("来源原文", max_length=60, blank=True)
    handler = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    handler_text = models.CharField("经办人", max_length=60, blank=True)
    method = models.CharField("办理方式", max_length=24, choices=Method.choices, blank=True)
    method_own = own_word()
    method_text = models.CharField("办理方式原文", max_length=60, blank=True)
    outcome = models.CharField("结果", max_length=16, choices=Outcome.choices, blank=True)
    outcome_text = models.CharField("结果说明", max_length=200, blank=True)
    registered_on = models.DateField("登记日期")
    closed_on = models.DateField("办结日期", null=True)
    amount = models.DecimalField("涉及金额（元）", max_digits=14, decimal_places=2, null=True)
    people_count = models.PositiveIntegerField("涉及人数", null=True)
    unknown_opponent = models.BooleanField("对方不明", null=True)
    screening = models.ForeignKey(
        Screening, models.PROTECT, null=True, related_name="cases", db_index=False
    )

    get_found_display = shown("disputes.found", "found")
    get_method_display = shown("disputes.method", "method")

    class Meta(PlacedRecord.Meta):
        constraints = [
            models.UniqueConstraint(fields=["office", "number"], name="dispute_number_once"),
            models.CheckConstraint(
                condition=models.Q(closed_on__isnull=True)
                | models.Q(closed_on__gte=models.F("registered_on")),
                name="dispute_days_in_order",
                violation_error_message="办结日期早于登记日期，请核对两个日期",
            ),
            models.CheckConstraint(
                condition=models.Q(amount__isnull=True) | models.Q(amount__gte=0),
                name="dispute_amount_not_negative",
                violation_error_message="涉及金额不能是负数",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "-registered_on", "-id"], name="dispute_newest"),
            models.Index(fields=["office", "path", "-registered_on", "-id"], name="dispute_place"),
            models.Index(fields=["office", "stage", "-registered_on", "-id"], name="dispute_stage"),
            models.Index(fields=["office", "type", "-registered_on", "-id"], name="dispute_type"),
            models.Index(fields=["office", "nature", "closed_on"], name="dispute_closed"),
            models.Index(fields=["office", "nature", "registered_on"], name="dispute_registered"),
            models.Index(fields=["office", "origin"], name="dispute_origin"),
            models.Index(fields=["office", "screening"], name="dispute_screening"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_open(self) -> bool:
        return self.closed_on is None

    @property
    def division(self) -> Division | None:
        return self.grid or self.community


class Party(ChildRow):
    """One party on one side of a dispute; names only at intake, no papers are asked for."""

    dispute = models.ForeignKey(Dispute, models.PROTECT, related_name="parties")
    side = models.PositiveSmallIntegerField("哪一方", choices=Side.choices)
    name = models.CharField("姓名或名称", max_length=80)

    class Meta(ChildRow.Meta):
        indexes = [models.Index(fields=["office", "dispute"], name="party_of_dispute")]

    def __str__(self) -> str:
        return self.name


class Note(PlacedRecord):
    """Something written down on a case, for an audience. The narrowest audience is the default."""

    dispute = models.ForeignKey(Dispute, models.PROTECT, related_name="notes")
    text = models.TextField("内容")
    audience = models.CharField(
        "谁可以看", max_length=16, choices=Audience.choices, default=Audience.HANDLERS
    )
    readers = models.TextField("知悉人员", blank=True, default="")
    written_by = models.UUIDField("记录人")
    written_on = models.DateField("日期")

    class Meta(PlacedRecord.Meta):
        indexes = [models.Index(fields=["office", "dispute"], name="note_of_dispute")]
