"""What a register keeps of its readers: lists as they like to see them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from fengqiao.trunk.journal.bases import OfficeRecord


class View(OfficeRecord):
    """A list as a person likes to see it: filters, sort and columns of one register, under a name."""

    former: ClassVar[tuple[str, ...]] = ("ledgers.view",)

    person = models.UUIDField("谁的")
    ledger = models.CharField("台账", max_length=64)
    name = models.CharField("名称", max_length=40)
    query = models.TextField("条件")

    class Meta(OfficeRecord.Meta):
        db_table = "ledgers_view"
        constraints = [
            models.UniqueConstraint(
                fields=["office", "person", "ledger", "name"], name="view_name_once"
            )
        ]

    def __str__(self) -> str:
        return self.name
