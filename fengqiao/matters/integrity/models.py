"""Nouns of integrity: commitments, nil declarations, whether a notice came, whether others were asked.

We hold no facts of any interference: they belong to the organs that record them.
"""

from __future__ import annotations

from django.db import models

from fengqiao.engines.registers.bases import OfficeLedgerRecord
from fengqiao.trunk.journal.bases import OfficeRecord
from fengqiao.trunk.people.models import Person

from .words import Check, Organ, Reply, Said


class Declaration(OfficeLedgerRecord):
    """What a leader declared of a span of days, and when. Who must is said by the posts that lead."""

    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    person_text = models.CharField("声明人", max_length=60)
    post_title = models.CharField("职务", max_length=60, blank=True)
    starts_on = models.DateField("期间起")
    ends_on = models.DateField("期间止")
    said = models.CharField("声明", max_length=16, choices=Said.choices)
    statement = models.CharField("声明原话", max_length=120, blank=True)
    declared_on = models.DateField("签字日期")
    check_result = models.CharField("纪工委核对", max_length=16, choices=Check.choices, blank=True)
    remark = models.CharField("备注", max_length=300, blank=True)

    class Meta(OfficeLedgerRecord.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="integrity_declaration_in_order",
            )
        ]
        indexes = [
            models.Index(
                fields=["office", "-declared_on", "-id"], name="integrity_declared_newest"
            ),
            models.Index(fields=["office", "ends_on"], name="integrity_declared_until"),
            models.Index(fields=["office", "origin"], name="integrity_declared_origin"),
        ]

    def __str__(self) -> str:
        return self.person_text


class Commitment(OfficeLedgerRecord):
    """A leader's signed promise of a year not to interfere."""

    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    person_text = models.CharField("承诺人", max_length=60)
    post_title = models.CharField("职务", max_length=60, blank=True)
    year = models.PositiveSmallIntegerField("年份")
    signed_on = models.DateField("签字日期")
    remark = models.CharField("备注", max_length=300, blank=True)

    class Meta(OfficeLedgerRecord.Meta):
        indexes = [
            models.Index(fields=["office", "-signed_on", "-id"], name="integrity_signed_newest"),
            models.Index(fields=["office", "year", "person"], name="integrity_signed_by"),
        ]

    def __str__(self) -> str:
        return self.person_text


class NoticeCheck(OfficeLedgerRecord):
    """Someone looked through what came in of a span of days, and no notice was among it."""

    starts_on = models.DateField("期间起")
    ends_on = models.DateField("期间止")
    checked_on = models.DateField("核查日期")
    checker = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    checker_text = models.CharField("核查人", max_length=60)
    basis = models.CharField("查的是什么", max_length=120)
    remark = models.CharField("备注", max_length=300, blank=True)

    class Meta(OfficeLedgerRecord.Meta):
        indexes = [
            models.Index(fields=["office", "-checked_on", "-id"], name="integrity_checked_newest")
        ]

    def __str__(self) -> str:
        return self.basis


class Inquiry(OfficeLedgerRecord):
    """Another organ was asked whether it knows of anything, and what it answered."""

    organ = models.CharField("问的机关", max_length=24, choices=Organ.choices)
    organ_text = models.CharField("机关名称", max_length=60, blank=True)
    starts_on = models.DateField("期间起")
    ends_on = models.DateField("期间止")
    asked_on = models.DateField("函询日期")
    number = models.CharField("文号", max_length=60, blank=True)
    reply = models.CharField("回复", max_length=16, choices=Reply.choices, default=Reply.NONE_YET)
    replied_on = models.DateField("回复日期", null=True)
    remark = models.CharField("备注", max_length=300, blank=True)

    class Meta(OfficeLedgerRecord.Meta):
        indexes = [
            models.Index(fields=["office", "-asked_on", "-id"], name="integrity_asked_newest")
        ]

    def __str__(self) -> str:
        return self.organ_text or self.get_organ_display()


class Notice(OfficeRecord):
    """That a notice came: its number, from whom, when, of which days. Never its text.

    No ledger: it stands in no search, no export and no figure; reading it is journaled.
    """

    number = models.CharField("文号", max_length=60)
    organ = models.CharField("来自机关", max_length=24, choices=Organ.choices)
    received_on = models.DateField("收到日期")
    starts_on = models.DateField("所涉期间起")
    ends_on = models.DateField("所涉期间止")
    voided_on = models.DateField("作废日期", null=True)

    class Meta(OfficeRecord.Meta):
        indexes = [
            models.Index(fields=["office", "-received_on", "-id"], name="integrity_notice_newest")
        ]

    def __str__(self) -> str:
        return self.number
