"""Named querysets of publicity. What a figure counts stands here once; the figure and its rows share it."""

from __future__ import annotations

from datetime import date
from typing import Protocol
from uuid import UUID

from django.db.models import QuerySet

from .models import Activity, Handout, Node, Post
from .words import HANDED_OUT, Audience, Kind


class Span(Protocol):
    """A half-open period of days."""

    @property
    def start(self) -> date: ...
    @property
    def end(self) -> date: ...


def nodes(office: UUID) -> QuerySet[Node]:
    """The calendar of an office, in the order of the year."""
    return Node.objects.filter(office=office, voided_on=None).order_by("month", "day", "id")


def held_in(period: Span) -> QuerySet[Activity]:
    """Activities and lectures for the public, held in the period. The staff's own count as study."""
    return Activity.objects.filter(
        voided_on=None,
        audience=Audience.PUBLIC,
        held_on__gte=period.start,
        held_on__lt=period.end,
    )


def lectures_in(period: Span) -> QuerySet[Activity]:
    return held_in(period).filter(kind=Kind.LECTURE)


def handed_out_in(period: Span) -> QuerySet[Handout]:
    """What these activities handed out and is counted in 份; posters and banners stand apart."""
    return Handout.objects.filter(kind__in=HANDED_OUT, activity__in=held_in(period))


def published_in(period: Span) -> QuerySet[Post]:
    return Post.objects.filter(
        voided_on=None, published_on__gte=period.start, published_on__lt=period.end
    )
