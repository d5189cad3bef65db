"""This year's report beside last year's: paragraphs that came, went, changed, or stand word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

SHORT = 20  # a heading or a greeting says the same every year
ALIKE = 0.6
_YEARS = re.compile(r"(?:19|20)\d{2}年")


@dataclass(frozen=True)
class Pair:
    """A paragraph of one text or of both: same, plain (same and short), changed, new or gone; `runs` are
    ("", "ins" or "del", text)."""

    kind: str
    runs: tuple[tuple[str, str], ...]


def paired(before: str, now: str) -> Iterator[Pair]:
    """Paragraphs in the order of now; what went stands where it stood."""
    were, are = _paragraphs(before), _paragraphs(now)
    matched = SequenceMatcher(
        None, [_yearless(p) for p in were], [_yearless(p) for p in are], autojunk=False
    )
    for tag, i1, i2, j1, j2 in matched.get_opcodes():
        old, new = were[i1:i2], are[j1:j2]
        if tag == "equal":
            yield from (Pair("same" if len(p) > SHORT else "plain", (("", p),)) for p in new)
            continue
        for paragraph in new:
            like = max(old, key=lambda p: _ratio(p, paragraph), default="")
            if like and _ratio(like, paragraph) >= ALIKE:
                old.remove(like)
                yield Pair("changed", tuple(_runs(like, paragraph)))
            else:
                yield Pair("new", (("ins", paragraph),))
        yield from (Pair("gone", (("del", p),)) for p in old)


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _yearless(text: str) -> str:
    """Two years say the same of themselves, but for the year."""
    return _YEARS.sub("年", text)


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _runs(old: str, new: str) -> Iterator[tuple[str, str]]:
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "", new[j1:j2]
            continue
        if i2 > i1:
            yield "del", old[i1:i2]
        if j2 > j1:
            yield "ins", new[j1:j2]
