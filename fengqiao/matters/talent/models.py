"""Nouns of talent: groups and their members, helpers, venues and what was said there, advisers and what
they did, law-aware persons, credentials, people's mediation committees."""

from __future__ import annotations

from datetime import date

from django.db import models

from fengqiao.engines.registers.bases import ChildRow, LedgerRecord
from fengqiao.engines.terms.fields import own_word, shown
from fengqiao.trunk.divisions.models import Division

from .words import (
    CommitteeKind,
    CredentialKind,
    MemberRole,
    Office,
    ServiceKind,
    TalkEnd,
    VenueKind,
)


def _community() -> models.ForeignKey:
    return models.ForeignKey(Division, models.PROTECT, null=True, related_name="+")


class Group(LedgerRecord):
    """A community's group for settling disputes (矛盾纠纷化解工作组)."""

    community = _community()
    founded_on = models.DateField("成立日期", null=True)
    ended_on = models.DateField("撤销日期", null=True)
    remark = models.CharField("备注", max_length=300, blank=True)

    class Meta(LedgerRecord.Meta):
        indexes = [models.Index(fields=["office", "path", "-id"], name="talent_group_place")]

    def __str__(self) -> str:
        return str(self.community or "街道本级")


class GroupMember(ChildRow):
    """Somebody in a group, from a day to a day; empty days mean as long as the group stands."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="members")
    name = models.CharField("姓名", max_length=40)
    role = models.CharField("角色", max_length=24, choices=MemberRole.choices)
    since = models.DateField("加入日期", null=True)
    until = models.DateField("退出日期", null=True)

    class Meta(ChildRow.Meta):
        indexes = [models.Index(fields=["office", "group"], name="talent_member_of")]

    def __str__(self) -> str:
        return self.name


class Helper(LedgerRecord):
    """Somebody who helps to find and settle disputes, in a group or not."""

    name = models.CharField("姓名", max_length=40)
    role = models.CharField("身份", max_length=24, choices=MemberRole.choices)
    community = _community()
    since = models.DateField("开始日期", null=True)
    until = models.DateField("结束日期", null=True)
    remark = models.CharField("备注", max_length=300, blank=True)

    class Meta(LedgerRecord.Meta):
        indexes = [models.Index(fields=["office", "path", "-id"], name="talent_helper_place")]

    def __str__(self) -> str:
        return self.name


class Venue(LedgerRecord):
    """A place where people can say what is wrong (矛调阵地)."""

    community = _community()
    kind = models.CharField("类型", max_length=24, choices=VenueKind.choices)
    kind_own = own_word()
    location = models.CharField("地点", max_length=120)
    hours = models.CharField("开放时间", max_length=80, blank=True)
    opened_on = models.DateField("启用日期", null=True)
    ended_on = models.DateField("停用日期", null=True)
    remark = models.CharField("备注", max_length=300, blank=True)

    get_kind_display = shown("talent.venue_kind", "kind")

    class Meta(LedgerRecord.Meta):
        indexes = [models.Index(fields=["office", "path", "-id"], name="talent_venue_place")]

    def __str__(self) -> str:
        return f"{self.community or '街道'}{self.get_kind_display()}"


class Duty(ChildRow):
    """Who is to be found at a venue, and when."""

    venue = models.ForeignKey(Venue, models.PROTECT, related_name="duties")
    weekdays = models.CharField("哪几天", max_length=40)
    name = models.CharField("值班人", max_length=40)

    class Meta(ChildRow.Meta):
        indexes = [models.Index(fields=["office", "venue"], name="talent_duty_of")]


class Talk(LedgerRecord):
    """What somebody said at a venue, without a name: who wants something done gets a case of her own."""

    said_on = models.DateField("日期")
    venue = models.ForeignKey(Venue, models.PROTECT, related_name="talks")
    community = _community()
    topic = models.CharField("说了什么", max_length=200)
    people = models.PositiveIntegerField("人数", null=True)
    end = models.CharField("怎么办的", max_length=24, choices=TalkEnd.choices)
    case_number = models.CharField("登记编号", max_length=24, blank=True)
    listener = models.CharField("接待人", max_length=40, blank=True)

    class Meta(LedgerRecord.Meta):
        indexes = [
            models.Index(fields=["office", "-said_on", "-id"], name="talent_talk_newest"),
            models.Index(fields=["office", "venue"], name="talent_talk_at"),
        ]

    def __str__(self) -> str:
        return self.topic


class Adviser(LedgerRecord):
    """A lawyer who advises the street or a community, for a term."""

    name = models.CharField("法律顾问", max_length=40)
    firm = models.CharField("所在机构", max_length=80, blank=True)
    community = _community()
    since = models.DateField("聘期起", null=True)
    until = models.DateField("聘期止", null=True)
    remark = models.CharField("备注", max_length=300, blank=True)

    class Meta(LedgerRecord.Meta):
        indexes = [models.Index(fields=["office", "path", "-id"], name="talent_adviser_place")]

    def __str__(self) -> str:
        return f"{self.name}（{self.community or '街道'}）"


class Service(LedgerRecord):
    """One time that an adviser did something (一次一记)."""

    served_on = models.DateField("日期")
    adviser = models.ForeignKey(Adviser, models.PROTECT, related_name="services")
    kind = models.CharField("做了什么", max_length=24, choices=ServiceKind.choices)
    community = _community()
    matter = models.CharField("事项", max_length=200)
    hours = models.DecimalField("时长（小时）", max_digits=5, decimal_places=1, null=True)
    people = models.PositiveIntegerField("服务人次", null=True)
    result = models.CharField("结果", max_length=200, blank=True)

    class Meta(LedgerRecord.Meta):
        indexes = [
            models.Index(fields=["office", "-served_on", "-id"], name="talent_service_newest"),
            models.Index(fields=["office", "adviser"], name="talent_service_by"),
        ]

    def __str__(self) -> str:
        return self.matter


class LawAware(LedgerRecord):
    """A law-aware person (法律明白人) of a community."""

    name = models.CharField("姓名", max_length=40)
    community = _community()
    origin_class = models.CharField("身份、职业", max_length=60, blank=True)
    certificate = models.CharField("证书编号", max_length=40, blank=True)
    since = models.DateField("任职日期", null=True)
    until = models.DateField("退出日期", null=True)
    why_left = models.CharField("退出原因", max_length=120, blank=True)
    remark = models.CharField("备注", max_length=300, blank=True)

    class Meta(LedgerRecord.Meta):
        indexes = [models.Index(fields=["office", "path", "-id"], name="talent_law_aware_place")]

    def __str__(self) -> str:
        return self.name


class Credential(LedgerRecord):
    """A certificate that somebody holds until a day."""

    holder = models.CharField("持证人", max_length=40)
    community = _community()
    kind = models.CharField("证件", max_length=24, choices=CredentialKind.choices)
    number = models.CharField("证号", max_length=40, blank=True)
    issued_on = models.DateField("发证日期", null=True)
    valid_until = models.DateField("有效期至", null=True)
    ended_on = models.DateField("注销日期", null=True)
    remark = models.CharField("备注", max_length=300, blank=True)

    class Meta(LedgerRecord.Meta):
        indexes = [
            models.Index(fields=["office", "path", "-id"], name="talent_credential_place"),
            models.Index(fields=["office", "valid_until"], name="talent_credential_ends"),
        ]

    def __str__(self) -> str:
        return f"{self.holder}的{self.get_kind_display()}"

    def days_left(self, on: date) -> int | None:
        return (self.valid_until - on).days if self.valid_until else None


class Committee(LedgerRecord):
    """A people's mediation committee, for a term."""

    name = models.CharField("名称", max_length=80)
    kind = models.CharField("类型", max_length=24, choices=CommitteeKind.choices)
    community = _community()
    chosen_how = models.CharField("推选方式", max_length=80, blank=True)
    since = models.DateField("任期起", null=True)
    until = models.DateField("任期止", null=True)
    filed_on = models.DateField("备案日期", null=True)
    remark = models.CharField("备注", max_length=300, blank=True)

    class Meta(LedgerRecord.Meta):
        indexes = [models.Index(fields=["office", "path", "-id"], name="talent_committee_place")]

    def __str__(self) -> str:
        return self.name


class CommitteeMember(ChildRow):
    """Somebody on a committee. Whether a woman is asked because the law wants one among the members."""

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="members")
    name = models.CharField("姓名", max_length=40)
    office_held = models.CharField("职务", max_length=16, choices=Office.choices)
    is_woman = models.BooleanField("女性", default=False)
    is_full_time = models.BooleanField("专职", default=False)

    class Meta(ChildRow.Meta):
        indexes = [models.Index(fields=["office", "committee"], name="talent_mediator_of")]

    def __str__(self) -> str:
        return self.name
