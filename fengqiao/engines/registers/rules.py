"""What stands against a record: rules between its columns, the matter's own word, the table's constraints."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .rows import Value, Values
from .words import Reason


class NotChanged(ValueError):
    """A record may not be changed as asked; the text says why and what to do."""


@dataclass(frozen=True)
class Rule:
    """Two columns or more that must agree: `broken(values)` says that they do not.

    `at` is the column at which a person sees it; `says` the sentence, where the reason's own does not fit.
    """

    at: str
    reason: Reason
    broken: Callable[[Values], bool]
    says: str = ""

    @property
    def sentence(self) -> str:
        return self.says or str(self.reason.label)


def not_above(
    least: str, most: str, reason: Reason = Reason.ATTENDANCE_OVER_DUE, says: str = ""
) -> Rule:
    """The rule that one number or day never exceeds another (实到 ≤ 应到) where both are there."""

    def broken(values: Values) -> bool:
        one, other = values.get(least), values.get(most)
        return one is not None and other is not None and _exceeds(one, other)

    return Rule(least, reason, broken, says)


def _exceeds(one: Value, other: Value) -> bool:
    """Whether one is above the other. Raises TypeError where they are no two days and no two numbers."""
    if isinstance(one, date) and isinstance(other, date):
        return one > other
    if isinstance(one, int | Decimal) and isinstance(other, int | Decimal):
        return one > other
    raise TypeError(f"{one!r} and {other!r} are no two days and no two numbers")
