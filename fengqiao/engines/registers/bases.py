"""The bases of what registers keep: where a record came from, and whether it still counts.

Voided records stay, and count nowhere: a named queryset of the matter leaves them out (`standing`).
"""

from __future__ import annotations

from typing import Any

from django.db import models

from fengqiao.trunk.journal.bases import OfficeRecord, PlacedRecord


class Kept(models.Model):
    """What every record of a register carries besides its own columns."""

    voided_on = models.DateField("作废日期", null=True)
    origin = models.UUIDField("来源文件", null=True)
    origin_sheet = models.CharField("来源工作表", max_length=60, blank=True)
    origin_row = models.PositiveIntegerField("来源行", null=True)

    class Meta:
        abstract = True

    @property
    def is_void(self) -> bool:
        return self.voided_on is not None


class LedgerRecord(Kept, PlacedRecord):
    """A record that belongs to a place: seen by who has a post at or above it."""

    class Meta(PlacedRecord.Meta):
        abstract = True


class OfficeLedgerRecord(Kept, OfficeRecord):
    """A record of the office as such (a table that all its people read)."""

    class Meta(OfficeRecord.Meta):
        abstract = True


class ChildRow(PlacedRecord):
    """A row of a record's own table (agenda item, member, hand-out), in its order.

    The matter adds the foreign key to the parent, and its columns.
    """

    position = models.PositiveSmallIntegerField("次序", default=0)

    class Meta(PlacedRecord.Meta):
        abstract = True


def standing(model: type[models.Model]) -> Any:
    """The records of a register that count: what was voided does not."""
    return model._default_manager.filter(voided_on=None)
