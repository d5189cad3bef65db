"""An import's own row: which file came in, when, how many, and whether it was taken back."""

from __future__ import annotations

from django.db import models

from fengqiao.trunk.files.models import File
from fengqiao.trunk.journal.bases import OfficeRecord, PlacedRecord

from .words import BatchState


class Batch(PlacedRecord):
    """One committed import of one file. Its id is the origin of the records it brought."""

    file = models.ForeignKey(File, models.PROTECT, related_name="+")
    ledger = models.CharField("台账", max_length=32)
    year = models.PositiveIntegerField("年份", null=True)
    read = models.PositiveIntegerField("读到")
    accepted = models.PositiveIntegerField("导入")
    duplicates = models.PositiveIntegerField("重复")
    quarantined = models.PositiveIntegerField("退回")
    state = models.CharField("状态", max_length=10, choices=BatchState.choices)
    imported_on = models.DateField("导入日期")

    class Meta(PlacedRecord.Meta):
        indexes = [models.Index(fields=["office", "-id"], name="batch_newest")]

    def __str__(self) -> str:
        return self.file.name


class View(OfficeRecord):
    """A list as a person likes to see it: filters, sort and columns of one ledger, under a name."""

    person = models.UUIDField("谁的")
    ledger = models.CharField("台账", max_length=64)
    name = models.CharField("名称", max_length=40)
    query = models.TextField("条件")

    class Meta(OfficeRecord.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["office", "person", "ledger", "name"], name="view_name_once"
            )
        ]

    def __str__(self) -> str:
        return self.name
