"""How alike two texts are in their words: asked of the rows of a file, and of a record that is about to be entered."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache

from fengqiao.ground import signs

SHORTEST = 6  # signs of a text below which a few common ones say nothing
ALIKE = 0.5  # share of common pairs of characters from which a person is shown two
NEARLY = 0.8
SHORTEST_PART = 8
_MARKS = re.compile(r"[\W_]+")
_NUMBERS = re.compile(r"\d+(?:\.\d+)?")


def bare(text: str) -> str:
    """A text without marks and blanks, in the ordinary width of characters."""
    return _MARKS.sub("", signs.folded(text))


@lru_cache(maxsize=5000)
def pairs(text: str) -> frozenset[str]:
    """The pairs of characters that stand beside each other in a text."""
    clean = bare(text)
    return frozenset(clean[n : n + 2] for n in range(len(clean) - 1))


def share(one: str, other: str) -> float:
    """How many of the pairs of two texts they have in common, 0 to 1. Short ones are alike when they are the same."""
    if min(len(bare(one)), len(bare(other))) < SHORTEST:
        return float(bool(bare(one)) and bare(one) == bare(other))
    mine, theirs = pairs(one), pairs(other)
    return len(mine & theirs) / len(mine | theirs)


def same_matter(one: str, other: str) -> bool:
    """Whether two texts of records with the same key and parties say the same matter."""
    one, other = bare(one), bare(other)
    if one == other or not one or not other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) >= SHORTEST_PART and short in long:
        return True
    if Counter(_NUMBERS.findall(one)) != Counter(_NUMBERS.findall(other)):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= NEARLY
