"""What a report owns up to, and what the next year's plan answers to it."""

from __future__ import annotations

from django.db import models

from fengqiao.engines.registers.bases import ChildRow, LedgerRecord

from ..words import Progress


class Shortcoming(LedgerRecord):
    """A shortcoming that the report of a year owns up to, with its cause."""

    year = models.PositiveIntegerField("年份")
    heading = models.CharField("小标题", max_length=60)
    text = models.TextField("不足", max_length=1000)
    cause = models.TextField("原因", max_length=1000, blank=True)
    position = models.PositiveSmallIntegerField("次序", default=1)

    class Meta(LedgerRecord.Meta):
        indexes = [
            models.Index(fields=["office", "year", "position", "id"], name="shortcoming_year")
        ]

    def __str__(self) -> str:
        return self.heading


class ShortcomingFigure(ChildRow):
    """A figure of the catalogue that shows a shortcoming, for a year."""

    shortcoming = models.ForeignKey(Shortcoming, models.PROTECT, related_name="figures")
    figure = models.CharField("指标", max_length=64)
    year = models.PositiveIntegerField("年份")

    class Meta(ChildRow.Meta):
        indexes = [models.Index(fields=["office", "shortcoming"], name="figure_of_shortcoming")]


class PlanItem(LedgerRecord):
    """One item of a year's plan. With a figure it is measured by the catalogue; without one a person says
    how far it is (`progress`)."""

    year = models.PositiveIntegerField("计划年份")
    section = models.CharField("计划部分", max_length=60, blank=True)
    text = models.TextField("计划内容", max_length=500)
    figure = models.CharField("衡量指标", max_length=64, blank=True)
    target = models.DecimalField("目标", max_digits=12, decimal_places=2, null=True, blank=True)
    progress = models.CharField(
        "进展", max_length=12, choices=Progress.choices, default=Progress.NOT_BEGUN
    )
    owner_text = models.CharField("责任单位", max_length=60, blank=True)
    answers = models.ForeignKey(
        Shortcoming,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="answers",
        verbose_name="针对的不足",
    )
    carried_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="carried_to"
    )
    position = models.PositiveSmallIntegerField("次序", default=1)

    class Meta(LedgerRecord.Meta):
        indexes = [
            models.Index(fields=["office", "year", "position", "id"], name="plan_of_year"),
            models.Index(fields=["office", "answers"], name="plan_answers"),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 40 else f"{self.text[:39]}…"
