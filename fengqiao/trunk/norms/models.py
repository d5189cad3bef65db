"""Laws with their versions: enough to cite an article as it stood on a day."""

from __future__ import annotations

from django.db import models

from fengqiao.ground.ids import uuid7


class Law(models.Model):
    """A law of the whole country: it belongs to no office and is written by the import of laws only."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    title = models.CharField("名称", max_length=120, unique=True)
    issued_on = models.DateField("公布日期", null=True)

    def __str__(self) -> str:
        return self.title


class LawVersion(models.Model):
    """A text in force from one day up to, not including, another."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    law = models.ForeignKey(Law, models.PROTECT, related_name="versions")
    in_force_from = models.DateField("施行日期")
    in_force_to = models.DateField("失效日期", null=True)
    source = models.CharField("来源", max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["law", "in_force_from"], name="law_version_once")
        ]


class Article(models.Model):
    """One article of a version."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    version = models.ForeignKey(LawVersion, models.PROTECT, related_name="articles")
    number = models.PositiveIntegerField("条")
    label = models.CharField("条号", max_length=20)
    text = models.TextField("条文")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "number"], name="article_once")]
