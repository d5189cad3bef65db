"""The breakdowns that figures of every matter share: by community, by month, by the words of an enum."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db.models import Choices, Value
from django.db.models.functions import ExtractMonth, NullIf

from fengqiao.trunk.divisions import queries as divisions

from .declaration import Dimension

MONTHS = {str(month): f"{month}月" for month in range(1, 13)}


def by_community(path: str = "community", not_said: str = "街道本级") -> Dimension:
    """By the community that `path` leads to from a row; a row of the street itself has none."""
    column = f"{path}__name" if path else "name"
    return Dimension("community", "社区", column, _communities, not_said)


def by_month(day: str) -> Dimension:
    """By the month of a day column of the row."""
    return Dimension("month", "月份", ExtractMonth(day), lambda office: MONTHS)


def by_words(key: str, label: str, column: str, words: type[Choices]) -> Dimension:
    """By the words of an enum, in its order. A choice that nobody made is stored as no word, which is not said."""
    named = {str(one.value): str(one.label) for one in words}
    return Dimension(key, label, NullIf(column, Value("")), lambda office: named)


def _communities(office: UUID) -> Mapping[str, str]:
    return {one.name: one.name for one in divisions.communities(office)}
