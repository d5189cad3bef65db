"""Files kept by their hash. The bytes lie in HOME/files; a row says whose they are and who may read them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from fengqiao.trunk.journal.bases import PlacedRecord

# The audience of a file that belongs to the office as such, an imported ledger say.
OFFICE = "office"


class File(PlacedRecord):
    """A file of an office. Two rows may share bytes; neither knows of the other."""

    follows_subject: ClassVar[bool] = True

    sha256 = models.CharField("散列", max_length=64)
    name = models.CharField("文件名", max_length=200)
    kind = models.CharField("类型", max_length=100)
    size = models.PositiveBigIntegerField("字节")
    audience = models.CharField("谁可以看", max_length=16)
    readers = models.TextField("知悉人员", blank=True, default="")
    subject = models.UUIDField("所属对象", null=True)
    kept_by = models.UUIDField("存入人", null=True)

    class Meta(PlacedRecord.Meta):
        indexes = [models.Index(fields=["office", "subject"], name="file_of_subject")]

    def __str__(self) -> str:
        return self.name
