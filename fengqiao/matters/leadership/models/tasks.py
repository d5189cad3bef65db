"""Tasks: what was deployed, whose it is, until when, and what shows that it was done."""

from __future__ import annotations

from django.db import models

from fengqiao.engines.registers.bases import LedgerRecord
from fengqiao.trunk.divisions.models import Division
from fengqiao.trunk.files.models import File
from fengqiao.trunk.journal.bases import PlacedRecord
from fengqiao.trunk.people.models import Person

from ..words import OPEN_STAGES, Stage
from .duties import DutyItem
from .meetings import AgendaItem, SuperiorDocument
from .plans import PlanItem


class Task(LedgerRecord):
    """A task with its owner, due day and origin. `registered_on` is the day it was assigned; `due_on` may be
    open. It comes from an agenda item, a document or a plan item, or from none: then it is one's own."""

    title = models.CharField("任务", max_length=120)
    detail = models.TextField("要求", max_length=1000, blank=True)
    owner = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="责任人"
    )
    owner_text = models.CharField("责任单位或责任人", max_length=60)
    community = models.ForeignKey(Division, models.PROTECT, null=True, related_name="+")
    registered_on = models.DateField("交办日期")
    due_on = models.DateField("完成时限", null=True, blank=True)
    agenda_item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="tasks", verbose_name="议题"
    )
    document = models.ForeignKey(
        SuperiorDocument,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="tasks",
        verbose_name="上级文件",
    )
    plan_item = models.ForeignKey(
        PlanItem, models.PROTECT, null=True, blank=True, related_name="tasks", verbose_name="计划项"
    )
    procedure_key = models.CharField(max_length=32)
    procedure_version = models.PositiveIntegerField(default=1)
    stage = models.CharField("进度", max_length=12, choices=Stage.choices)
    closed_on = models.DateField("办结日期", null=True)
    result = models.CharField("完成情况", max_length=300, blank=True)
    urged_count = models.PositiveIntegerField("督办次数", default=0)
    urged_on = models.DateField("最近督办", null=True)

    class Meta(LedgerRecord.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closed_on__isnull=True)
                | models.Q(closed_on__gte=models.F("registered_on")),
                name="task_days_in_order",
            )
        ]
        indexes = [
            models.Index(fields=["office", "-registered_on", "-id"], name="task_newest"),
            models.Index(fields=["office", "stage", "due_on"], name="task_due"),
            models.Index(fields=["office", "owner", "stage"], name="task_of_owner"),
            models.Index(fields=["office", "closed_on"], name="task_closed"),
            models.Index(fields=["office", "agenda_item"], name="task_of_item"),
            models.Index(fields=["office", "plan_item"], name="task_of_plan"),
            models.Index(fields=["office", "origin"], name="task_origin"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.stage in OPEN_STAGES

    @property
    def summary(self) -> str:
        """What the step's page says of it below its title."""
        return self.detail


class Urging(PlacedRecord):
    """督办: a dated note that the task was asked about, by whom."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="urgings")
    on = models.DateField("督办日期")
    by_text = models.CharField("督办人", max_length=40)
    note = models.CharField("督办意见", max_length=300)

    class Meta(PlacedRecord.Meta):
        indexes = [models.Index(fields=["office", "task", "on"], name="urging_of_task")]


class Evidence(PlacedRecord):
    """What shows that a task was done or a duty performed: words, a file, a record of any matter.

    The record is named by kind, id and label, without a foreign key: matters are blind to each other.
    """

    task = models.ForeignKey(Task, models.PROTECT, null=True, related_name="evidences")
    duty = models.ForeignKey(DutyItem, models.PROTECT, null=True, related_name="evidences")
    on = models.DateField("日期")
    text = models.CharField("说明", max_length=300, blank=True)
    file = models.ForeignKey(File, models.PROTECT, null=True, related_name="+")
    link_kind = models.CharField("对象种类", max_length=64, blank=True)
    link_id = models.UUIDField("对象", null=True)
    link_label = models.CharField("对象名称", max_length=200, blank=True)

    class Meta(PlacedRecord.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(task__isnull=True, duty__isnull=False)
                | models.Q(task__isnull=False, duty__isnull=True),
                name="evidence_of_one",
            ),
            models.CheckConstraint(
                condition=~models.Q(text="")
                | models.Q(file__isnull=False)
                | ~models.Q(link_kind=""),
                name="evidence_shows_something",
            ),
        ]
        indexes = [
            models.Index(fields=["office", "task", "on"], name="evidence_of_task"),
            models.Index(fields=["office", "duty", "on"], name="evidence_of_duty"),
        ]
