"""bad_negative_claim: 未发生… is content of law and stands on declarations, not on an empty table."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from fengqiao.ground.patterns import bounded
from fengqiao.reports.reconcile import phrases
from fengqiao.reports.reconcile.comparison import Finding
from fengqiao.reports.reconcile.prose import Sentence

from .issues import Issue, Kind, Read

CLAIM = re.compile(
    r"(?:未(?:发生|出现|发现|收到)|没有(?:发生|出现|发现)|无(?!其他)[^，。；]{0,16}(?:发生|现象|行为))[^。；]*+|"
    r"(?:为零|零发生)"
)
# The figure that proves a claim, by the words of the claim. What no declaration stands for is a hint only.
EVIDENCE = (
    (
        "integrity.interference_nil",
        ("干预 司法", "插手 案件", "过问 案件", "干预 案件", "插手 司法"),
    ),
)
_YEAR = bounded(r"((?:19|20)\d{2})\s*年")


def negatives(read: Read) -> Iterator[Issue]:
    counted = Counted(read)
    for sentence in read.prose.sentences():
        if sentence.paragraph.section == "plan":
            continue
        for found in CLAIM.finditer(sentence.text):
            yield from _proven(read, sentence, found)
            yield from _contradicted(counted, sentence, found)


def proof_of(claim: str) -> str:
    """The key of the figure that must prove a claim, "" for a claim that none stands for."""
    for key, entries in EVIDENCE:
        if any(phrases.spoken(entry, claim, claim) for entry in entries):
            return key
    return ""


class Counted:
    """The words around what a text counts, in one row, so that a claim is looked for in all of them at once."""

    def __init__(self, read: Read) -> None:
        self._findings = [
            one for one in read.findings if one.quantity.value and one.placed.section != "plan"
        ]
        near = [one.placed.near for one in self._findings]
        self._words = "\n".join(near)
        self._starts = [0, *accumulate(len(words) + 1 for words in near)][:-1]

    def elsewhere(self, claim: str, sentence: Sentence) -> Finding | None:
        """The first number with those words that stands in another sentence."""
        at = self._words.find(claim)
        while at >= 0:
            one = self._findings[bisect_right(self._starts, at) - 1]
            if one.placed.sentence != sentence:
                return one
            at = self._words.find(claim, at + 1)
        return None


def _proven(read: Read, sentence: Sentence, found: re.Match[str]) -> Iterator[Issue]:
    key, start = proof_of(found[0]), sentence.start + found.start()
    if not key:
        return
    years = _YEAR.findall(sentence.text[: found.start()])
    if years and int(years[-1]) != read.year:
        message = f"这里说的是 {years[-1]} 年，报告是 {read.year} 年"
        yield Issue(Kind.STALE_YEAR, message, start, len(found[0]))
    if not read.proven.get(key):
        message = "“未发生”要有零报告作依据，台账里本年的声明没有或者不齐"
        yield Issue(Kind.BAD_NEGATIVE_CLAIM, message, start, len(found[0]))


def _contradicted(counted: Counted, sentence: Sentence, found: re.Match[str]) -> Iterator[Issue]:
    """未发生信访案件 in a text that counts them."""
    claim = phrases.narrower(re.sub(r"^(?:未|没有|无)(?:发生|出现|发现|收到)?", "", found[0]), ())
    if len(claim) < 4:
        return
    if one := counted.elsewhere(claim, sentence):
        message = f"这里说没有，另一处写“{one.placed.before.strip()}{one.quantity.text}”"
        start = sentence.start + found.start()
        yield Issue(Kind.BAD_NEGATIVE_CLAIM, message, start, len(found[0]))
