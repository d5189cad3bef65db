"""The same matter twice. The rule decides; likeness of wording is only shown, and a person decides.

The rule: the same key (day and place), one set of parties holding the other, and the same matter. Two texts
are the same matter when they say the same words, one holds the other, or they agree in nearly all of their
words and in every number. The last is never asked of texts alone: day, place and parties agree already.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Any

from ..declaring import Known
from ..finding import Memory
from ..words import Reason
from .staged import Hint, Row

SAME, APART = "same", "apart"
NEARLY = 0.8
SHORTEST_PART = 8
ALIKE = 0.5  # share of common pairs of characters from which a person is shown two rows
MOST_HINTS = 100
MOST_COMPARED = (
    5000  # rows; nobody looks through the likenesses of an archive, and they would fill memory
)
COMMONEST = 60  # a pair of characters that stands in more rows says nothing of any two of them
_MARKS = re.compile(r"[\W_]+")
_NUMBERS = re.compile(r"\d+(?:\.\d+)?")


def mark(rows: list[Row], known: Iterable[tuple[Any, ...]], memory: Memory) -> None:
    """This will refuse the rows that repeat a record of the office or of the file."""
    seen: dict[tuple[Any, ...], list[tuple[Known, bool]]] = defaultdict(list)
    for given in known:
        standing = Known(*given)
        seen[standing.key].append((standing, True))
    for row in rows:
        told = row.understood
        if told.key is None or not row.accepted:
            continue
        if memory.rows.get(row.place) == SAME:
            told.refuse(Reason.DUPLICATE)
            continue
        mine = Known(told.key, told.parties, told.matter, None, row.place)
        repeated = [one for one in seen[told.key] if _repeats(mine, one[0])]
        if repeated and memory.rows.get(row.place) != APART:
            told.refuse(Reason.DUPLICATE)
            row.standing = next((one for one, is_held in repeated if is_held), None)
        else:
            seen[told.key].append((mine, False))


def _repeats(one: Known, other: Known) -> bool:
    holds = one.parties <= other.parties or other.parties <= one.parties
    return holds and same_matter(one.matter, other.matter)


def same_matter(one: str, other: str) -> bool:
    """Whether two texts of records with the same key and parties say the same matter."""
    one, other = _plain(one), _plain(other)
    if one == other or not one or not other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) >= SHORTEST_PART and short in long:
        return True
    if Counter(_NUMBERS.findall(one)) != Counter(_NUMBERS.findall(other)):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= NEARLY


def hints(rows: list[Row], memory: Memory) -> list[Hint]:
    """Accepted rows whose wording is much like another's; most alike first. Each pair is told once."""
    texts = [row for row in rows if row.accepted and len(_plain(row.understood.matter)) >= 6]
    if len(texts) > MOST_COMPARED:
        return []
    found = [
        _hint(texts[later], texts[earlier], share)
        for later, earlier, share in _alike([_pairs(row.understood.matter) for row in texts])
        if memory.rows.get(texts[later].place) != APART
    ]
    return sorted(found, key=lambda one: -one.share)[:MOST_HINTS]


def _hint(row: Row, other: Row, share: float) -> Hint:
    return Hint(row, other.understood.label, other.understood.matter, other.place, share)


def _alike(sets: list[frozenset[str]]) -> Iterator[tuple[int, int, float]]:
    """(later, earlier, share) of the sets that have at least ALIKE of their members in common: only sets
    that meet in one of their rarest members are compared, which loses none of the likely ones."""
    counts = Counter(member for one in sets for member in one)
    posted: dict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(sets):
        rarest = sorted(one, key=lambda member: (counts[member], member))
        rarest = rarest[: len(one) - int(ALIKE * len(one)) + 1]
        near = {other for member in rarest for other in posted[member]}
        for other in near:
            share = len(one & sets[other]) / len(one | sets[other])
            if share >= ALIKE:
                yield index, other, share
        for member in rarest:
            if counts[member] <= COMMONEST:
                posted[member].append(index)


def _pairs(text: str) -> frozenset[str]:
    clean = _plain(text)
    return frozenset(clean[n : n + 2] for n in range(len(clean) - 1))


def _plain(text: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFKC", text))
