"""What an office keeps of its returns: the seals of periods, and what was typed into another system."""

from __future__ import annotations

from django.db import models

from fengqiao.trunk.journal.bases import PlacedRecord


class Seal(PlacedRecord):
    """A return of one period as it was sealed (封账): the form of that day, and the readings `used_in` this row.

    It is never changed but once: `lifted_on` says since when it does not stand any more, because a correction took
    its place or the period was opened again.
    """

    key = models.CharField("报表", max_length=32)
    start = models.DateField("期间起")
    end = models.DateField("期间止（不含）")
    period = models.CharField("期间", max_length=40)
    version = models.PositiveSmallIntegerField("第几版")
    form = models.JSONField("表样")
    sealed_on = models.DateField("封账日期")
    sealed_by = models.UUIDField("封账人", null=True)
    reason = models.CharField("更正理由", max_length=300, blank=True)
    lifted_on = models.DateField("失效日期", null=True)

    class Meta(PlacedRecord.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["office", "key", "start", "end", "version"], name="seal_version_once"
            ),
            models.UniqueConstraint(
                fields=["office", "key", "start", "end"],
                condition=models.Q(lifted_on=None),
                name="seal_stands_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period}第{self.version}版"

    @property
    def stands(self) -> bool:
        return self.lifted_on is None


class Typed(PlacedRecord):
    """One field that somebody typed into the receiver's system (转录): what it was then, who and when."""

    key = models.CharField("报表", max_length=32)
    start = models.DateField("期间起")
    end = models.DateField("期间止（不含）")
    cell = models.CharField("哪一格", max_length=80)
    value = models.CharField("当时的数", max_length=40, blank=True)
    typed_on = models.DateField("转录日期")
    typed_by = models.UUIDField("谁转录的", null=True)

    class Meta(PlacedRecord.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["office", "key", "start", "end", "cell"], name="typed_cell_once"
            ),
        ]

    def __str__(self) -> str:
        return self.cell
