"""Named questions to the rosters: who stands on a day, what was done in a period."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Protocol
from uuid import UUID

from django.db.models import Q, QuerySet

from .models import (
    Adviser,
    Committee,
    Credential,
    Group,
    GroupMember,
    Helper,
    LawAware,
    Service,
    Talk,
    Venue,
)


class Span(Protocol):
    """A half-open period of days."""

    @property
    def start(self) -> date: ...
    @property
    def end(self) -> date: ...


def _on(day: date, since: str, until: str) -> Q:
    """Standing on a day: begun by then, not over. An empty day says nothing against it."""
    begun = Q(**{f"{since}__isnull": True}) | Q(**{f"{since}__lte": day})
    return begun & (Q(**{f"{until}__isnull": True}) | Q(**{f"{until}__gt": day}))


def groups_on(day: date) -> QuerySet[Group]:
    return Group.objects.filter(_on(day, "founded_on", "ended_on"), voided_on=None)


def members_on(day: date) -> QuerySet[GroupMember]:
    """The members of the groups that stand on a day, who are in them on that day."""
    return GroupMember.objects.filter(_on(day, "since", "until"), group__in=groups_on(day))


def helpers_on(day: date) -> QuerySet[Helper]:
    return Helper.objects.filter(_on(day, "since", "until"), voided_on=None)


def venues_on(day: date) -> QuerySet[Venue]:
    return Venue.objects.filter(_on(day, "opened_on", "ended_on"), voided_on=None)


def venues(office: UUID) -> QuerySet[Venue]:
    """The venues that a talk may name, closed ones too: an old log names them."""
    return (
        Venue.objects.filter(office=office, voided_on=None)
        .select_related("community")
        .order_by("path", "id")
    )


def advisers_on(day: date) -> QuerySet[Adviser]:
    return Adviser.objects.filter(_on(day, "since", "until"), voided_on=None)


def advisers(office: UUID) -> QuerySet[Adviser]:
    """The advisers whom a service may name, former ones too: an old log names them."""
    return (
        Adviser.objects.filter(office=office, voided_on=None)
        .select_related("community")
        .order_by("path", "id")
    )


def law_aware_on(day: date) -> QuerySet[LawAware]:
    return LawAware.objects.filter(_on(day, "since", "until"), voided_on=None)


def committees_on(day: date) -> QuerySet[Committee]:
    return Committee.objects.filter(_on(day, "since", "until"), voided_on=None)


def credentials_on(day: date) -> QuerySet[Credential]:
    """Certificates that are valid on a day: issued, not cancelled, not run out (the last day still counts)."""
    return Credential.objects.filter(_on(day, "issued_on", "ended_on"), voided_on=None).filter(
        Q(valid_until__isnull=True) | Q(valid_until__gte=day)
    )


def running_out(day: date, within: int) -> QuerySet[Credential]:
    """Certificates that are over, or will be within so many days, and are not cancelled."""
    last = day + timedelta(days=within)
    ending = Credential.objects.filter(voided_on=None, ended_on=None, valid_until__lte=last)
    return ending.order_by("valid_until", "id")


def talks_in(period: Span) -> QuerySet[Talk]:
    return Talk.objects.filter(voided_on=None, said_on__gte=period.start, said_on__lt=period.end)


def services_in(period: Span) -> QuerySet[Service]:
    return Service.objects.filter(
        voided_on=None, served_on__gte=period.start, served_on__lt=period.end
    )


def by_community(rows: QuerySet) -> dict[Any, list[Any]]:
    """The rows of a roster by their community's id."""
    found: dict[Any, list[Any]] = {}
    for row in rows:
        found.setdefault(row.community_id, []).append(row)
    return found
