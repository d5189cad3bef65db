"""Offices, their tree of divisions, the neighbours' names, the office's settings and calendar."""

from __future__ import annotations

from django.db import models

from fengqiao.trunk.journal.bases import OfficeRecord, PathField

from .words import Level


class Office(OfficeRecord):
    """A subdistrict office (街道办事处): the tenant. Its `office` is its own id; `label` opens every path."""

    code = models.CharField("街道代码", max_length=12, unique=True)
    name = models.CharField("名称", max_length=40)
    label = models.CharField(max_length=8, unique=True, editable=False)
    parents = models.JSONField("上级", default=list)
    is_demo = models.BooleanField("演示", default=False)

    class Meta(OfficeRecord.Meta):
        pass

    def __str__(self) -> str:
        return self.name


class Division(OfficeRecord):
    """A node of the office's tree. National codes are attributes: they are issued anew, the path never is."""

    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    level = models.CharField("层级", max_length=16, choices=Level.choices)
    name = models.CharField("名称", max_length=40)
    full_name = models.CharField("全称", max_length=60, blank=True)
    code = models.CharField("代码", max_length=24, blank=True)
    label = models.CharField(max_length=8, editable=False)
    path = PathField("路径", editable=False)
    position = models.PositiveIntegerField("次序", default=0)
    spellings = models.JSONField("其他写法", default=list)
    ended_on = models.DateField("撤销日期", null=True)

    class Meta(OfficeRecord.Meta):
        constraints = [
            models.UniqueConstraint(fields=["office", "path"], name="division_path_once"),
        ]
        indexes = [models.Index(fields=["office", "level", "position"], name="division_of_level")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_community(self) -> bool:
        return self.level in (Level.COMMUNITY, Level.VILLAGE)


class Neighbour(OfficeRecord):
    """A community of a neighbouring street, kept by name so that a foreign one is recognised."""

    street = models.CharField("所属街道", max_length=40)
    name = models.CharField("名称", max_length=40)
    code = models.CharField("代码", max_length=24, blank=True)

    class Meta(OfficeRecord.Meta):
        indexes = [models.Index(fields=["office", "name"], name="neighbour_name")]


class Setting(OfficeRecord):
    """What differs from place to place: one value of the office. Defaults stand where they are used."""

    key = models.CharField("设置", max_length=64)
    value = models.JSONField("值")

    class Meta(OfficeRecord.Meta):
        constraints = [models.UniqueConstraint(fields=["office", "key"], name="setting_once")]


class SpecialDay(OfficeRecord):
    """A day that differs from its weekday: a statutory holiday, or a 调休 make-up workday."""

    day = models.DateField("日期")
    is_workday = models.BooleanField("上班")
    label = models.CharField("名称", max_length=20)

    class Meta(OfficeRecord.Meta):
        constraints = [models.UniqueConstraint(fields=["office", "day"], name="special_day_once")]
