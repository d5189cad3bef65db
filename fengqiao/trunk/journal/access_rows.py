"""Rows of the access log beside the entries that took them up: what a digest covers, and whether it still holds."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from fengqiao.ground import hashes
from fengqiao.ground.documents import Json

from . import digests
from .models import Access, Entry

CHAIN = "journal.chain_accesses"  # the verb by which a day's rows are taken up
# What a digest covers, in this order. Words that were sought stand in it as a commitment: they can be erased.
COVERED = (
    *("id", "office", "at", "until", "count", "by", "post", "what"),
    *("subject", "door", "power", "found", "commitment"),
)


@dataclass(frozen=True)
class TakenUp:
    """What an entry says of the rows that it took up."""

    office: UUID
    seq: int
    count: Json
    digest: Json


def taken_up(entry: Entry) -> TakenUp:
    return TakenUp(entry.office, entry.seq, entry.facts.get("count"), entry.facts.get("digest"))


def digest(rows: QuerySet[Access]) -> tuple[int, str]:
    """How many rows, and one digest over all of them in the order of their ids."""
    whole, count = hashlib.sha256(), 0
    for row in rows.order_by("pk").iterator(chunk_size=2000):
        told = [digests.plain(getattr(row, name)) for name in COVERED]
        whole.update(hashes.canonical(told) + b"\n")
        count += 1
    return count, whole.hexdigest()


def first_fault(said: Mapping[UUID, TakenUp], office: UUID) -> UUID | None:
    """The first entry of an office whose rows are not those that it took up, or rows of which name an entry that
    took up none; None when all agree."""
    rows = Access.objects.filter(office=office)
    own = [key for key, one in said.items() if one.office == office]
    for key in own:
        if digest(rows.filter(chained_by=key)) != (said[key].count, said[key].digest):
            return key
    named = rows.exclude(chained_by=None).exclude(chained_by__in=own)
    return named.values_list("chained_by", flat=True).first()


def said_otherwise(office: UUID) -> UUID | None:
    """The first row whose words are not those that it committed to, or None."""
    spoken = Access.objects.filter(office=office).exclude(words="")
    for row in spoken.order_by("pk").iterator(chunk_size=2000):
        if hashes.commit(row.words_salt, row.words) != row.commitment:
            return row.pk
    return None
