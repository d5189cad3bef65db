"""A decision and its gates."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from fengqiao.engines.registers.bases import LedgerRecord
from fengqiao.trunk.journal.bases import PlacedRecord

from ..words import PASSED, BigItem, Conclusion, GateKind, Kind, Stage, Verdict, Way

IS_REVIEWED = Q(review_conclusion__in=[str(one) for one in PASSED])


class Decision(LedgerRecord):
    """Something the office decides. `reviewed_on` is empty only for what an old ledger says passed its
    review without naming the day; `claimed_on` is the day on which an old ledger says it was discussed
    although no passed review stands there: such a thing is kept, and counts as undecided."""

    number = models.CharField("编号", max_length=24)
    own_number = models.CharField("本单位编号", max_length=40, blank=True)
    title = models.CharField("决策事项", max_length=200)
    kind = models.CharField("类别", max_length=16, choices=Kind.choices)
    is_major_admin = models.BooleanField("重大行政决策", default=False)
    is_three_major = models.BooleanField("三重一大", default=False)
    big_item = models.CharField("三重一大类别", max_length=16, choices=BigItem.choices, blank=True)
    amount = models.DecimalField("涉及金额（元）", max_digits=14, decimal_places=2, null=True)
    proposer = models.CharField("承办单位", max_length=60, blank=True)
    grounds = models.TextField("为什么、定什么", blank=True)
    procedure_key = models.CharField(max_length=32)
    procedure_version = models.PositiveIntegerField(default=1)
    stage = models.CharField("环节", max_length=16, choices=Stage.choices)
    registered_on = models.DateField("启动日期")
    reviewed_on = models.DateField("审查通过日期", null=True)
    review_conclusion = models.CharField(
        "审查结论", max_length=20, choices=Conclusion.choices, blank=True
    )
    decided_on = models.DateField("决定日期", null=True)
    verdict = models.CharField("决定", max_length=16, choices=Verdict.choices, blank=True)
    meeting = models.CharField("会议", max_length=80, blank=True)
    attended = models.PositiveSmallIntegerField("到会人数", null=True)
    votes_for = models.PositiveSmallIntegerField("同意", null=True)
    votes_against = models.PositiveSmallIntegerField("反对", null=True)
    votes_abstained = models.PositiveSmallIntegerField("弃权", null=True)
    dissent = models.TextField("不同意见", blank=True)
    head_differs = models.TextField("主要负责人决定与多数意见不同的理由", blank=True)
    claimed_on = models.DateField("旧台账所记讨论日期", null=True)
    claimed_text = models.CharField("旧台账原文", max_length=200, blank=True)

    class Meta(LedgerRecord.Meta):
        constraints = [
            models.UniqueConstraint(fields=["office", "number"], name="decision_number_once"),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True) | IS_REVIEWED,
                name="decision_after_review",
                violation_error_message="合法性审查还没有通过，不能作出决定；请先送审并取得通过的结论",
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True)
                | Q(reviewed_on__isnull=True)
                | Q(decided_on__gte=F("reviewed_on")),
                name="decision_not_before_review",
                violation_error_message="决定日期早于合法性审查通过的日期；先审查、后决定，请核对两个日期",
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True) | Q(decided_on__gte=F("registered_on")),
                name="decision_not_before_start",
                violation_error_message="决定日期早于启动日期，请核对两个日期",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_on__isnull=True) | Q(reviewed_on__gte=F("registered_on")),
                name="review_not_before_start",
                violation_error_message="审查通过日期早于启动日期，请核对两个日期",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "-registered_on", "-id"], name="decision_newest"),
            models.Index(fields=["office", "stage", "-registered_on"], name="decision_stage"),
            models.Index(fields=["office", "decided_on"], name="decision_decided"),
            models.Index(fields=["office", "origin"], name="decision_origin"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def summary(self) -> str:
        """The decision in one line, for the pages that know no matter."""
        return self.title

    @property
    def is_reviewed(self) -> bool:
        return self.review_conclusion in PASSED

    @property
    def is_decided(self) -> bool:
        return self.decided_on is not None

    @property
    def votes(self) -> str:
        """表决 in one line, what was not counted left out."""
        counted = (
            ("同意", self.votes_for),
            ("反对", self.votes_against),
            ("弃权", self.votes_abstained),
            ("到会", self.attended),
        )
        return "，".join(f"{word} {n}" for word, n in counted if n is not None)


class Gate(PlacedRecord):
    """One gate of one decision, closed: done, not applicable, or exempt by a rule, and what that rests on.
    A gate that is not closed has no row."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="gates")
    kind = models.CharField("关口", max_length=24, choices=GateKind.choices)
    way = models.CharField("怎样办结", max_length=16, choices=Way.choices)
    closed_on = models.DateField("日期", null=True)
    evidence = models.CharField("材料、文号", max_length=200, blank=True)
    why = models.CharField("理由、依据", max_length=300, blank=True)

    class Meta(PlacedRecord.Meta):
        constraints = [
            models.UniqueConstraint(fields=["office", "decision", "kind"], name="gate_once"),
            models.CheckConstraint(
                condition=Q(way=Way.DONE) | ~Q(why=""), name="gate_skipped_with_reason"
            ),
        ]
