"""Named questions to the seals of an office and to what was typed elsewhere, within the open scope."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from fengqiao.engines.figures import Period

from .models import Seal, Typed


def seals(office: UUID, key: str, period: Period) -> QuerySet[Seal]:
    """Every seal of a return of one period, the newest first."""
    return _of(Seal.objects.all(), office, key, period).order_by("-version")


def standing(office: UUID, key: str, periods: Iterable[Period]) -> dict[tuple[date, date], Seal]:
    """{(start, end): the seal that stands}, of several periods in one query."""
    wanted = Q()
    for one in periods:
        wanted |= Q(start=one.start, end=one.end)
    rows = Seal.objects.filter(wanted, office=office, key=key, lifted_on=None)
    return {(one.start, one.end): one for one in rows}


def sealed(office: UUID) -> QuerySet[Seal]:
    """The seals of an office that stand."""
    return Seal.objects.filter(office=office, lifted_on=None)


def typed_counts(office: UUID) -> dict[tuple[str, date, date], int]:
    """{(return, start, end): how many of its fields were typed}, counted by the database."""
    counted = Typed.objects.filter(office=office).values_list("key", "start", "end")
    return {(key, start, end): n for key, start, end, n in counted.annotate(n=Count("pk"))}


def typed(office: UUID, key: str, period: Period) -> QuerySet[Typed]:
    return _of(Typed.objects.all(), office, key, period)


def _of(rows: QuerySet, office: UUID, key: str, period: Period) -> QuerySet:
    return rows.filter(office=office, key=key, start=period.start, end=period.end)
