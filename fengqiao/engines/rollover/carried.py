"""What a matter declares that its year hands on to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

Copied = tuple[Any, Sequence[Any]]


class NotCarried(ValueError):
    """A rollover cannot be done, or not be taken back, as asked; the text says why and what to do."""


@dataclass(frozen=True, eq=False)
class Carried:
    """One kind of record that goes on into the next year.

    `power`: who may carry it. `rows(office, from_year, to_year)`: what the year hands on, without what the new
    year already has, in the order of its list. `name(record)`: what the preview calls it. `copy(record,
    to_year)`: the new record and its child rows, made but not stored. `chosen(record)`: whether the preview
    ticks it at first.
    """

    key: str
    label: str
    power: str
    rows: Callable[[UUID, int, int], Sequence[Any]]
    name: Callable[[Any], str]
    copy: Callable[[Any, int], Copied]
    chosen: Callable[[Any], bool] = lambda record: True
