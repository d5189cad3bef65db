"""Meetings with their agenda, and the superior documents that they convey."""

from __future__ import annotations

from django.db import models

from fengqiao.engines.registers.bases import ChildRow, LedgerRecord

from ..words import Body, Kind


class Meeting(LedgerRecord):
    """One meeting of the party working committee, of the director's office, or another."""

    body = models.CharField(
        "会议", max_length=20, choices=Body.choices, default=Body.PARTY_COMMITTEE
    )
    held_on = models.DateField("会议日期")
    ordinal = models.CharField("届次", max_length=20, blank=True)
    title = models.CharField("会议名称", max_length=80)
    chair = models.CharField("主持人", max_length=40, blank=True)
    due = models.PositiveIntegerField("应到", null=True, blank=True)
    present = models.PositiveIntegerField("实到", null=True, blank=True)
    minutes = models.CharField("记录存放处", max_length=100, blank=True)

    class Meta(LedgerRecord.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(present__isnull=True)
                | models.Q(due__isnull=True)
                | models.Q(present__lte=models.F("due")),
                name="meeting_present_within_due",
            )
        ]
        indexes = [
            models.Index(fields=["office", "-held_on", "-id"], name="meeting_newest"),
            models.Index(fields=["office", "origin"], name="meeting_origin"),
        ]

    def __str__(self) -> str:
        return f"{self.title}（{self.held_on}）"


class AgendaItem(ChildRow):
    """One item of a meeting's agenda. `is_law`: it is about the rule of law (涉法议题)."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    topic = models.CharField("议题", max_length=200)
    kind = models.CharField("议题性质", max_length=16, choices=Kind.choices)
    kind_text = models.CharField("议题性质原文", max_length=40, blank=True)
    decision = models.CharField("决定事项", max_length=300, blank=True)
    is_law = models.BooleanField("涉法议题", default=True)
    resolved_on = models.DateField("解决日期", null=True, blank=True)

    class Meta(ChildRow.Meta):
        indexes = [
            models.Index(fields=["office", "meeting", "position"], name="item_of_meeting"),
            models.Index(fields=["office", "kind", "resolved_on"], name="item_of_kind"),
        ]

    def __str__(self) -> str:
        return self.topic


class SuperiorDocument(LedgerRecord):
    """A document from above: whose, which, when it came, and at which agenda item it was conveyed."""

    title = models.CharField("文件标题", max_length=200)
    issuer = models.CharField("发文机关", max_length=60)
    number = models.CharField("文号", max_length=60, blank=True)
    received_on = models.DateField("收到日期")
    conveyed_at = models.ForeignKey(
        AgendaItem,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name="传达议题",
    )
    kept_at = models.CharField("存放处", max_length=100, blank=True)

    class Meta(LedgerRecord.Meta):
        indexes = [
            models.Index(fields=["office", "-received_on", "-id"], name="document_newest"),
            models.Index(fields=["office", "conveyed_at"], name="document_conveyed"),
        ]

    def __str__(self) -> str:
        return self.title
