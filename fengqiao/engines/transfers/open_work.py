"""What a matter declares as the open work of a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet


@dataclass(frozen=True, eq=False)
class OpenWork:
    """One kind of record that a person may have on her hands.

    `power`: who may hand it to another. `rows(person)`: her open records. `hand(record, to, by=, reason=)`:
    gives one to another person through the matter's own act. `reads`: what it takes to open one; to who cannot,
    none is handed. Without it anybody takes one over: a task is done with or without a desk. `confide(record, to,
    by=)`: tells another what the giver was told in confidence, where a record has such.
    """

    key: str
    label: str
    power: str
    rows: Callable[[UUID], QuerySet]
    hand: Callable[..., Any]
    reads: str = ""
    confide: Callable[..., Any] | None = None
