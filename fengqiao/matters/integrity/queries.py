"""Named querysets of integrity."""

from __future__ import annotations

from datetime import date
from typing import Protocol
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from fengqiao.trunk.people.models import Post

from .models import Commitment, Declaration, Inquiry, Notice, NoticeCheck
from .words import Said


class Span(Protocol):
    """A half-open period of days."""

    @property
    def start(self) -> date: ...
    @property
    def end(self) -> date: ...


def nil_in(period: Span) -> QuerySet[Declaration]:
    """Nil declarations whose span ends in the period; when they were signed does not matter."""
    return Declaration.objects.filter(
        voided_on=None, said=Said.NIL, ends_on__gte=period.start, ends_on__lt=period.end
    )


def leaders_on(day: date) -> QuerySet[Post]:
    """The posts of leaders that hold on a day."""
    return Post.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=day), is_leader=True, starts_on__lte=day
    ).select_related("person")


def committed_on(day: date) -> QuerySet[Post]:
    """The posts of leaders who signed the commitment of the day's year by that day."""
    signed = Commitment.objects.filter(
        voided_on=None, person=OuterRef("person"), year=day.year, signed_on__lte=day
    )
    return leaders_on(day).filter(Exists(signed))


def leading_between(office: UUID, first: date, last: date) -> QuerySet[Post]:
    """The posts of leaders that held on any of these days: who must declare."""
    held = Q(ends_on__isnull=True) | Q(ends_on__gt=first)
    posts = Post.objects.filter(held, office=office, is_leader=True, starts_on__lte=last)
    return posts.select_related("person").order_by("starts_on", "pk")


def same_declared(one: Declaration) -> QuerySet[Declaration]:
    """Other standing declarations by the same person of the same span."""
    same = Declaration.objects.filter(
        office=one.office, voided_on=None, starts_on=one.starts_on, ends_on=one.ends_on
    )
    named = Q(person_text=one.person_text)
    if one.person_id:
        named = Q(person=one.person_id) | Q(person=None, person_text=one.person_text)
    return same.filter(named).exclude(pk=one.pk)


def declared_between(office: UUID, first: date, last: date) -> QuerySet[Declaration]:
    """Declarations of any of these days, whatever they say."""
    return Declaration.objects.filter(
        office=office, voided_on=None, starts_on__lte=last, ends_on__gte=first
    ).order_by("declared_on", "pk")


def checked_between(office: UUID, first: date, last: date) -> QuerySet[NoticeCheck]:
    return NoticeCheck.objects.filter(
        office=office, voided_on=None, starts_on__lte=last, ends_on__gte=first
    ).order_by("checked_on", "pk")


def asked_between(office: UUID, first: date, last: date) -> QuerySet[Inquiry]:
    """Inquiries that asked for all of these days."""
    return Inquiry.objects.filter(
        office=office, voided_on=None, starts_on__lte=first, ends_on__gte=last
    ).order_by("asked_on", "pk")


def came_between(office: UUID, first: date, last: date) -> bool:
    """Whether a notice about any of these days came. Yes or no is all that others are told."""
    return Notice.objects.filter(
        office=office, voided_on=None, starts_on__lte=last, ends_on__gte=first
    ).exists()


def notices(office: UUID) -> QuerySet[Notice]:
    """The notices themselves, newest first, for the named role alone; who looks is in the access log."""
    return Notice.objects.filter(office=office).order_by("-received_on", "-id")
