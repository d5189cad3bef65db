"""A number beside what the ledger says: matched, mismatch, or unbound with the reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from fengqiao.engines.figures import values
from fengqiao.ground.approximations import WORDS, accepts
from fengqiao.ground.documents import Document
from fengqiao.ground.quantities import Quantity, is_share

from .binder import Claim, Unbound
from .surroundings import Placed

MATCHED, MISMATCH, UNBOUND = "matched", "mismatch", "unbound"


@dataclass(frozen=True)
class Finding:
    """A number, what it was bound to, and how it stands beside the ledger."""

    placed: Placed
    status: str
    reason: str
    claim: Claim | None = None
    ledger_value: Any = None

    @property
    def quantity(self) -> Quantity:
        return self.placed.quantity

    def told(self) -> Document:
        """The number as product.md prints it."""
        one = self.quantity
        return {
            "text": one.text,
            "start": one.start,
            "value": values.plain(one.value),
            "unit": one.unit,
            "qualifier": one.qualifier or None,
            "status": self.status,
            "figure": self.claim.figures[0].key if self.claim else None,
            "ledger_value": values.plain(self.ledger_value),
            "reason": self.reason,
        }


class Readings:
    """What the ledger says, each thing read once however often a text claims it."""

    def __init__(self) -> None:
        self._read: dict[tuple[Any, ...], Any] = {}

    def of(self, claim: Claim) -> list[Any]:
        """The value of each figure of a claim."""
        return self._once(
            claim, lambda: [f.value(claim.period, **claim.cells) for f in claim.figures]
        )

    def change(self, claim: Claim) -> values.Change:
        """The first figure of a claim beside itself a year before."""
        return self._once(
            claim, lambda: values.year_on_year(claim.figures[0], claim.period, **claim.cells)
        )

    def _once(self, claim: Claim, read: Callable[[], Any]) -> Any:
        if claim.key not in self._read:
            self._read[claim.key] = read()
        return self._read[claim.key]


def compared(one: Placed, bound: Claim | Unbound, ledger: Readings) -> Finding:
    """This will read the ledger for what the number claims and set it beside it."""
    if isinstance(bound, Unbound):
        return Finding(one, UNBOUND, bound.because)
    if bound.change:
        return _changed(one, bound, ledger.change(bound))
    read = ledger.of(bound)
    where = bound.period.label + (f"，{bound.cell_label}" if bound.cell_label else "")
    if read[0] is None:
        return Finding(one, UNBOUND, f"{bound.because}；{where}没有可算的数")
    if not agrees(one.quantity, read[0]):
        told = f"{bound.because}；{where}台账是 {_shown(read[0])} {_unit(bound)}"
        return Finding(one, MISMATCH, f"{told}，文中写“{one.quantity.text}”", bound, read[0])
    for figure, value in zip(bound.figures[1:], read[1:], strict=True):
        if not agrees(one.quantity, value):
            told = f"{bound.figures[0].label} {_shown(read[0])}、{figure.label} {_shown(value)}"
            return Finding(one, MISMATCH, f"{where}{told}，两数不同，要分开写", bound, value)
    told = f"{bound.because}；{where}台账是 {_shown(read[0])} {_unit(bound)}"
    return Finding(one, MATCHED, told, bound, read[0])


def agrees(one: Quantity, value: Any) -> bool:
    """Whether the number, with its round word, may stand for the value."""
    if one.high is not None:
        return bool(one.value <= value <= one.high)
    if one.qualifier not in WORDS:
        return bool(value >= one.value)  # 数百 says no more than that
    if is_share(one.unit) and not one.qualifier:  # 98.8 % for 98.81 %
        return _rounded(value, one.value) == Decimal(one.value)
    return accepts(one.qualifier, one.value, value)


def _changed(one: Placed, claim: Claim, change: values.Change) -> Finding:
    """A number that says how much a figure changed, beside the ledgers of both years."""
    share = is_share(one.quantity.unit) and not is_share(claim.figures[0].unit)
    moved = change.percent if share else change.difference
    before = change.period_before.label
    if moved is None or not change.before:
        return Finding(one, UNBOUND, f"{claim.because}；台账里没有{before}的数，算不出")
    signed = moved if claim.change == "↑" else -moved
    right = signed > 0 and agrees(one.quantity, signed)
    told = f"{claim.because}；{before} {_shown(change.before)}，{claim.period.label} {_shown(change.now)}"
    return Finding(one, MATCHED if right else MISMATCH, told, claim, moved)


def _rounded(value: Any, like: Any) -> Decimal:
    """To as many places as the text gives: 98.8 % for 98.814 %."""
    places = max(0, -int(Decimal(like).as_tuple().exponent))
    return Decimal(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _unit(claim: Claim) -> str:
    return str(claim.figures[0].unit)


def _shown(value: Any) -> str:
    return str(values.plain(value))
