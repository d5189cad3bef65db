"""What comes in, and whom of the staff it names."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from fengqiao.engines.registers.bases import ChildRow, LedgerRecord
from fengqiao.trunk.people.models import Person

from ..words import Adoption, Kind, Outcome, Result, Satisfaction, Stage


class Incoming(LedgerRecord):
    """One thing that came in from outside. `registered_on` is the day of receipt, from which its clock runs;
    `wants_answer_on` the day by which a paper itself asks for an answer (a court's date, a notice)."""

    kept_from: ClassVar[str] = "named__person"

    number = models.CharField("编号", max_length=24)
    kind = models.CharField("类别", max_length=28, choices=Kind.choices)
    title = models.CharField("事项", max_length=200)
    content = models.TextField("主要内容", blank=True)
    from_whom = models.CharField("来件人或单位", max_length=120, blank=True)
    reference = models.CharField("来文号、案号、工单号", max_length=80, blank=True)
    procedure_key = models.CharField(max_length=32)
    procedure_version = models.PositiveIntegerField(default=1)
    stage = models.CharField("环节", max_length=16, choices=Stage.choices)
    registered_on = models.DateField("收到日期")
    unit = models.CharField("承办单位", max_length=60, blank=True)
    handler = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    handler_text = models.CharField("承办人", max_length=60, blank=True)
    answered_on = models.DateField("答复日期", null=True)
    answer = models.TextField("答复内容", blank=True)
    adoption = models.CharField("是否采纳", max_length=12, choices=Adoption.choices, blank=True)
    outcome = models.CharField("办结方式", max_length=12, choices=Outcome.choices, blank=True)
    satisfaction = models.CharField("评价", max_length=12, choices=Satisfaction.choices, blank=True)
    result = models.CharField("裁判、复议结果", max_length=12, choices=Result.choices, blank=True)
    receiver = models.CharField("转交给", max_length=60, blank=True)
    closed_on = models.DateField("办结日期", null=True)

    class Meta(LedgerRecord.Meta):
        constraints = [
            models.UniqueConstraint(fields=["office", "number"], name="incoming_number_once"),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | Q(answered_on__gte=F("registered_on")),
                name="incoming_answered_after_receipt",
                violation_error_message="答复日期早于收到日期，请核对两个日期",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("registered_on")),
                name="incoming_closed_after_receipt",
                violation_error_message="办结日期早于收到日期，请核对两个日期",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "-registered_on", "-id"], name="incoming_newest"),
            models.Index(fields=["office", "kind", "registered_on"], name="incoming_kind"),
            models.Index(fields=["office", "stage", "-registered_on"], name="incoming_stage"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def summary(self) -> str:
        """The matter in one line, for the pages that know no matter."""
        return self.title

    @property
    def is_open(self) -> bool:
        return self.closed_on is None and self.voided_on is None


class Named(ChildRow):
    """Somebody of the staff whom an incoming matter is about: it bypasses that person."""

    kept_from: ClassVar[str] = "incoming__named__person"

    incoming = models.ForeignKey(Incoming, models.PROTECT, related_name="named")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    person_text = models.CharField("姓名", max_length=60)

    class Meta(ChildRow.Meta):
        indexes = [
            models.Index(fields=["office", "incoming"], name="named_of_incoming"),
            models.Index(fields=["office", "person"], name="named_person"),
        ]
