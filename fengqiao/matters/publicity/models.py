"""Nouns of publicity: calendar nodes, planned items, activities with what was handed out, stock, posts, sites."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from django.db import models

from fengqiao.engines.registers.bases import ChildRow, LedgerRecord, OfficeLedgerRecord
from fengqiao.engines.terms.fields import own_word, shown
from fengqiao.trunk.divisions.models import Division
from fengqiao.trunk.people.models import Person

from .words import (
    Audience,
    Channel,
    Counted,
    Effect,
    Kind,
    Material,
    Movement,
    Signal,
    SiteKind,
    Weekday,
)

LAST = 31


def _within(year: int, month: int, day: int) -> int:
    """A day of the month that is there: the 29th of February, or the 31st of June, is the last."""
    return min(day, monthrange(year, month)[1])


def _nth(year: int, month: int, nth: int, weekday: int) -> date:
    """The nth such weekday of a month (1 is Monday); of a month without a fifth one, the last."""
    first = date(year, month, 1)
    day = 1 + (weekday - first.isoweekday()) % 7 + 7 * (min(nth, 5) - 1)
    while day > monthrange(year, month)[1]:
        day -= 7
    return date(year, month, day)


class Node(OfficeLedgerRecord):
    """A day, week or month of the year on which the office makes laws known (宪法日, 民法典宣传月).

    It returns every year: `month` and `day` say when it begins (`day` None: on the first of the month), or
    `nth` and `weekday` do (the third Saturday of September), for as many days as it `lasts`;
    `ends_month` and `ends_day` when it is over, `lead_days` how long before it is prepared.
    """

    name = models.CharField("名称", max_length=60)
    month = models.PositiveSmallIntegerField("月")
    day = models.PositiveSmallIntegerField("日", null=True)
    nth = models.PositiveSmallIntegerField("第几个", null=True)
    weekday = models.CharField("星期几", max_length=1, choices=Weekday.choices, blank=True)
    lasts = models.PositiveSmallIntegerField("持续天数", null=True)
    ends_month = models.PositiveSmallIntegerField("止于月", null=True)
    ends_day = models.PositiveSmallIntegerField("止于日", null=True)
    lead_days = models.PositiveSmallIntegerField("提前准备天数", default=14)
    norms = models.TextField("相关法律", blank=True)
    spellings = models.CharField("其他写法", max_length=200, blank=True)

    class Meta(OfficeLedgerRecord.Meta):
        indexes = [models.Index(fields=["office", "month", "day"], name="publicity_node_order")]

    def __str__(self) -> str:
        return self.name

    def begins_on(self, year: int) -> date:
        if self.follows_weekday:
            return _nth(year, self.month, self.nth or 1, int(self.weekday))
        return date(year, self.month, _within(year, self.month, self.day or 1))

    @property
    def follows_weekday(self) -> bool:
        return bool(self.nth and self.weekday)

    def ends_on(self, year: int) -> date:
        """Its last day: as said, else the day itself, or the month's last."""
        if self.follows_weekday:
            return self.begins_on(year) + timedelta(days=min(self.lasts or 1, 366) - 1)
        month = self.ends_month or self.month
        day = self.ends_day or (self.day if month == self.month and self.day else LAST)
        return date(year, month, _within(year, month, day))

    def prepared_from(self, year: int) -> date:
        return self.begins_on(year) - timedelta(days=self.lead_days)

    @property
    def when(self) -> str:
        """3月8日, 5月, 12月1日—7日, 9月第三个星期六, in words."""
        if self.follows_weekday:
            lasts = f"起{self.lasts}天" if (self.lasts or 1) > 1 else ""
            nth = "一二三四五"[min(self.nth or 1, 5) - 1]
            return f"{self.month}月第{nth}个{self.get_weekday_display()}{lasts}"
        begins = f"{self.month}月" + (f"{self.day}日" if self.day else "")
        if not self.ends_month and not self.ends_day:
            return begins
        month = self.ends_month or self.month
        ends = f"{self.ends_day}日" if self.ends_day else ""
        return f"{begins}—{ends if month == self.month and ends else f'{month}月{ends}'}"


class PlanItem(LedgerRecord):
    """What the year's plan promises: a topic, when, who, how many times. Activities are put to it."""

    year = models.PositiveSmallIntegerField("年份")
    topic = models.CharField("计划事项", max_length=120)
    months = models.CharField("计划月份", max_length=40, blank=True)
    node = models.ForeignKey(Node, models.PROTECT, null=True, related_name="planned")
    node_text = models.CharField("节点原文", max_length=60, blank=True)
    norms = models.TextField("宣传的法律", blank=True)
    times = models.PositiveSmallIntegerField("计划次数", default=1)
    responsible = models.CharField("责任单位、责任人", max_length=60, blank=True)
    remark = models.CharField("备注", max_length=300, blank=True)

    class Meta(LedgerRecord.Meta):
        indexes = [models.Index(fields=["office", "-year", "-id"], name="publicity_plan_newest")]

    def __str__(self) -> str:
        return self.topic


class Activity(LedgerRecord):
    """One activity that was held. `audience` is mandatory: the public's and the staff's are two figures."""

    held_on = models.DateField("日期")
    title = models.CharField("活动名称", max_length=120)
    kind = models.CharField("形式", max_length=16, choices=Kind.choices)
    audience = models.CharField("受众", max_length=16, choices=Audience.choices)
    node = models.ForeignKey(Node, models.PROTECT, null=True, related_name="activities")
    node_text = models.CharField("节点原文", max_length=60, blank=True)
    plan_item = models.ForeignKey(PlanItem, models.PROTECT, null=True, related_name="activities")
    community = models.ForeignKey(Division, models.PROTECT, null=True, related_name="+")
    venue = models.CharField("地点", max_length=120, blank=True)
    organiser = models.CharField("主办、协办", max_length=120, blank=True)
    norms = models.TextField("宣传的法律", blank=True)
    attendance = models.PositiveIntegerField("参加人次", null=True)
    counted = models.CharField("怎么计数", max_length=16, choices=Counted.choices, blank=True)
    consultations = models.PositiveIntegerField("解答咨询人次", null=True)
    speaker = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    speaker_text = models.CharField("主讲人", max_length=60, blank=True)
    is_interactive = models.BooleanField("有互动", default=False)
    quiz_sat = models.PositiveIntegerField("答题人次", null=True)
    quiz_before = models.DecimalField("活动前答对率", max_digits=5, decimal_places=2, null=True)
    quiz_after = models.DecimalField("活动后答对率", max_digits=5, decimal_places=2, null=True)
    effect = models.CharField("效果怎么看出来", max_length=16, choices=Effect.choices, blank=True)
    effect_text = models.CharField("看到的效果", max_length=200, blank=True)
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
    kind_own = own_word()
    quantity = models.PositiveIntegerField("数量")
    title = models.CharField("名称", max_length=60, blank=True)

    get_kind_display = shown("publicity.material", "kind")

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


class StockMovement(LedgerRecord):
    """Materials that came in, were taken without an activity, or were lost. Activities take the rest."""

    moved_on = models.DateField("日期")
    movement = models.CharField("出入", max_length=16, choices=Movement.choices)
    kind = models.CharField("种类", max_length=16, choices=Material.choices)
    kind_own = own_word()
    quantity = models.PositiveIntegerField("数量")
    title = models.CharField("名称", max_length=60, blank=True)
    source = models.CharField("来源、去向", max_length=120, blank=True)
    remark = models.CharField("备注", max_length=300, blank=True)

    get_kind_display = shown("publicity.material", "kind")

    class Meta(LedgerRecord.Meta):
        indexes = [
            models.Index(fields=["office", "-moved_on", "-id"], name="publicity_stock_newest")
        ]

    def __str__(self) -> str:
        return self.title or self.get_kind_display()


class Site(LedgerRecord):
    """A place where law is always to be seen: a park, a board, a shelf of books."""

    name = models.CharField("名称", max_length=80)
    kind = models.CharField("种类", max_length=16, choices=SiteKind.choices)
    kind_own = own_word()
    community = models.ForeignKey(Division, models.PROTECT, null=True, related_name="+")
    address = models.CharField("地址", max_length=120, blank=True)
    built_on = models.DateField("建成日期", null=True)
    renewed_on = models.DateField("最近更新", null=True)
    closed_on = models.DateField("停用日期", null=True)
    remark = models.CharField("备注", max_length=300, blank=True)

    get_kind_display = shown("publicity.site_kind", "kind")

    class Meta(LedgerRecord.Meta):
        indexes = [
            models.Index(fields=["office", "kind"], name="publicity_site_kind"),
            models.Index(fields=["office", "path"], name="publicity_site_place"),
        ]

    def __str__(self) -> str:
        return self.name
