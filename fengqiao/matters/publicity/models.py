"""Nouns of publicity: calendar nodes, planned items, activities with what was handed out, stock, posts, sites."""

from __future__ import annotations

from django.db import models

from fengqiao.engines.ledgers.bases import ChildRow, LedgerRecord, OfficeLedgerRecord
from fengqiao.trunk.divisions.models import Division
from fengqiao.trunk.people.models import Person

from .words import Audience, Channel, Counted, Kind, Material, Signal


class Node(OfficeLedgerRecord):
    """A day, week or month of the year on which the office makes laws known (宪法日, 民法典宣传月).

    It returns every year: `month` and `day` say when it begins (`day` None: on the first of the month),
    `ends_month` and `ends_day` when it is over, `lead_days` how long before it is prepared.
    """

    name = models.CharField("名称", max_length=60)
    month = models.PositiveSmallIntegerField("月")
    day = models.PositiveSmallIntegerField("日", null=True)
    ends_month = models.PositiveSmallIntegerField("止于月", null=True)
    ends_day = models.PositiveSmallIntegerField("止于日", null=True)
    lead_days = models.PositiveSmallIntegerField("提前准备天数", default=14)
    norms = models.TextField("相关法律", blank=True)
    spellings = models.CharField("其他写法", max_length=200, blank=True)

    class Meta(OfficeLedgerRecord.Meta):
        indexes = [models.Index(fields=["office", "month", "day"], name="publicity_node_order")]

    def __str__(self) -> str:
        return self.name


class Activity(LedgerRecord):
    """One activity that was held. `audience` is mandatory: the public's and the staff's are two figures."""

    held_on = models.DateField("日期")
    title = models.CharField("活动名称", max_length=120)
    kind = models.CharField("形式", max_length=16, choices=Kind.choices)
    audience = models.CharField("受众", max_length=16, choices=Audience.choices)
    node = models.ForeignKey(Node, models.PROTECT, null=True, related_name="activities")
    node_text = models.CharField("节点原文", max_length=60, blank=True)
    community = models.ForeignKey(Division, models.PROTECT, null=True, related_name="+")
    venue = models.CharField("地点", max_length=120, blank=True)
    organiser = models.CharField("主办、协办", max_length=120, blank=True)
    norms = models.TextField("宣传的法律", blank=True)
    attendance = models.PositiveIntegerField("参加人次", null=True)
    counted = models.CharField("怎么计数", max_length=16, choices=Counted.choices, blank=True)
    consultations = models.PositiveIntegerField("解答咨询人次", null=True)
    speaker = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    speaker_text = models.CharField("主讲人", max_length=60, blank=True)
    signal = models.CharField("为什么办", max_length=16, choices=Signal.choices, blank=True)
    signal_text = models.CharField("依据", max_length=200, blank=True)
    remark = models.CharField("备注", max_length=300, blank=True)

    class Meta(LedgerRecord.Meta):
        indexes = [
            models.Index(fields=["office", "-held_on", "-id"], name="publicity_activity_newest"),
            models.Index(
                fields=["office", "path", "-held_on", "-id"], name="publicity_activity_place"
            ),
            models.Index(fields=["office", "origin"], name="publicity_activity_origin"),
        ]

    def __str__(self) -> str:
        return self.title


class Handout(ChildRow):
    """What one activity handed out or put up, of one kind."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="handouts")
    kind = models.CharField("种类", max_length=16, choices=Material.choices)
    quantity = models.PositiveIntegerField("数量")
    title = models.CharField("名称", max_length=60, blank=True)

    class Meta(ChildRow.Meta):
        indexes = [models.Index(fields=["office", "activity"], name="publicity_handout_of")]


class Post(LedgerRecord):
    """One post online. Its reads are the newest dated sample; the samples stand in its table."""

    published_on = models.DateField("发布日期")
    title = models.CharField("标题", max_length=120)
    channel = models.CharField("平台", max_length=16, choices=Channel.choices)
    norms = models.TextField("涉及法律", blank=True)
    url = models.CharField("链接", max_length=300, blank=True)
    reads = models.PositiveIntegerField("阅读量", null=True)
    read_on = models.DateField("阅读量截至", null=True)
    editor = models.CharField("编辑", max_length=60, blank=True)

    class Meta(LedgerRecord.Meta):
        indexes = [
            models.Index(fields=["office", "-published_on", "-id"], name="publicity_post_newest"),
            models.Index(fields=["office", "origin"], name="publicity_post_origin"),
        ]

    def __str__(self) -> str:
        return self.title


class ReadingSample(ChildRow):
    """How often a post had been read by a day."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="samples")
    read_on = models.DateField("截至", null=True)
    reads = models.PositiveIntegerField("阅读量")

    class Meta(ChildRow.Meta):
        indexes = [models.Index(fields=["office", "post"], name="publicity_sample_of")]
