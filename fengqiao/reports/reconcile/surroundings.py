"""The words around each number: its own clause, its sentence so far, and the labels of a list 分别为 …"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, takewhile

from fengqiao.ground.patterns import bounded
from fengqiao.ground.quantities import Quantity

from .prose import Prose, Sentence

_BREAK = re.compile(r"[，,；;：:。（(\n\t]")
_STOP = re.compile(r"[，,；;：:。、（(）)\n\t]|和|及|与|并|其中")
_EACH = bounded(r"(?:\s*等.{0,6}?)?\s*分别(?:为|是|有|达|达到)?\s*$")  # behind at least one label
_BETWEEN = bounded(r"[、，,和及\s]*$")


@dataclass(frozen=True)
class Placed:
    """A number with the words around it. `before` and `after` are its own clause, up to its neighbours;
    `wide` the sentence so far; `after_among`: 其中 stands before it and behind the number it is part of."""

    quantity: Quantity
    sentence: Sentence
    before: str
    after: str
    wide: str
    opens_parts: bool = False

    @property
    def near(self) -> str:
        return self.before + self.after

    @property
    def section(self) -> str:
        return self.sentence.paragraph.section


def placed(prose: Prose, numbers: list[Quantity]) -> list[Placed]:
    """This will give every number with its words, in order."""
    found, first = [], 0
    for sentence in prose.sentences():
        last = first
        while last < len(numbers) and numbers[last].start < sentence.end:
            last += 1
        found += _listed(_in(sentence, numbers[first:last]))
        first = last
    return found


def _in(sentence: Sentence, numbers: list[Quantity]) -> list[Placed]:
    placed, last = [], 0
    for i, one in enumerate(numbers):
        start, end = one.start - sentence.start, one.end - sentence.start
        following = (
            numbers[i + 1].start - sentence.start if i + 1 < len(numbers) else len(sentence.text)
        )
        lead = sentence.text[last:start]
        cut = max((m.end() for m in _BREAK.finditer(lead)), default=0)
        rest = sentence.text[end:following]
        stop = _STOP.search(rest)
        placed.append(
            Placed(
                one,
                sentence,
                before=lead[cut:],
                after=rest[: stop.start()] if stop else (rest if i + 1 == len(numbers) else ""),
                wide=sentence.text[: end + (stop.start() if stop else 0)],
                opens_parts=bool(re.search(r"其中|包括|包含|分别", lead))
                or lead.endswith(("（", "(")),
            )
        )
        last = end
    return placed


def _listed(placed: list[Placed]) -> list[Placed]:
    """甲、乙、丙分别为 1、2、3 件: each number takes the label of its place in the list."""
    told = list(placed)
    for i, one in enumerate(placed):
        each = _EACH.search(one.before, 1)
        if each is None:
            continue
        run = [one, *takewhile(_continues, islice(placed, i + 1, None))]
        labels = re.split(r"[、和及]|以及", one.before[: each.start()].removeprefix("其中"))
        if len(labels) == len(run):
            for k, label in enumerate(labels):
                was = run[k]
                told[i + k] = Placed(
                    was.quantity, was.sentence, label, "", was.wide, opens_parts=k == 0
                )
    return told


def _continues(one: Placed) -> bool:
    return _BETWEEN.match(one.before) is not None
