"""Deadlines: what the clocks of a case say, kept so that a list of what is due is one indexed query; and
the last numbers given to cases."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from fengqiao.trunk.journal.bases import OfficeModel, PlacedModel


class State(models.TextChoices):
    RUNNING = "running", "计算中"
    PAUSED = "paused", "已中止"
    STOPPED = "stopped", "已停止"


class Deadline(PlacedModel):
    """One clock of one case. Derived: it can be reckoned again from the journal at any time.

    `due_on` is the last day of the period, null while it is paused. A bare subject, not a foreign key:
    the engine knows no matter by name.
    """

    follows_subject: ClassVar[bool] = True

    subject_kind = models.CharField("对象种类", max_length=64)
    subject = models.UUIDField("对象")
    clock = models.CharField("期限", max_length=32)
    label = models.CharField("名称", max_length=40)
    started_on = models.DateField("起算日")
    due_on = models.DateField("到期日", null=True)
    state = models.CharField("状态", max_length=8, choices=State.choices)
    stopped_on = models.DateField("停止日", null=True)

    class Meta(PlacedModel.Meta):
        # The constraint's index begins with (office, subject): it serves the case page too.
        constraints = [
            models.UniqueConstraint(fields=["office", "subject", "clock"], name="deadline_once"),
        ]
        indexes = [models.Index(fields=["office", "state", "due_on"], name="deadline_due")]

    def __str__(self) -> str:
        return f"{self.label} {self.due_on or self.get_state_display()}"


class Sequence(OfficeModel):
    """The last number given in an office, series ("decisions") and year. Locked after the case and before
    the journal's head."""

    series = models.CharField("系列", max_length=24)
    year = models.PositiveIntegerField("年份")
    last = models.PositiveIntegerField("末号", default=0)

    class Meta(OfficeModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["office", "series", "year"], name="series_year_once")
        ]
