"""Which numbers are parts of which: 253件，其中邻里94件、物业42件. Said by the text alone, before anything is bound."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from fengqiao.ground.quantities import alike, is_share

from .surroundings import Placed

_ALL = re.compile(r"其他|其它|其余|余下|另外?\d")
# What stands beside the total of something else, and not beside a part.
_ANOTHER_TOTAL = re.compile(
    r"共|累计|合计|化解|办结|调解|调处|处理|受理|立案|组织|开展|召开|发放|完成|同比|较|比|增|减|涉及|参加|成功|回访|移[交送]"
)


@dataclass(frozen=True)
class Group:
    """A whole and its parts, in the order of the text."""

    whole: Placed
    parts: tuple[Placed, ...]

    @property
    def total(self) -> int | float:
        return sum(one.quantity.value for one in self.parts)

    @property
    def is_exact(self) -> bool:
        return not any(one.quantity.qualifier for one in (self.whole, *self.parts))

    @property
    def is_complete(self) -> bool:
        """Whether the text says that these are all parts: 其他, 其余, 分别."""
        return "分别" in self.parts[0].wide[-80:] or any(_ALL.search(p.near) for p in self.parts)


def groups(numbers: Sequence[Placed]) -> list[Group]:
    """Every whole with its parts; lists of one part are kept, they bind and do not add up."""
    return list(_groups(numbers))


def _groups(numbers: Sequence[Placed]) -> Iterator[Group]:
    for i, first in enumerate(numbers):
        if i and first.opens_parts and not is_share(first.quantity.unit):
            parts = tuple(_run(numbers, i))
            if whole := _whole_of(numbers, i, parts):
                yield Group(whole, parts)


def _whole_of(numbers: Sequence[Placed], i: int, parts: Sequence[Placed]) -> Placed | None:
    """The nearest number of the same unit in this sentence; where 其中 begins a sentence of its own, that of
    the sentence before to which the parts add up, else the nearest."""
    first = numbers[i]
    like = _like_before(numbers, i)
    nearest = next(like, None)
    if nearest is None:
        return None
    beside = [nearest, *takewhile(lambda one: one.sentence == nearest.sentence, like)]
    if nearest.sentence == first.sentence:
        return next(_outside_brackets(beside, first), nearest)
    if not first.sentence.text.lstrip().startswith("其中"):
        return None
    total = sum(one.quantity.value for one in parts)
    return next((one for one in reversed(beside) if one.quantity.value == total), nearest)


def _like_before(numbers: Sequence[Placed], i: int) -> Iterator[Placed]:
    """What the paragraph counts in the unit of a number before it, the nearest first."""
    first = numbers[i]
    for one in (numbers[k] for k in range(i - 1, -1, -1)):
        if one.sentence.paragraph != first.sentence.paragraph:
            return
        if _alike(one, first) and not is_share(one.quantity.unit):
            yield one


def _outside_brackets(before: Iterable[Placed], first: Placed) -> Iterator[Placed]:
    """Those, the nearest first, in no brackets that are closed before the parts begin: 253（含跨年5件）件，其中…"""
    begun, at = first.sentence.start, first.quantity.start
    level = lowest = 0
    for one in before:
        for sign in reversed(first.sentence.text[one.quantity.end - begun : at - begun]):
            level += (sign in "）)") - (sign in "（(")
            lowest = min(lowest, level)
        at = one.quantity.end
        if lowest == level:
            yield one


def _run(numbers: Sequence[Placed], i: int) -> Iterator[Placed]:
    """The parts from the first on: same sentence, same unit, and not the total of something else."""
    first = numbers[i]
    verbs = _ANOTHER_TOTAL.search(first.near)
    for one in (numbers[k] for k in range(i, len(numbers))):
        if one.sentence != first.sentence or not _alike(one, first):
            return
        if one is not first and (
            one.opens_parts or (not verbs and _ANOTHER_TOTAL.search(one.near))
        ):
            return
        yield one


def _alike(one: Placed, other: Placed) -> bool:
    units = one.quantity.unit, other.quantity.unit
    return not all(units) or alike(*units)
