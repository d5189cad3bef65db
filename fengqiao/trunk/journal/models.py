"""The journal's own tables: entries in one chain per office, the head, and what can be forgotten."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q, QuerySet

from . import labels, verbs
from .bases import OfficeModel, PathField, PlacedModel, PlainField, ScopedManager
from .scope import Reach
from .words import Look


class PresentManager(ScopedManager):
    """Entries stay as they were written, their path too; who may read them goes by the place where their subject
    stands now (decision 0035). A whole office asks nothing more."""

    def present(self, reach: Reach, written: Q) -> Q:
        moved: QuerySet = QuerySet(Move).filter(office=reach.office)
        came = self.about(moved.filter(reach.within("stands")))
        went = self.about(moved.exclude(reach.within("stands")))
        return written & ~went | Q(office=reach.office) & came

    def about(self, moved: QuerySet) -> Q:
        """The rows about subjects that moved."""
        return Q(subject__in=moved.values("subject"))


class SecretManager(PresentManager):
    """A personal fact is read where its entry is."""

    def about(self, moved: QuerySet) -> Q:
        entries: QuerySet = QuerySet(Entry).filter(
            office__in=moved.values("office"), subject__in=moved.values("subject")
        )
        return Q(entry__in=entries.values("pk"))


class Entry(PlacedModel):
    """One thing that was done. Bare ids only, so that the journal needs no other room.

    `happened_on` is the legal or real day: it feeds clocks and figures. `recorded_at` is the server's
    time of writing. `rows` lists [label, id, digest or None when deleted, version] of every recorded row that
    this entry's act wrote: label and version name the shape that the digest covers (shapes.py); entries of
    before have no version. `hash` covers everything here but itself, `previous` included.
    """

    gate: ClassVar[str] = "journal"
    follows_subject: ClassVar[bool] = True

    seq = models.BigIntegerField("序号")
    recorded_at = models.DateTimeField("记录时间")
    happened_on = models.DateField("发生日期")
    by = models.UUIDField("办理人", null=True)
    post = models.UUIDField("岗位", null=True)
    on_behalf_of = models.UUIDField("代办对象", null=True)
    verb = models.CharField("动作", max_length=64)
    subject_kind = models.CharField(max_length=64)
    subject = models.UUIDField("对象")
    law = models.CharField("程序依据", max_length=64, blank=True)
    deed = models.UUIDField("同一次办理")
    reason = models.TextField("说明", blank=True)
    facts = PlainField("事实", default=dict)
    rows = PlainField("行摘要", default=list)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects: ClassVar[PresentManager] = PresentManager()

    class Meta(PlacedModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["office", "seq"], name="entry_seq_once_per_office"),
        ]
        indexes = [
            models.Index(fields=["office", "subject", "seq"], name="entry_of_subject"),
            models.Index(fields=["office", "deed"], name="entry_of_deed"),
            models.Index(fields=["office", "verb", "recorded_at"], name="entry_of_verb"),
        ]

    @property
    def kind(self) -> str:
        """Today's label of the subject's noun; `subject_kind` is that of the day and stays as it was hashed."""
        return labels.today(self.subject_kind)

    @property
    def label(self) -> str:
        return verbs.verb(self.verb).label

    @property
    def days_late(self) -> int:
        """Days between what happened and its writing down; the office's setting says from when it is 补录."""
        from django.utils import timezone

        return (timezone.localdate(self.recorded_at) - self.happened_on).days


class Secret(PlacedModel):
    """A personal fact of an entry: value and salt. Erasing the row leaves the commitment in the chain."""

    gate: ClassVar[str] = "journal"

    entry = models.UUIDField("记录")
    name = models.CharField(max_length=64)
    fact_salt = models.CharField(max_length=32)
    value = PlainField()

    objects: ClassVar[SecretManager] = SecretManager()

    class Meta(PlacedModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["office", "entry", "name"], name="secret_once_per_entry"
            ),
        ]


class Access(OfficeModel):
    """That somebody looked: one row of the access log (accesses.py). `until` and `count`: denials at one door are
    summed for a day. `chained_by` is the entry that took the row up, None while it waits. `words` were sought: personal,
    and erased by emptying them and their salt; the commitment stays. Nothing tells by its number that a subject is
    there which is kept from the person."""

    gate: ClassVar[str] = "journal"
    follows_subject: ClassVar[bool] = True

    at = models.DateTimeField("时间")
    until = models.DateTimeField("最后一次")
    count = models.PositiveIntegerField("次数", default=1)
    by = models.UUIDField("查阅人", null=True)
    post = models.UUIDField("岗位", null=True)
    what = models.CharField("做了什么", max_length=16, choices=Look.choices)
    subject = models.UUIDField("对象", null=True)
    door = models.CharField("页面", max_length=200)
    power = models.CharField("所需权力", max_length=64, blank=True)
    found = models.PositiveIntegerField("找到几条", null=True)
    words = models.TextField("检索词", blank=True)
    words_salt = models.CharField(max_length=32, blank=True)
    commitment = models.CharField(max_length=64, blank=True)
    chained_by = models.UUIDField("入链记录", null=True)

    class Meta(OfficeModel.Meta):
        indexes = [
            models.Index(fields=["office", "id"], name="access_of_office"),
            models.Index(fields=["office", "by", "id"], name="access_of_person"),
            models.Index(fields=["office", "chained_by", "id"], name="access_of_entry"),
        ]


class Move(PlacedModel):
    """A subject that stood at a place (`path`) and left it on a day; `stands` is where it stands now. One row for
    each place that it left, and none of where it came back to: few, so that asking them costs nothing.

    Its act wrote what happened into the chain; this is what reading asks. `number` is all that is said of it where
    it stood, "" for what has none.
    """

    gate: ClassVar[str] = "journal"
    follows_subject: ClassVar[bool] = True

    subject_kind = models.CharField(max_length=64)
    subject = models.UUIDField("对象")
    stands = PathField("现在的辖区路径")
    moved_on = models.DateField("移走日期")
    number = models.CharField("编号", max_length=40, blank=True)

    class Meta(PlacedModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["office", "subject", "path"], name="move_once_a_place"),
        ]

    def __str__(self) -> str:
        return self.number or str(self.subject)

    @property
    def kind(self) -> str:
        """Today's label of the subject's noun."""
        return labels.today(self.subject_kind)


class Head(models.Model):
    """The end of an office's chain. Locked last of all: case, then number, then head."""

    gate: ClassVar[str] = "journal"

    office = models.UUIDField(primary_key=True)
    seq = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)


class Sent(models.Model):
    """A form that was taken: its key, whose it was, the mark of what it held, the deed it led to, where its
    answer led."""

    key = models.UUIDField(primary_key=True)
    person = models.UUIDField()
    mark = models.CharField(max_length=64)
    deed = models.UUIDField()
    answer = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["sent_at"], name="sent_oldest")]
