"""Rows much alike in wording to another of the file, or to a record that the office holds: shown to a person,
who decides. Bounded: records meet in their rarest pairs of characters, and each pair of them is told once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from heapq import nsmallest
from typing import Any

from fengqiao.engines.registers.likeness import ALIKE, SHORTEST, bare, pairs
from fengqiao.engines.registers.rows import Known

from .staged import Hint, Row, Staged
from .twins import pair, record_of

MOST_HINTS = 100
WHOLE = 5000  # records up to which none of the likely ones is lost; beyond, only the rarest pairs are looked at
RAREST = 6
COMMONEST = 60  # a pair of characters that stands in more records says nothing of any two of them
MOST_LOOKED_AT = 200_000


def hints(staged: Staged) -> list[Hint]:
    """The accepted rows whose wording is much like another's; most alike first. What a person said of two
    records is not asked again."""
    found = [one for key in staged.rows for one in _of_ledger(staged, key)]
    return sorted(found, key=lambda one: -one.share)[:MOST_HINTS]


def _of_ledger(staged: Staged, register: str) -> Iterator[Hint]:
    """What the office holds comes first in each group: only a row of the file is told to be like another."""
    groups: dict[tuple[Any, ...], list[tuple[Known, Row | None]]] = defaultdict(list)
    for one in staged.known.get(register, ()):
        groups[one.beside].append((one, None))
    for row in staged.rows[register]:
        if row.accepted:
            record = record_of(row.understood)
            groups[record.beside].append((record, row))
    for group in groups.values():
        worded = [one for one in group if len(bare(one[0].wording)) >= SHORTEST]
        held = sum(row is None for _, row in worded)
        for later, earlier, share in _alike([one.wording for one, _ in worded], held):
            (record, mine), (other, before) = worded[later], worded[earlier]
            kept = pair(record, other)
            if mine is not None and kept not in staged.said_of_pairs:
                yield Hint(register, mine, other, before.place if before else "", kept, share)


def _alike(texts: Sequence[str], first: int) -> Iterator[tuple[int, int, float]]:
    """(later, earlier, share) of the texts from `first` on that have at least ALIKE of their pairs in common
    with an earlier one."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(pairs(text))
    posted: dict[str, list[int]] = defaultdict(list)
    looked_at = 0
    for index, text in enumerate(texts):
        mine = pairs(text)
        rarest = _rarest(mine, counts, len(texts) <= WHOLE)
        near = {other for member in rarest for other in posted[member]} if index >= first else ()
        looked_at += len(near)
        if looked_at > MOST_LOOKED_AT:
            return
        for other in near:
            theirs = pairs(texts[other])
            share = len(mine & theirs) / len(mine | theirs)
            if share >= ALIKE:
                yield index, other, share
        for member in rarest:
            if 1 < counts[member] <= COMMONEST:
                posted[member].append(index)


def _rarest(mine: frozenset[str], counts: Counter[str], whole: bool) -> list[str]:
    """Of two sets that share ALIKE of their members, some member is among the rarest of both."""
    if whole:
        ordered = sorted(mine, key=lambda member: (counts[member], member))
        return ordered[: len(mine) - int(ALIKE * len(mine)) + 1]
    shared = [member for member in mine if 1 < counts[member] <= COMMONEST]
    return nsmallest(RAREST, shared, key=lambda member: (counts[member], member))
