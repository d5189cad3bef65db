"""Keyset paging: a page begins after a row, not at an offset, so page 900 costs what page 1 costs.

The order is a list of columns, none of them null, the last of them unique; "-" turns a column round. The
cursor in the URL holds the values of the row it stands at.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

SIZE = 50


@dataclass(frozen=True)
class Page:
    """The rows of one page, and the query strings of its neighbours ("" where there is none)."""

    rows: list[Any]
    previous_url: str
    next_url: str

    @property
    def shown_text(self) -> str:
        return f"本页 {len(self.rows)} 条"


def page(
    queryset: QuerySet, order: Sequence[str], query: Mapping[str, Any], size: int = SIZE
) -> Page:
    """This will give one page of a queryset. `query` is the request's GET; it may hold `after` or
    `before`, a cursor that is not ours is taken as the first page."""
    back = bool(query.get("before"))
    at = _read(query.get("before") or query.get("after"), order)
    ordered = queryset.order_by(*(_turned(order) if back else order))
    if at is not None:
        try:
            ordered = ordered.filter(_beyond(_turned(order) if back else order, at))
        except (ValidationError, ValueError, TypeError):
            back, at = False, None
            ordered = queryset.order_by(*order)
    found = list(ordered[: size + 1])
    more, found = len(found) > size, found[:size]
    if back:
        found.reverse()
    has_previous = more if back else at is not None
    has_next = True if back else more
    return Page(
        found,
        _url(query, "before", found[0], order) if has_previous and found else "",
        _url(query, "after", found[-1], order) if has_next and found else "",
    )


def _turned(order: Sequence[str]) -> list[str]:
    return [name[1:] if name.startswith("-") else f"-{name}" for name in order]


def _beyond(order: Sequence[str], at: Sequence[Any]) -> Q:
    """Rows strictly after `at`. The plain bound on the first column lets an index be walked from there."""
    condition, equal = Q(), Q()
    for name, value in zip(order, at, strict=True):
        column, sign = (name[1:], "lt") if name.startswith("-") else (name, "gt")
        condition |= equal & Q(**{f"{column}__{sign}": value})
        equal &= Q(**{column: value})
    first = order[0].lstrip("-")
    bound = "lte" if order[0].startswith("-") else "gte"
    return Q(**{f"{first}__{bound}": at[0]}) & condition


def _read(cursor: str | None, order: Sequence[str]) -> list[Any] | None:
    if not cursor:
        return None
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor.encode()))
    except (ValueError, binascii.Error):
        return None
    return values if isinstance(values, list) and len(values) == len(order) else None


def _url(query: Mapping[str, Any], key: str, row: Any, order: Sequence[str]) -> str:
    values = [str(_value(row, name.lstrip("-"))) for name in order]
    cursor = base64.urlsafe_b64encode(json.dumps(values).encode()).decode()
    kept = [(k, v) for k, v in _items(query) if k not in ("after", "before")]
    return "?" + urlencode([*kept, (key, cursor)])


def _value(row: Any, column: str) -> Any:
    for part in column.split("__"):
        row = row[part] if isinstance(row, dict) else getattr(row, part)
    return row


def _items(query: Mapping[str, Any]) -> list[tuple[str, str]]:
    if hasattr(query, "lists"):
        return [(k, v) for k, values in query.lists() for v in values]
    return [(k, str(v)) for k, v in query.items()]
