"""An import's own rows: which file came in, what people said its words mean, what it could add to others."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from fengqiao.trunk.files.models import File
from fengqiao.trunk.journal.bases import OfficeRecord, PlacedRecord

from .words import BatchState, MeaningKind, SuggestionState


class Batch(PlacedRecord):
    """One committed import of one file. Its id is the origin of the records it brought.

    `parts`: for each register what was read and accepted. `returned`: the rows that did not come in, each
    with its message and the columns it speaks of, and the heading's row of each sheet. `remarks`: sentences
    about sheets that were compared or not recognised.
    """

    file = models.ForeignKey(File, models.PROTECT, related_name="+")
    ledger = models.CharField("台账", max_length=32)
    year = models.PositiveIntegerField("年份", null=True)
    read = models.PositiveIntegerField("读到")
    accepted = models.PositiveIntegerField("导入")
    duplicates = models.PositiveIntegerField("重复")
    quarantined = models.PositiveIntegerField("退回")
    state = models.CharField("状态", max_length=10, choices=BatchState.choices)
    imported_on = models.DateField("导入日期")
    parts = models.JSONField("各台账", default=dict)
    returned = models.JSONField("退回的行", default=dict)
    remarks = models.JSONField("说明", default=list)

    class Meta(PlacedRecord.Meta):
        indexes = [models.Index(fields=["office", "-id"], name="batch_newest")]

    def __str__(self) -> str:
        return self.file.name

    @property
    def sent_back(self) -> int:
        """How many rows somebody must put right: those that only repeat another are no fault."""
        return self.quarantined - self.duplicates


class Meaning(OfficeRecord):
    """What a heading, a spelling, a code or two records mean in this office, as one of its people confirmed.

    Of a heading `said` are its plain words and `means` the column's key; of a spelling the plain text and
    a text that the register understands; of a code `written` are the legend's words; of two records `said` is
    their pair of marks, whatever file they came from, and `means` same or apart.
    """

    kind = models.CharField("哪一种", max_length=8, choices=MeaningKind.choices)
    ledger = models.CharField("台账", max_length=32)
    key = models.CharField("列", max_length=64, blank=True)
    said = models.CharField("写法", max_length=200)
    written = models.CharField("原文", max_length=200)
    means = models.CharField("意思", max_length=200)
    told = models.CharField("意思的名称", max_length=200)
    confirmed_by = models.UUIDField("确认人", null=True)
    confirmed_on = models.DateField("确认日期")

    class Meta(OfficeRecord.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["office", "ledger", "kind", "key", "said"], name="meaning_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.written} → {self.told}"


class Suggestion(PlacedRecord):
    """What a row of an old register could add to a record that lacks it; a person accepts or declines."""

    follows_subject: ClassVar[bool] = True

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="suggestions")
    ledger = models.CharField("台账", max_length=32)
    subject = models.UUIDField("对象")
    subject_label = models.CharField("对象名称", max_length=80)
    name = models.CharField("补哪一项", max_length=32)
    value = models.CharField("补成什么", max_length=200)
    label = models.CharField("补成什么的名称", max_length=200)
    sheet = models.CharField("工作表", max_length=60)
    row = models.PositiveIntegerField("行")
    state = models.CharField("状态", max_length=8, choices=SuggestionState.choices)

    class Meta(PlacedRecord.Meta):
        indexes = [models.Index(fields=["office", "state", "-id"], name="suggestion_open")]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "subject", "name", "value"], name="suggestion_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject_label}：{self.label}"

    @property
    def column(self) -> str:
        """The key of the column that it fills; older suggestions name its attribute (type_id)."""
        return self.name.removesuffix("_id")
