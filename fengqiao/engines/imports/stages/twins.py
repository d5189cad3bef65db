"""The same matter twice. The rule decides, then what a person said; likeness of wording is in likeness.py.

The rule: the same key (day and place), one set of parties holding the other, and the same matter. Two texts
are the same matter when they say the same words, one holds the other, or they agree in nearly all of their
words and in every number. The last is never asked of texts alone: day, place and parties agree already.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from fengqiao.engines.registers.likeness import bare, same_matter
from fengqiao.engines.registers.rows import Known, Understood
from fengqiao.engines.registers.words import Reason

from ..layout import Memory
from .staged import Row

SAME, APART = "same", "apart"


def mark(rows: list[Row], known: Iterable[Known], memory: Memory) -> None:
    """This will refuse the rows that repeat a record of the office or of the file."""
    seen: dict[tuple[Any, ...], list[tuple[Known, bool]]] = defaultdict(list)
    said = _Said(memory)
    for standing in known:
        seen[standing.key].append((standing, True))
        said.note(standing, True)
    for row in rows:
        told = row.understood
        if told.key is None or not row.accepted:
            continue
        mine = record_of(told)
        repeated = [one for one in seen[told.key] if _repeats(mine, one[0], said)]
        repeated = repeated or said.same_as(mine)
        if repeated:
            told.refuse(Reason.DUPLICATE)
            row.standing = next((one for one, is_held in repeated if is_held), None)
        else:
            seen[told.key].append((mine, False))
            said.note(mine, False)


def record_of(told: Understood) -> Known:
    """A row as it is compared with the records that the office holds."""
    return Known(
        *(told.key or (), told.parties, told.matter, None, told.label),
        wording=told.wording,
        beside=told.beside,
    )


def pair(one: Known, other: Known) -> str:
    """What a decision about two records is kept under: whatever file they come from, in whatever order."""
    return ":".join(sorted((_mark(one), _mark(other))))


class _Said:
    """What a person said of two records, asked of every row; nothing is reckoned where nothing was said."""

    def __init__(self, memory: Memory) -> None:
        self.pairs = memory.pairs
        self.others: dict[str, list[str]] = defaultdict(list)
        self.seen: dict[str, tuple[Known, bool]] = {}
        for joined, means in memory.pairs.items():
            if means == SAME:
                one, _, other = joined.partition(":")
                self.others[one].append(other)
                self.others[other].append(one)

    def note(self, record: Known, is_held: bool) -> None:
        if self.others:
            self.seen[_mark(record)] = record, is_held

    def same_as(self, record: Known) -> list[tuple[Known, bool]]:
        if not self.others:
            return []
        found = self.others.get(_mark(record), ())
        return [self.seen[other] for other in found if other in self.seen]

    def are_apart(self, one: Known, other: Known) -> bool:
        return bool(self.pairs) and self.pairs.get(pair(one, other)) == APART


def _repeats(one: Known, other: Known, said: _Said) -> bool:
    holds = one.parties <= other.parties or other.parties <= one.parties
    return holds and same_matter(one.matter, other.matter) and not said.are_apart(one, other)


def _mark(record: Known) -> str:
    said = "|".join((*map(str, record.key), *sorted(record.parties), bare(record.matter)))
    return sha256(said.encode()).hexdigest()[:32]
