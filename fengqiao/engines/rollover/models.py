"""One rollover: from which year to which, and which records it made."""

from __future__ import annotations

from django.db import models

from fengqiao.trunk.journal.bases import OfficeRecord


class Rollover(OfficeRecord):
    """`made` lists the rows it stored, ["app.model", id], parents before children: undoing goes backwards."""

    from_year = models.PositiveIntegerField("结转自")
    to_year = models.PositiveIntegerField("结转到")
    carried_on = models.DateField("结转日期")
    counts = models.JSONField("条数", default=dict)
    made = models.JSONField("生成的记录", default=list)
    undone_on = models.DateField("撤销日期", null=True)

    class Meta(OfficeRecord.Meta):
        indexes = [models.Index(fields=["office", "-id"], name="rollover_newest")]

    def __str__(self) -> str:
        return f"{self.from_year} 年结转到 {self.to_year} 年"
