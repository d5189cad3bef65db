"""Legality reviews, and opinions with their answers."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from fengqiao.engines.registers.bases import LedgerRecord

from ..words import Answer, Conclusion, OpinionForm, ReviewMatter, Source
from .decision import Decision


class Review(LedgerRecord):
    """A legality review, of a decision in the register or of something else (an enforcement decision, a
    village's rules, a reply). A text that was returned and sent again is the same review, one round more."""

    number = models.CharField("编号", max_length=24)
    own_number = models.CharField("本单位编号", max_length=40, blank=True)
    matter_kind = models.CharField("事项类别", max_length=20, choices=ReviewMatter.choices)
    title = models.CharField("审查事项", max_length=200)
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, related_name="reviews", verbose_name="决策"
    )
    submitted_by = models.CharField("送审单位", max_length=60, blank=True)
    submitted_on = models.DateField("送审日期", null=True)
    reviewer = models.CharField("审查人", max_length=40, blank=True)
    adviser = models.CharField("法律顾问", max_length=40, blank=True)
    opinions_count = models.PositiveSmallIntegerField("提出意见", default=0)
    adopted_count = models.PositiveSmallIntegerField("采纳意见", default=0)
    conclusion = models.CharField("结论", max_length=20, choices=Conclusion.choices, blank=True)
    conclusion_text = models.CharField("结论原文", max_length=200, blank=True)
    finished_on = models.DateField("审查完成日期", null=True)
    rounds = models.PositiveSmallIntegerField("第几次送审", default=1)

    class Meta(LedgerRecord.Meta):
        constraints = [
            models.UniqueConstraint(fields=["office", "number"], name="review_number_once"),
            models.CheckConstraint(
                condition=Q(finished_on__isnull=True)
                | Q(submitted_on__isnull=True)
                | Q(finished_on__gte=F("submitted_on")),
                name="review_days_in_order",
                violation_error_message="审查完成日期早于送审日期，请核对两个日期",
            ),
            models.CheckConstraint(
                condition=Q(adopted_count__lte=F("opinions_count")),
                name="review_adopted_within_opinions",
                violation_error_message="采纳的意见多于提出的意见，请核对两个数",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "finished_on"], name="review_finished"),
            models.Index(fields=["office", "-submitted_on", "-id"], name="review_newest"),
            models.Index(fields=["office", "decision"], name="review_of_decision"),
            models.Index(fields=["office", "origin"], name="review_origin"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def days(self) -> int | None:
        """Calendar days from hand-in to conclusion."""
        if self.finished_on is None or self.submitted_on is None:
            return None
        return (self.finished_on - self.submitted_on).days


class Opinion(LedgerRecord):
    """An opinion somebody gave, on a decision or on something else an adviser was asked, and its answer."""

    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, related_name="opinions", verbose_name="决策"
    )
    source = models.CharField("谁的意见", max_length=12, choices=Source.choices)
    giver = models.CharField("姓名或单位", max_length=60, blank=True)
    form = models.CharField("形式", max_length=20, choices=OpinionForm.choices, blank=True)
    topic = models.CharField("事项", max_length=200, blank=True)
    asked_by = models.CharField("咨询单位", max_length=60, blank=True)
    asked_on = models.DateField("咨询日期", null=True)
    given_on = models.DateField("提出日期")
    text = models.TextField("意见", blank=True)
    answer = models.CharField("是否采纳", max_length=12, choices=Answer.choices, blank=True)
    answer_why = models.CharField("答复、理由", max_length=300, blank=True)
    answered_on = models.DateField("答复日期", null=True)

    class Meta(LedgerRecord.Meta):
        constraints = [
            models.CheckConstraint(
                condition=~Q(answer__in=[Answer.PARTLY, Answer.NOT_ADOPTED]) | ~Q(answer_why=""),
                name="opinion_refused_with_reason",
                violation_error_message="部分采纳或未采纳的意见要写明理由",
            ),
            models.CheckConstraint(
                condition=Q(asked_on__isnull=True) | Q(given_on__gte=F("asked_on")),
                name="opinion_days_in_order",
                violation_error_message="提出日期早于咨询日期，请核对两个日期",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "decision"], name="opinion_of_decision"),
            models.Index(fields=["office", "source", "-given_on"], name="opinion_of_source"),
        ]

    def __str__(self) -> str:
        return self.topic or self.text[:20]
