"""The hash chain of an office, and its verification.

An entry's hash is SHA-256 over the canonical text of its fields, the hash of the entry before it included.
Changing, removing, inserting or reordering any entry breaks every hash after it; the head stands outside
the entries so that cutting off the end shows too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from fengqiao.ground import hashes

from . import digests, rows, scope
from .models import Entry, Head, Secret

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


def entry_hash(entry: Entry) -> str:
    """This will give the hash of an entry, 64 hex characters. Its facts and rows are plain as they stand."""
    values = [getattr(entry, name) for name in HASHED]
    told = [one if type(one) in (dict, list) else digests.plain(one) for one in values]
    return hashes.sha256_hex(hashes.canonical(told))


@dataclass(frozen=True)
class Examined:
    """What a verification found. `differing`: the rows that are not what their last entries say."""

    entries: int
    heads: dict[UUID, str]
    first_bad: dict[str, Any] | None
    differing: tuple[rows.Differing, ...]


def verify(offices: Iterable[UUID] | None = None) -> dict[str, Any]:
    """This will recompute every chain and compare every recorded row with the digest in its last entry.

    In the scope of an office it verifies that office, in `everywhere` all of them, or those named. A part
    of an office cannot be verified: raises OutOfScope. Returns
    {"ok", "entries", "heads": {office: hash}, "first_bad": {"office","seq","id","why"} | None,
    "rows_changed_outside": [{"model","id","why"}]}.
    """
    found = examine(offices)
    return {
        "ok": found.first_bad is None and not found.differing,
        "entries": found.entries,
        "heads": {str(office): hash for office, hash in found.heads.items()},
        "first_bad": found.first_bad,
        "rows_changed_outside": [one.told() for one in found.differing],
    }


def examine(offices: Iterable[UUID] | None = None) -> Examined:
    """What `verify` tells, with the rows that differ."""
    wanted = _wanted(offices)
    heads = {head.office: head for head in Head.objects.order_by("office")}
    latest: rows.Latest = {}
    count, first_bad = 0, None
    seen: dict[UUID, tuple[int, str]] = {}
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
            first_bad = _bad(entry.office, entry.seq, entry.id, why)
        seen[entry.office] = (entry.seq, entry.hash)
        if not why:
            rows.note(latest, entry)
    first_bad = first_bad or _head_fault(heads, seen, wanted) or _secret_fault(wanted)
    own = {key: head.hash for key, head in heads.items() if wanted is None or key in wanted}
    return Examined(count, own, first_bad, tuple(rows.differing(latest, wanted)))


def _unreadable(key: UUID) -> dict[str, Any]:
    where = Entry.objects.values("office", "seq").get(pk=key)
    return _bad(where["office"], where["seq"], key, "读不出来：这条记录被改动")


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
) -> dict[str, Any] | None:
    for office in sorted(set(heads) | set(seen)):
        if wanted is not None and office not in wanted:
            continue
        head = heads.get(office)
        seq, last = seen.get(office, (0, ""))
        if head is None or (head.seq, head.hash) != (seq, last):
            return _bad(office, seq, None, "末端与链头不符：最后的记录被删除或链头被改动")
    return None


def _secret_fault(wanted: set[UUID] | None) -> dict[str, Any] | None:
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


def _secret_batch_fault(batch: list[Secret]) -> dict[str, Any] | None:
    entries = Entry.objects.in_bulk({secret.entry for secret in batch})
    for secret in batch:
        entry = entries.get(secret.entry)
        said = entry.facts.get(secret.name) if entry else None
        commitment = said.get("commitment") if isinstance(said, dict) else None
        if not _committed(secret, commitment):
            seq = entry.seq if entry else None
            return _bad(secret.office, seq, secret.entry, f"个人事实“{secret.name}”被改动")
    return None


def _committed(secret: Secret, commitment: str | None) -> bool:
    try:
        return hashes.commit(secret.fact_salt, secret.value) == commitment
    except rows.UNREADABLE:
        return False


def _bad(office: UUID, seq: int | None, entry: UUID | None, why: str) -> dict[str, Any]:
    return {
        "office": str(office),
        "seq": seq,
        "id": str(entry) if entry else None,
        "why": why,
    }
