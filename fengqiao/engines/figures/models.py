"""What an office adds to the catalogue: figures of its own, numbers from outside, and published readings."""

from __future__ import annotations

from django.db import models

from fengqiao.trunk.files.models import File
from fengqiao.trunk.journal.bases import OfficeRecord, PlacedRecord

from .words import How


class SavedFigure(OfficeRecord):
    """A figure of the office without code: a figure of the catalogue, a filter, a measure, a dimension.

    `cells` is {dimension: [codes]}; `over` the figure that a rate divides by. Its key is saved.<slug>.
    """

    slug = models.CharField("短名", max_length=32)
    label = models.CharField("名称", max_length=40)
    unit = models.CharField("单位", max_length=10)
    source = models.CharField("来源指标", max_length=64)
    cells = models.JSONField("条件", default=dict)
    how = models.CharField("怎么算", max_length=10, choices=How.choices)
    measure = models.CharField("计量", max_length=64)
    over = models.CharField("分母", max_length=64, blank=True)
    dimension = models.CharField("分项", max_length=32, blank=True)
    retired_on = models.DateField("停用日期", null=True)

    class Meta(OfficeRecord.Meta):
        constraints = [
            models.UniqueConstraint(fields=["office", "slug"], name="saved_figure_once"),
        ]

    def __str__(self) -> str:
        return self.label


class ExternalFigure(OfficeRecord):
    """A number that no ledger holds, for one period: who says it, as of which day, on what paper.

    Numbers of the same thing in other periods share its slug; its key is external.<slug>. `origin` is the
    import that brought it.
    """

    slug = models.CharField("短名", max_length=32)
    label = models.CharField("名称", max_length=40)
    value = models.DecimalField("数值", max_digits=18, decimal_places=4)
    unit = models.CharField("单位", max_length=10)
    source = models.CharField("来源", max_length=120)
    as_of = models.DateField("截至")
    period = models.CharField("期间", max_length=40)
    start = models.DateField("期间起")
    end = models.DateField("期间止（不含）")
    file = models.ForeignKey(File, models.PROTECT, null=True, related_name="+")
    origin = models.UUIDField("来源文件", null=True)
    retired_on = models.DateField("停用日期", null=True)

    class Meta(OfficeRecord.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["office", "slug", "start", "end"],
                condition=models.Q(retired_on=None),
                name="external_figure_once",
            ),
        ]
        indexes = [models.Index(fields=["office", "start"], name="external_figure_of_period")]

    def __str__(self) -> str:
        return self.label


class Reading(PlacedRecord):
    """A published value, frozen: what it meant, of which days, seen on which day, and which rows it opened.

    Its path is that of the scope it was read in. `ids` are the opened rows' ids, sorted and packed;
    `rows_hash` is SHA-256 over them. A rate has the readings of its two figures. `split` tells the value and the
    rows apart by several dimensions at once, where a whole table stands on the reading (cubes.py).
    """

    key = models.CharField("指标", max_length=64)
    label = models.CharField("名称", max_length=40)
    unit = models.CharField("单位", max_length=10)
    counts = models.TextField("口径")
    cells = models.JSONField("条件", default=dict)
    period = models.CharField("期间", max_length=40)
    start = models.DateField("期间起")
    end = models.DateField("期间止（不含）")
    on = models.DateField("截至")
    seen_on = models.DateField("读数日期")
    value = models.DecimalField("数值", max_digits=18, decimal_places=4, null=True)
    of = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    over = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    row_count = models.PositiveIntegerField("行数", default=0)
    rows_hash = models.CharField("行的散列", max_length=64, blank=True)
    ids = models.TextField("行", blank=True)
    split = models.JSONField("分格", default=dict)
    used_in = models.UUIDField("用在", null=True)
    taken_by = models.UUIDField("读数人", null=True)

    class Meta(PlacedRecord.Meta):
        indexes = [models.Index(fields=["office", "used_in"], name="reading_of_use")]

    def __str__(self) -> str:
        return f"{self.period}{self.label}"
