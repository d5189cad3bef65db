"""Columns of these ledgers' own: an agenda item, shown with the day of its meeting; the place of a task."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from fengqiao.engines.registers.columns import Frame, Link, Place

from .. import queries
from ..models import AgendaItem


def item_names(item: AgendaItem) -> tuple[str, ...]:
    return (f"{item.meeting.held_on} {item.topic}", item.topic)


@dataclass(frozen=True, kw_only=True, eq=False)
class ItemLink(Link):
    """A foreign key to an agenda item, read together with its meeting."""

    rows: Callable[[Any], QuerySet] = queries.recent_items
    names: Callable[[Any], tuple[str, ...]] = item_names
    page: str = "leadership:item"

    @property
    def joins(self) -> tuple[str, ...]:
        return (f"{self.key}__meeting",)


@dataclass(frozen=True, kw_only=True, eq=False)
class TaskPlace(Place):
    """Where a task lies: the office as a whole, unless a community is chosen."""

    def begun(self, frame: Frame) -> Any:
        choices: list[tuple[str, str]] = list(self.asked(frame).choices)  # type: ignore[attr-defined]
        return next((key for key, _ in choices if key), None)
