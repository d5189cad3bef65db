"""What both heads answer for: their duties, what they did in person, 述法, and that schemes exist."""

from __future__ import annotations

from django.db import models

from fengqiao.engines.registers.bases import ChildRow, LedgerRecord
from fengqiao.trunk.people.models import Person

from ..words import Duty, Form, Head, Personally, Scheme, Source
from .meetings import AgendaItem


class DutyItem(LedgerRecord):
    """One duty of the first responsible persons in a year; the office's own text, with its source."""

    year = models.PositiveIntegerField("年份")
    code = models.CharField("代码", max_length=12)
    whose = models.CharField("责任人", max_length=12, choices=Duty.choices)
    text = models.TextField("职责", max_length=500)
    source = models.CharField("来源", max_length=12, choices=Source.choices, default=Source.SETTING)
    source_text = models.CharField("出处", max_length=100, blank=True)
    position = models.PositiveSmallIntegerField("次序", default=1)

    class Meta(LedgerRecord.Meta):
        indexes = [models.Index(fields=["office", "year", "position", "id"], name="duty_of_year")]

    def __str__(self) -> str:
        return (
            f"{self.code} {self.text}" if len(self.text) <= 40 else f"{self.code} {self.text[:39]}…"
        )


class DutyMeasure(ChildRow):
    """Which figure of the catalogue serves as evidence of a duty, or one cell of it, and how much at least."""

    duty = models.ForeignKey(DutyItem, models.PROTECT, related_name="measures")
    figure = models.CharField("指标", max_length=64)
    cell = models.CharField("分项", max_length=32, blank=True)
    code = models.CharField("分项值", max_length=40, blank=True)
    at_least = models.PositiveIntegerField("至少", default=1)

    class Meta(ChildRow.Meta):
        indexes = [models.Index(fields=["office", "duty"], name="measure_of_duty")]


class PersonalAct(LedgerRecord):
    """What a head did in person (四个亲自), tied to an agenda item or to a paper."""

    kind = models.CharField("类型", max_length=12, choices=Personally.choices)
    on = models.DateField("日期")
    head = models.CharField("职务", max_length=12, choices=Head.choices)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="姓名"
    )
    person_text = models.CharField("姓名", max_length=60, blank=True)
    topic = models.CharField("事项", max_length=200)
    agenda_item = models.ForeignKey(
        AgendaItem,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="personal_acts",
        verbose_name="会议议题",
    )
    paper = models.CharField("佐证", max_length=100, blank=True)

    class Meta(LedgerRecord.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(agenda_item__isnull=False) | ~models.Q(paper=""),
                name="personal_act_has_evidence",
            )
        ]
        indexes = [
            models.Index(fields=["office", "-on", "-id"], name="personal_newest"),
            models.Index(fields=["office", "origin"], name="personal_origin"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}：{self.topic}"


class ShufaReport(LedgerRecord):
    """述法 as counts: how many were due and how many reported; no assessment is held."""

    year = models.PositiveIntegerField("年度")
    form = models.CharField("形式", max_length=12, choices=Form.choices)
    held_on = models.DateField("述法日期")
    audience = models.CharField("范围", max_length=60, blank=True)
    due = models.PositiveIntegerField("应述人数")
    done = models.PositiveIntegerField("已述人数")
    kept_at = models.CharField("存放处", max_length=100, blank=True)

    class Meta(LedgerRecord.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(done__lte=models.F("due")), name="shufa_done_within_due"
            )
        ]
        indexes = [models.Index(fields=["office", "-held_on", "-id"], name="shufa_newest")]

    def __str__(self) -> str:
        return f"{self.year}年{self.get_form_display()}"


class AppraisalScheme(LedgerRecord):
    """That a scheme of appraisal exists: title, number, day, where it is kept, and its stated weight."""

    title = models.CharField("文件名称", max_length=120)
    number = models.CharField("文号", max_length=60, blank=True)
    kind = models.CharField("类别", max_length=12, choices=Scheme.choices, default=Scheme.OTHER)
    adopted_on = models.DateField("制定日期")
    indicator = models.CharField("法治指标", max_length=100, blank=True)
    weight = models.DecimalField("权重（%）", max_digits=5, decimal_places=2, null=True, blank=True)
    kept_at = models.CharField("存放处", max_length=100, blank=True)

    class Meta(LedgerRecord.Meta):
        indexes = [models.Index(fields=["office", "-adopted_on", "-id"], name="scheme_newest")]

    def __str__(self) -> str:
        return self.title
