"""What stands against a record before it is written: the matter's own word, and the table's constraints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError

from fengqiao.trunk.people.actors import Actor

if TYPE_CHECKING:
    from .recording import RecordLedger, Values


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
