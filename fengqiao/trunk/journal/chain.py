"""The hash chain of an office, and its verification.

An entry's hash is SHA-256 over the canonical text of its fields, the hash of the entry before it included.
Changing, removing, inserting or reordering any entry breaks every hash after it; the head stands outside
the entries so that cutting off the end shows too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, TypedDict
from uuid import UUID

from fengqiao.ground import hashes

from . import access_rows, digests, rows, scope
from .models import Access, Entry, Head, Secret
from .snapshot import snapshot

HASHED = [
    "id",
    "office",
    "path",
    "seq",
    "recorded_at",
    "happened_on",
    "by",
    "post",
    "on_behalf_of",
    "verb",
    "subject_kind",
    "subject",
    "law",
    "deed",
    "reason",
    "facts",
    "rows",
    "previous",
]
AS_IT_STANDS = digests.AS_IT_IS | {dict, list}


def entry_hash(entry: Entry) -> str:
    """This will give the hash of an entry, 64 hex characters. Its facts and rows are plain as they stand; raises
    TypeError where they are not, as no act could have written them."""
    return hashes.sha256_hex(hashes.canonical(_told(entry)))


def hash_of_plain(entry: Entry) -> str:
    """The same of an entry that was just drafted: its facts and rows were made plain (seal.py)."""
    return hashes.sha256_hex(hashes.text_of_plain(_told(entry)))


def _told(entry: Entry) -> list[Any]:
    values = itemgetter(*HASHED)(vars(entry))
    return [one if type(one) in AS_IT_STANDS else digests.plain(one) for one in values]


def reached(office: UUID) -> int:
    """The number of the last entry of an office's chain."""
    return Head.objects.filter(office=office).values_list("seq", flat=True).first() or 0


class BadEntry(TypedDict):
    """An entry that is not what it was, as a document tells it."""

    office: str
    seq: int | None
    id: str | None
    why: str


@dataclass(frozen=True)
class Bad:
    """An entry that is not what it was: whose, which, and why it is none; not all of it is always known."""

    office: UUID
    seq: int | None
    id: UUID | None
    why: str

    def told(self) -> BadEntry:
        return {
            "office": str(self.office),
            "seq": self.seq,
            "id": str(self.id) if self.id else None,
            "why": self.why,
        }


@dataclass(frozen=True)
class Examined:
    """What a verification found. `differing`: the rows that are not what their last entries say; `accesses` of the
    access log are taken up into the chain, `waiting` are not yet."""

    entries: int
    heads: dict[UUID, str]
    first_bad: Bad | None
    differing: tuple[rows.Differing, ...]
    accesses: int
    waiting: int

    @property
    def is_whole(self) -> bool:
        return self.first_bad is None and not self.differing


class Verified(TypedDict):
    """What a verification found, as a document; `heads` are {office: hash}, `accesses` how many rows of the access
    log are "chained" and "waiting"."""

    ok: bool
    entries: int
    heads: dict[str, str]
    first_bad: BadEntry | None
    rows_changed_outside: list[dict[str, str]]
    accesses: dict[str, int]


def verify(offices: Iterable[UUID] | None = None) -> Verified:
    """This will recompute every chain and compare every recorded row with the digest in its last entry.

    In the scope of an office it verifies that office, in `everywhere` all of them, or those named. A part
    of an office cannot be verified: raises OutOfScope.
    """
    found = examine(offices)
    return {
        "ok": found.is_whole,
        "entries": found.entries,
        "heads": {str(office): hash for office, hash in found.heads.items()},
        "first_bad": found.first_bad.told() if found.first_bad else None,
        "rows_changed_outside": [one.told() for one in found.differing],
        "accesses": {"chained": found.accesses, "waiting": found.waiting},
    }


def examine(offices: Iterable[UUID] | None = None) -> Examined:
    """What `verify` tells, with the rows that differ. All of it is read at one moment: who writes meanwhile neither
    waits nor looks like somebody who tampers."""
    wanted = _wanted(offices)
    with snapshot():
        return _examined(wanted)


def _examined(wanted: set[UUID] | None) -> Examined:
    heads = {head.office: head for head in Head.objects.order_by("office")}
    latest: rows.Latest = {}
    count, first_bad = 0, None
    seen: dict[UUID, tuple[int, str]] = {}
    taken: dict[UUID, access_rows.TakenUp] = {}
    entries = Entry.objects.order_by("office", "seq")
    if wanted is not None:
        entries = entries.filter(office__in=wanted)
    for key, entry in rows.read(entries):
        count += 1
        if entry is None:
            first_bad = first_bad or _unreadable(key)
            continue
        seq, hash_before = seen.get(entry.office, (0, ""))
        why = _fault(entry, seq, hash_before)
        if why and first_bad is None:
            first_bad = Bad(entry.office, entry.seq, entry.id, why)
        seen[entry.office] = (entry.seq, entry.hash)
        if not why:
            rows.note(latest, entry)
        if not why and entry.verb == access_rows.CHAIN:
            taken[entry.id] = access_rows.taken_up(entry)
    first_bad = first_bad or _head_fault(heads, seen, wanted) or _secret_fault(wanted)
    own = {key: head.hash for key, head in heads.items() if wanted is None or key in wanted}
    first_bad = first_bad or _access_fault(taken, own)
    accesses = Access.objects.filter(office__in=list(own))
    return Examined(
        count,
        own,
        first_bad,
        tuple(rows.differing(latest, wanted)),
        accesses.exclude(chained_by=None).count(),
        accesses.filter(chained_by=None).count(),
    )


def _unreadable(key: UUID) -> Bad:
    where = Entry.objects.values("office", "seq").get(pk=key)
    return Bad(where["office"], where["seq"], key, "读不出来：这条记录被改动")


def _wanted(offices: Iterable[UUID] | None) -> set[UUID] | None:
    opened = scope.current()
    if offices is None and opened.because:
        return None
    wanted = set(offices) if offices is not None else {reach.office for reach in opened.reaches}
    whole = {reach.office for reach in opened.reaches if reach.whole_office}
    if not opened.because and not wanted <= whole:
        raise scope.OutOfScope("只能核验整个街道的办理记录")
    return wanted


def _fault(entry: Entry, seq: int, hash_before: str) -> str:
    if entry.seq != seq + 1:
        return f"序号应为 {seq + 1}，实为 {entry.seq}：中间有记录被删除或插入"
    if entry.previous != hash_before:
        return "与上一条记录接不上：上一条被改动或调换"
    try:
        whole = entry.hash == entry_hash(entry)
    except rows.UNREADABLE:
        whole = False
    return "" if whole else "内容与散列不符：这条记录被改动"


def _head_fault(
    heads: dict[UUID, Head], seen: dict[UUID, tuple[int, str]], wanted: set[UUID] | None
) -> Bad | None:
    for office in sorted(set(heads) | set(seen)):
        if wanted is not None and office not in wanted:
            continue
        head = heads.get(office)
        seq, last = seen.get(office, (0, ""))
        if head is None or (head.seq, head.hash) != (seq, last):
            return Bad(office, seq, None, "末端与链头不符：最后的记录被删除或链头被改动")
    return None


def _access_fault(taken: dict[UUID, access_rows.TakenUp], offices: Iterable[UUID]) -> Bad | None:
    for office in sorted(offices):
        if (key := access_rows.first_fault(taken, office)) is not None:
            seq = taken[key].seq if key in taken else None
            return Bad(office, seq, key, "入链后的查阅记录被改动、增加或删除")
        if (row := access_rows.said_otherwise(office)) is not None:
            return Bad(office, None, row, "查阅记录的检索词被改动")
    return None


def _secret_fault(wanted: set[UUID] | None) -> Bad | None:
    """A personal fact that still stands must be the one its entry committed to."""
    kept = Secret.objects.order_by("office", "entry")
    if wanted is not None:
        kept = kept.filter(office__in=wanted)
    batch: list[Secret] = []
    for secret in kept.iterator(chunk_size=1000):
        batch.append(secret)
        if len(batch) == 1000:
            if bad := _secret_batch_fault(batch):
                return bad
            batch = []
    return _secret_batch_fault(batch)


def _secret_batch_fault(batch: list[Secret]) -> Bad | None:
    entries = Entry.objects.in_bulk({secret.entry for secret in batch})
    for secret in batch:
        entry = entries.get(secret.entry)
        said = entry.facts.get(secret.name) if entry else None
        commitment = said.get("commitment") if isinstance(said, dict) else None
        if not _committed(secret, commitment):
            seq = entry.seq if entry else None
            return Bad(secret.office, seq, secret.entry, f"个人事实“{secret.name}”被改动")
    return None


def _committed(secret: Secret, commitment: str | None) -> bool:
    try:
        return hashes.commit(secret.fact_salt, secret.value) == commitment
    except rows.UNREADABLE:
        return False
