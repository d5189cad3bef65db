"""rate_wrong: a rate or share that is not what the numbers beside it give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from fengqiao.ground.quantities import alike
from fengqiao.reports.reconcile.comparison import Finding

from .issues import Issue, Kind, Read

_RATE = re.compile(r"([\u4e00-\u9fff]{2,6}?)率")
_SHARE = re.compile(r"占(?:比|总数|全部|全年|其中)?[^，。；]{0,12}$")
_BESIDE = 16  # A rate is worked out of the numbers beside it.
# What a rate counts above its line, said otherwise: 参考率 of those who 参加考试.
_ALSO = {
    "参考": ("参加考试", "实考", "参考"),
    "参会": ("实到", "到会", "参会"),
    "出勤": ("实到", "出勤", "到课"),
    "到会": ("实到", "到会"),
    "成功": ("成功",),
}


def rates(read: Read) -> Iterator[Issue]:
    for sentence in dict.fromkeys(f.placed.sentence for f in read.findings):
        found = read.of(sentence)
        for i, one in enumerate(found):
            if one.quantity.unit != "%" or one.quantity.qualifier or one.claim and one.claim.change:
                continue
            counts = [f for f in found[:i] if f.quantity.unit != "%" and not f.quantity.qualifier]
            counts = counts[-_BESIDE:]
            yield from (
                _share(one, counts) if _SHARE.search(one.placed.before) else _rate(one, counts)
            )


def _rate(one: Finding, counts: list[Finding]) -> Iterator[Issue]:
    for named in _RATE.findall(one.placed.before):
        above = [f for f in counts if any(word in f.placed.near for word in _stems(named))]
        pairs = [
            (a, b)
            for a in above
            for b in counts
            if a is not b
            and alike(a.quantity.unit, b.quantity.unit)
            and a.quantity.value <= b.quantity.value
        ]
        yield from _wrong(one, pairs)


def _share(one: Finding, counts: list[Finding]) -> Iterator[Issue]:
    if not counts:
        return
    part = counts[-1]
    pairs = [
        (part, b)
        for b in counts[:-1]
        if alike(part.quantity.unit, b.quantity.unit) and b.quantity.value >= part.quantity.value
    ]
    yield from _wrong(one, pairs)


def _wrong(one: Finding, pairs: list[tuple[Finding, Finding]]) -> Iterator[Issue]:
    """No pair of the numbers beside it gives the rate."""
    said = Decimal(one.quantity.value)
    given = dict.fromkeys(
        (a.quantity.value, b.quantity.value) for a, b in pairs if b.quantity.value
    )
    if not given or any(_percent(a, b, said) == said for a, b in given):
        return
    above, below = next(iter(given))
    told = _percent(above, below, Decimal("0.01"))
    message = f"{above}÷{below}＝{told}%，文中写 {one.quantity.text}"
    yield Issue(Kind.RATE_WRONG, message, one.quantity.start, len(one.quantity.text))


def _percent(above: int | Decimal, below: int | Decimal, like: Decimal) -> Decimal:
    places = max(0, -int(like.as_tuple().exponent))
    return (Decimal(100) * Decimal(above) / Decimal(below)).quantize(
        Decimal(1).scaleb(-places), ROUND_HALF_UP
    )


def _stems(named: str) -> tuple[str, ...]:
    """调解成功 of 调解成功率, and its last two signs; what says the same."""
    tails = [named[-n:] for n in range(len(named), 1, -1)]
    return tuple(word for tail in tails for word in (tail, *_ALSO.get(tail, ())))
