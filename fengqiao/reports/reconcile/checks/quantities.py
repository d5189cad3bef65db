"""same_quantity_differs and unit_or_magnitude: one thing with two values, a size or a unit that cannot be."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from fengqiao.ground.approximations import WORDS
from fengqiao.ground.quantities import Quantity, alike, is_share
from fengqiao.reports.reconcile import comparison, phrases
from fengqiao.reports.reconcile.comparison import MISMATCH, Finding

from .issues import Issue, Kind, Read

# Beyond these no subdistrict goes; a unit that is wrong by ten thousand does.
_LARGEST = {"平方公里": 5_000, "平方千米": 5_000, "亩": 5_000_000, "户": 2_000_000, "课时": 20_000}
_MOST_PERCENT = re.compile(r"(?:率|占比?|比例)[^，。；]{0,6}$")
_SCALES = {"万": 10_000, "亿": 100_000_000, "千": 1_000}
_SHORTEST_NAME = 4


def same_quantities(read: Read) -> Iterator[Issue]:
    """A number that claims the same as one before it, where both cannot be true."""
    told: dict[Any, dict[Any, Finding]] = defaultdict(dict)
    for one in read.findings:
        name = _name(one)
        if name is None or one.quantity.qualifier not in WORDS:  # 数百 agrees with anything
            continue
        for before in told[name].values():
            if _same_unit(before, one) and not _agree(before.quantity, one.quantity):
                quantity = one.quantity
                message = f"前文写“{before.quantity.text}”，这里写“{quantity.text}”，说的是同一个量"
                yield Issue(Kind.SAME_QUANTITY_DIFFERS, message, quantity.start, len(quantity.text))
                break
        else:
            told[name].setdefault(one.quantity[2:], one)  # said again, it is compared once


def magnitudes(read: Read) -> Iterator[Issue]:
    for one in read.findings:
        if why := _too_large(one) or _scaled(one):
            yield Issue(Kind.UNIT_OR_MAGNITUDE, why, one.quantity.start, len(one.quantity.text))


def _name(one: Finding) -> Any:
    """What the number counts: its claim, or its words without those of how and when (全年共开展执法检查 is
    执法检查). None where the words say too little, or speak of a part or a plan."""
    if one.claim:
        return one.claim.key
    own = one.placed
    if own.section == "plan" or own.opens_parts or is_share(one.quantity.unit):
        return None
    name = phrases.narrower(own.near, ())
    return name if len(name) >= _SHORTEST_NAME else None


def _same_unit(one: Finding, other: Finding) -> bool:
    return bool(one.claim) or alike(one.quantity.unit, other.quantity.unit)


def _agree(one: Quantity, other: Quantity) -> bool:
    if not one.qualifier:
        return comparison.agrees(other, one.value)
    if not other.qualifier:
        return comparison.agrees(one, other.value)
    return one.value == other.value or bool(one.qualifier != other.qualifier)


def _too_large(one: Finding) -> str:
    quantity = one.quantity
    largest = _LARGEST.get(quantity.unit)
    if largest and quantity.value > largest:
        return f"{quantity.text}超出一个街道可能的范围，请核对单位"
    is_rate = quantity.unit == "%" and _MOST_PERCENT.search(one.placed.before)
    if is_rate and quantity.value > 100 and not (one.claim and one.claim.change):
        return f"{quantity.text}超过百分之百，比率和占比不会超过"
    return ""


def _scaled(one: Finding) -> str:
    """500余万份 where 500余份 would be right: the ledger says which sign is too much."""
    if one.status != MISMATCH or one.claim is None or one.claim.change:
        return ""
    for sign, scale in _SCALES.items():
        if sign in one.quantity.text and comparison.agrees(
            one.quantity._replace(value=_divided(one.quantity.value, scale)), one.ledger_value
        ):
            return f"去掉“{sign}”才和台账的 {one.ledger_value} 相符，请核对数量级"
    return ""


def _divided(value: int | Decimal, by: int) -> int | Decimal:
    result = Decimal(value) / by
    return int(result) if result == result.to_integral_value() else result
