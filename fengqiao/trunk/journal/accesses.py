"""The access log: who opened, sought, exported or was refused what, each stored before it is answered.

It is no part of the chain of deeds: looking changes nothing, and waits for nobody who changes something. A row
stands by itself; a job takes up those of the day as one entry of the office's chain, with their number and their
digest. From then on none of them can be changed, added or taken out unseen (decision 0043).
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from fengqiao.ground import hashes
from fengqiao.ground.ids import uuid7

from . import access_rows, seal
from .acts import act
from .deeds import Acting, Subject
from .models import Access
from .verbs import Verb
from .words import Look

VERBS = (Verb(access_rows.CHAIN, "查阅记录入链", shows=("count", "digest")),)


@dataclass(frozen=True)
class Nobody:
    """Who acts where a job of the timetable does."""

    person: UUID | None = None
    post: UUID | None = None
    on_behalf_of: UUID | None = None


def note(
    what: Look,
    *,
    by: Acting,
    office: UUID,
    door: str,
    subject: UUID | None = None,
    found: int | None = None,
    words: str = "",
) -> None:
    """This will store that a person looks at something. `door` is the address; `found`, how many: hits of a search,
    confidences on the page of a case."""
    now = timezone.now()
    salt = secrets.token_hex(16) if words else ""
    with seal.permitted():
        Access.objects.create(
            office=office,
            at=now,
            until=now,
            by=by.person,
            post=by.post,
            what=what,
            subject=subject,
            door=door[:200],
            found=found,
            words=words,
            words_salt=salt,
            commitment=hashes.commit(salt, words) if words else "",
        )


def refuse(*, by: Acting, office: UUID, door: str, power: str) -> None:
    """This will store that a person was refused: one row for the same door within a day, with how often and until
    when. Call it in the scope of the office."""
    now = timezone.now()
    begin = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    same = Access.objects.filter(
        office=office, by=by.person, what=Look.REFUSED, door=door[:200], power=power, at__gte=begin
    ).filter(chained_by=None)
    first = same.order_by("pk").values_list("pk", flat=True).first()
    with seal.permitted():
        if first and same.filter(pk=first).update(count=F("count") + 1, until=now):
            return
        Access.objects.create(
            office=office,
            at=now,
            until=now,
            by=by.person,
            post=by.post,
            what=Look.REFUSED,
            door=door[:200],
            power=power,
        )


def take_up(office: Subject, *, by: Acting) -> int:
    """This will take up what waits into the office's chain, as one entry. Returns how many rows."""
    rows = Access.objects.filter(office=office.office)
    if not rows.filter(chained_by=None).exists():
        return 0
    key = uuid7()
    with act(access_rows.CHAIN, on=office, by=by, id=key) as facts:
        with seal.permitted():
            rows.filter(chained_by=None).update(chained_by=key)
        count, digest = access_rows.digest(rows.filter(chained_by=key))
        facts |= {"count": count, "digest": digest}
    return count


def waiting(offices: Iterable[UUID]) -> int:
    """How many rows no entry answers for yet."""
    return Access.objects.filter(office__in=list(offices), chained_by=None).count()
