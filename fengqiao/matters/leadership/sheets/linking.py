"""The link to an agenda item: shown with the day of its meeting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from fengqiao.engines.ledgers.columns import Link

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
