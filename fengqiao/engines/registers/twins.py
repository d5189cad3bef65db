"""The same thing entered twice, on the desk and on the phone: what a record that is about to be entered is like.

Nothing is decided here: whoever enters is asked, and sees only what she may see anyway.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from . import likeness

ONE_NAME = 0.3  # of wording, where one name is the same
NOBODY = re.compile("^某|匿名|不详|不明|居民|群众|市民|来电人")  # such a name names nobody
MOST = 3


@dataclass(frozen=True)
class Twins:
    """By what two records are alike: the column that says what happened, how many days they may lie apart, and the
    tables that name whom it concerns."""

    wording: str
    within: int = 0
    sides: tuple[str, ...] = ()


@dataclass(frozen=True)
class Told:
    """A record as it is compared: its day, the path of its place, whom it names, what it says."""

    day: date | None
    path: str
    names: frozenset[str]
    wording: str


def like(mine: Told, standing: Iterable[tuple[Any, Told]], by: Twins) -> list[Any]:
    """The standing records that `mine` is like, the likest first, a few of them."""
    found = sorted(_shares(mine, standing, by), key=lambda one: -one[0])
    return [record for _, record in found[:MOST]]


def _shares(
    mine: Told, standing: Iterable[tuple[Any, Told]], by: Twins
) -> Iterator[tuple[float, Any]]:
    for record, other in standing:
        if mine.day and other.day and abs((mine.day - other.day).days) > by.within:
            continue
        share = likeness.share(mine.wording, other.wording)
        if _is_alike(mine, other, share):
            yield share, record


def _is_alike(mine: Told, other: Told, share: float) -> bool:
    """The same people are asked about in the same place whatever is said, one of them if it is said much alike; other
    people only where nearly every word is the same. In another place both must agree."""
    common = {one for one in mine.names & other.names if not NOBODY.search(one)}
    is_near = mine.path.startswith(other.path) or other.path.startswith(mine.path)
    if not is_near:
        return len(common) > 1 and share >= likeness.ALIKE
    if mine.names and other.names and not mine.names & other.names:
        return share >= likeness.NEARLY
    if len(common) > 1 or (common and share >= ONE_NAME):
        return True
    return share >= likeness.ALIKE
