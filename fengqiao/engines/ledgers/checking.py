"""What stands against a record: rules between its columns, the matter's own word, the table's constraints."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError

from fengqiao.trunk.people.actors import Actor

from .words import Reason

if TYPE_CHECKING:
    from .recording import RecordLedger, Values


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
        return one is not None and other is not None and one > other

    return Rule(least, reason, broken, says)


def refusal(
    ledger: RecordLedger, record: Any, tables: Mapping[str, Sequence[Values]], by: Actor
) -> str | None:
    """Why the record may not stand as it would, in the words of who refuses, or None. The rules of a form
    are a courtesy; these hold for every caller."""
    if ledger.may_enter is not None and (why := ledger.may_enter(record, tables, by)):
        return why
    try:
        record.validate_constraints()
    except ValidationError as error:
        return "；".join(error.messages)
    return None
