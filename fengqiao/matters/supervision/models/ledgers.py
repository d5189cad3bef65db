"""The flat ledgers: channels, appearances in court, issues of inspections."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from fengqiao.engines.registers.bases import LedgerRecord

from ..words import ChannelKind, IssueSource, Rank, Rectification, Result


class Channel(LedgerRecord):
    """A way by which people reach the office with supervision: a letter box, a phone, an observation point."""

    kind = models.CharField("监督类型", max_length=16, choices=ChannelKind.choices)
    name = models.CharField("渠道名称", max_length=80)
    address = models.CharField("地址、电话或网址", max_length=200, blank=True)
    keeper = models.CharField("谁受理", max_length=60, blank=True)
    open_since = models.DateField("开通日期")
    closed_on = models.DateField("停用日期", null=True)

    class Meta(LedgerRecord.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("open_since")),
                name="channel_days_in_order",
                violation_error_message="停用日期早于开通日期，请核对两个日期",
            )
        ]
        indexes = [models.Index(fields=["office", "-open_since", "-id"], name="channel_newest")]

    def __str__(self) -> str:
        return self.name


class Appearance(LedgerRecord):
    """Whether the head came to court, and what he or she did there. The plaintiff's name stays with the
    court; only the case number stands here."""

    case_no = models.CharField("案号", max_length=80)
    cause = models.CharField("案由", max_length=120, blank=True)
    court = models.CharField("审理法院", max_length=80, blank=True)
    heard_on = models.DateField("开庭日期")
    rank = models.CharField("谁出庭", max_length=8, choices=Rank.choices)
    appeared = models.CharField("出庭人员和职务", max_length=80, blank=True)
    has_spoken = models.BooleanField("出声", default=False)
    why_not = models.CharField("负责人不能出庭的理由", max_length=200, blank=True)
    result = models.CharField("裁判结果", max_length=12, choices=Result.choices, blank=True)
    performed_on = models.DateField("履行生效裁判日期", null=True)

    class Meta(LedgerRecord.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(rank__in=[Rank.HEAD, Rank.DEPUTY]) | ~Q(why_not=""),
                name="appearance_absence_with_reason",
                violation_error_message="负责人没有出庭的，要写明理由",
            ),
            models.CheckConstraint(
                condition=Q(performed_on__isnull=True) | Q(performed_on__gte=F("heard_on")),
                name="appearance_days_in_order",
                violation_error_message="履行日期早于开庭日期，请核对两个日期",
            ),
        ]
        indexes = [models.Index(fields=["office", "-heard_on", "-id"], name="appearance_newest")]

    def __str__(self) -> str:
        return self.case_no


class OwnCheck(LedgerRecord):
    """A check that the office itself made of its rule-of-law work (自行法治督查). What it found stands as issues."""

    checked_on = models.DateField("督查日期")
    topic = models.CharField("督查内容", max_length=200)
    checked = models.CharField("督查对象", max_length=120, blank=True)
    leader = models.CharField("带队", max_length=60, blank=True)
    found = models.PositiveIntegerField("发现问题", null=True)
    remark = models.CharField("备注", max_length=300, blank=True)

    class Meta(LedgerRecord.Meta):
        indexes = [models.Index(fields=["office", "-checked_on", "-id"], name="own_check_newest")]

    def __str__(self) -> str:
        return self.topic


class Issue(LedgerRecord):
    """An issue that an inspection found, and its rectification."""

    source = models.CharField("来源", max_length=28, choices=IssueSource.choices)
    reference = models.CharField("文号", max_length=80, blank=True)
    found_on = models.DateField("反馈日期")
    issue = models.TextField("问题")
    unit = models.CharField("责任单位", max_length=60, blank=True)
    measure = models.TextField("整改措施", blank=True)
    due_on = models.DateField("整改期限", null=True)
    way = models.CharField("办结方式", max_length=12, choices=Rectification.choices, blank=True)
    rectified_on = models.DateField("整改完成日期", null=True)
    evidence = models.CharField("整改材料", max_length=200, blank=True)

    class Meta(LedgerRecord.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(rectified_on__isnull=True) | Q(rectified_on__gte=F("found_on")),
                name="issue_days_in_order",
                violation_error_message="整改完成日期早于反馈日期，请核对两个日期",
            ),
            models.CheckConstraint(
                condition=Q(rectified_on__isnull=True) | ~Q(way=""),
                name="issue_closed_in_a_way",
                violation_error_message="整改完成的，要选办结方式",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "-found_on", "-id"], name="issue_newest"),
            models.Index(fields=["office", "rectified_on", "due_on"], name="issue_due"),
        ]

    def __str__(self) -> str:
        return self.issue[:20]

    @property
    def is_open(self) -> bool:
        return self.rectified_on is None and self.voided_on is None
