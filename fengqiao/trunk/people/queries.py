"""Named questions about people and posts, within the open scope."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from .models import Account, Person, Post


def posts_on(day: date, persons: Iterable[UUID]) -> QuerySet[Post]:
    """The posts that hold on a day: begun, and not yet ended."""
    return Post.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=day), person__in=list(persons), starts_on__lte=day
    ).order_by("starts_on", "pk")


def staff(office: UUID) -> QuerySet[Person]:
    """The people of an office; the command line is none of them."""
    return Person.objects.filter(office=office, is_system=False).order_by("name", "pk")


def account_of(person: Person) -> Account | None:
    return Account.objects.filter(person=person.pk).first()
