"""What goes out in the office's name: contracts and normative documents, reviewed before."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from fengqiao.engines.registers.bases import LedgerRecord

from ..words import ContractEnd, DocumentEnd


class Contract(LedgerRecord):
    """A contract of the office. It is reviewed before it is signed."""

    registered_on = models.DateField("登记日期")
    number = models.CharField("合同编号", max_length=40, blank=True)
    title = models.CharField("合同名称", max_length=200)
    counterparty = models.CharField("对方", max_length=120)
    amount = models.DecimalField("金额（元）", max_digits=14, decimal_places=2, null=True)
    unit = models.CharField("承办单位", max_length=60, blank=True)
    reviewed_on = models.DateField("审查通过日期", null=True)
    review_number = models.CharField("审查意见编号", max_length=40, blank=True)
    signed_on = models.DateField("签订日期", null=True)
    ends_on = models.DateField("到期日期", null=True)
    ended = models.CharField("结束方式", max_length=16, choices=ContractEnd.choices, blank=True)
    ended_on = models.DateField("结束日期", null=True)

    class Meta(LedgerRecord.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(signed_on__isnull=True) | Q(reviewed_on__isnull=False),
                name="contract_after_review",
                violation_error_message="合同签订以前要先通过合法性审查；请先填审查通过日期",
            ),
            models.CheckConstraint(
                condition=Q(signed_on__isnull=True)
                | Q(reviewed_on__isnull=True)
                | Q(signed_on__gte=F("reviewed_on")),
                name="contract_not_before_review",
                violation_error_message="签订日期早于审查通过日期；先审查、后签订，请核对两个日期",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "-registered_on", "-id"], name="contract_newest"),
            models.Index(fields=["office", "origin"], name="contract_origin"),
        ]

    def __str__(self) -> str:
        return self.title


class NormativeDocument(LedgerRecord):
    """An administrative normative document of the office, from draft to clean-up. Zero a year is normal."""

    registered_on = models.DateField("立项日期")
    title = models.CharField("文件名称", max_length=200)
    doc_no = models.CharField("文号", max_length=60, blank=True)
    drafted_by = models.CharField("起草单位", max_length=60, blank=True)
    comment_from = models.DateField("征求意见起", null=True)
    comment_to = models.DateField("征求意见止", null=True)
    reviewed_on = models.DateField("审查通过日期", null=True)
    issued_on = models.DateField("印发日期", null=True)
    published_at = models.CharField("公布网址或载体", max_length=200, blank=True)
    filed_to = models.CharField("备案机关", max_length=60, blank=True)
    filed_on = models.DateField("报备日期", null=True)
    filing_no = models.CharField("备案号", max_length=60, blank=True)
    valid_until = models.DateField("有效期至", null=True)
    cleaned_on = models.DateField("最近清理日期", null=True)
    ended = models.CharField("失效方式", max_length=12, choices=DocumentEnd.choices, blank=True)
    ended_on = models.DateField("失效日期", null=True)

    class Meta(LedgerRecord.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(issued_on__isnull=True) | Q(reviewed_on__isnull=False),
                name="document_after_review",
                violation_error_message="文件印发以前要先通过合法性审查；请先填审查通过日期",
            ),
            models.CheckConstraint(
                condition=Q(issued_on__isnull=True)
                | Q(reviewed_on__isnull=True)
                | Q(issued_on__gte=F("reviewed_on")),
                name="document_not_before_review",
                violation_error_message="印发日期早于审查通过日期；先审查、后印发，请核对两个日期",
            ),
            models.CheckConstraint(
                condition=Q(comment_from__isnull=True)
                | Q(comment_to__isnull=True)
                | Q(comment_to__gte=F("comment_from")),
                name="document_comment_days_in_order",
                violation_error_message="征求意见的止日早于起日，请核对两个日期",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "-registered_on", "-id"], name="normative_newest"),
            models.Index(fields=["office", "origin"], name="normative_origin"),
        ]

    def __str__(self) -> str:
        return self.title
