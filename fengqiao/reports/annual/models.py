"""The annual report of an office: its way, its text in blocks, and what was issued."""

from __future__ import annotations

from django.db import models

from fengqiao.trunk.files.models import File
from fengqiao.trunk.journal.bases import PlacedRecord

from .words import ISSUED, Stage


class Report(PlacedRecord):
    """The report of one year. Until someone writes in it there is none: its draft is read from the blocks
    of the year before. What was issued stays as it was: text, files, and the readings `used_in` this row."""

    year = models.PositiveIntegerField("年份")
    stage = models.CharField("环节", max_length=12, choices=Stage.choices, default=Stage.DRAFT)
    procedure_key = models.CharField(max_length=32, default="annual_report")
    procedure_version = models.PositiveSmallIntegerField(default=1)
    registered_on = models.DateField("起草日期")
    draft_by = models.DateField("成稿期限", null=True)
    submit_by = models.DateField("报送期限", null=True)
    publish_by = models.DateField("公开期限", null=True)
    secretary_read_on = models.DateField("书记阅", null=True)
    director_read_on = models.DateField("主任阅", null=True)
    meeting = models.CharField("审议的会议", max_length=120, blank=True)
    signed_on = models.DateField("签发日期", null=True)
    signed_by = models.CharField("签发人", max_length=40, blank=True)
    receipt = models.CharField("报送回执", max_length=200, blank=True)
    clearance = models.CharField("保密审查意见", max_length=200, blank=True)
    published_on = models.DateField("公开日期", null=True)
    published_at = models.CharField("公开地址", max_length=300, blank=True)
    issued_text = models.TextField("签发的正文", blank=True)
    docx = models.ForeignKey(File, models.PROTECT, null=True, related_name="+")
    pdf = models.ForeignKey(File, models.PROTECT, null=True, related_name="+")

    class Meta(PlacedRecord.Meta):
        constraints = [
            models.UniqueConstraint(fields=["office", "year"], name="annual_report_once"),
        ]

    def __str__(self) -> str:
        return f"{self.year}年年度报告"

    @property
    def summary(self) -> str:
        """The line that other pages show of it."""
        return f"{self.year}年法治政府建设年度报告"

    @property
    def is_open(self) -> bool:
        return self.stage != Stage.PUBLISHED

    @property
    def is_issued(self) -> bool:
        return self.stage in ISSUED


class Block(PlacedRecord):
    """A piece of the office's own prose, with figures as chips. `version` counts its changes: who saves an
    older one is shown both. `key` names the default block that it began as, "" for one of the office's own."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="blocks")
    section = models.CharField("部分", max_length=16)
    position = models.PositiveSmallIntegerField("次序", default=0)
    key = models.CharField("来处", max_length=32, blank=True)
    heading = models.CharField("小标题", max_length=60, blank=True)
    text = models.TextField("正文")
    version = models.PositiveIntegerField("第几稿", default=1)

    class Meta(PlacedRecord.Meta):
        indexes = [
            models.Index(fields=["office", "report", "section", "position"], name="block_of_report")
        ]

    def __str__(self) -> str:
        return self.heading or self.text[:20]
