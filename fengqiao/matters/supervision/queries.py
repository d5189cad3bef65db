"""Named querysets of supervision. What a figure counts stands here once; the figure and its rows share it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Protocol
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from fengqiao.trunk.people.actors import Actor

from .models import Appearance, Channel, Incoming, Issue, Named, OwnCheck
from .words import OPEN_STAGES, Adoption, Rank, Stage


class Span(Protocol):
    """A half-open period of days."""

    @property
    def start(self) -> date: ...
    @property
    def end(self) -> date: ...


def incoming() -> QuerySet[Incoming]:
    """What came in, with whom it names; nothing that names whoever looks."""
    named = Prefetch("named", Named.objects.select_related("person").order_by("position"))
    return Incoming.objects.select_related("handler").prefetch_related(named)


def handled_by(actor: Actor) -> QuerySet[Incoming]:
    """Open matters that this person has on her hands."""
    return incoming().filter(voided_on=None, stage__in=OPEN_STAGES, handler=actor.person)


def unanswered_of(person: UUID) -> QuerySet[Incoming]:
    """Matters of a handler that still wait for their answer."""
    waiting = incoming().filter(voided_on=None, stage__in=(Stage.RECEIVED, Stage.ASSIGNED))
    return waiting.filter(handler=person).order_by("registered_on", "id")


def received_in(period: Span, kinds: Collection[str] = ()) -> QuerySet[Incoming]:
    """Received in the period; of some kinds, or of all."""
    rows = Incoming.objects.filter(
        voided_on=None, registered_on__gte=period.start, registered_on__lt=period.end
    )
    return rows.filter(kind__in=list(kinds)) if kinds else rows


def answered(rows: QuerySet[Incoming]) -> QuerySet[Incoming]:
    """Those of them that were answered, whenever that was."""
    return rows.filter(answered_on__isnull=False)


def adopted(rows: QuerySet[Incoming]) -> QuerySet[Incoming]:
    """Those of them that were taken up, in whole or in part."""
    return rows.filter(adoption__in=(Adoption.ADOPTED, Adoption.PARTLY))


def heard_in(period: Span) -> QuerySet[Appearance]:
    return Appearance.objects.filter(
        voided_on=None, heard_on__gte=period.start, heard_on__lt=period.end
    )


def heads_in_court(rows: QuerySet[Appearance]) -> QuerySet[Appearance]:
    """Hearings to which a head of the office came in person."""
    return rows.filter(rank__in=(Rank.HEAD, Rank.DEPUTY))


def own_checks_in(period: Span) -> QuerySet[OwnCheck]:
    """Checks that the office itself made in the period."""
    return OwnCheck.objects.filter(
        voided_on=None, checked_on__gte=period.start, checked_on__lt=period.end
    )


def issues_found_in(period: Span) -> QuerySet[Issue]:
    return Issue.objects.filter(voided_on=None, found_on__gte=period.start, found_on__lt=period.end)


def rectified(rows: QuerySet[Issue]) -> QuerySet[Issue]:
    return rows.filter(rectified_on__isnull=False)


def open_issues() -> QuerySet[Issue]:
    """Issues that are not closed."""
    return Issue.objects.filter(voided_on=None, rectified_on=None)


def issues_due_by(day: date) -> QuerySet[Issue]:
    """Open issues whose day of rectification is that day or before, the overdue ones first."""
    return open_issues().filter(due_on__lte=day).order_by("due_on", "id")


def channels_open_on(on: date) -> QuerySet[Channel]:
    still = Q(closed_on=None) | Q(closed_on__gt=on)
    return Channel.objects.filter(still, voided_on=None, open_since__lte=on)


def documents(ids: Iterable[UUID]) -> list[tuple[UUID, str, str, str]]:
    """What the search index keeps: (id, path, title, text). Who sent it stays out; and a matter that names
    somebody of the staff is not in the index at all, whoever searches: the index knows no persons."""
    rows = Incoming.objects.filter(pk__in=list(ids), voided_on=None)
    return [
        (
            one.pk,
            one.path,
            f"{one.number} {one.title}",
            f"{one.title} {one.content} {one.reference}",
        )
        for one in rows.exclude(pk__in=Named.objects.values("incoming"))
    ]
