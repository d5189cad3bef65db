"""What the figures of leadership share: the breakdown by words, by month, and the power that opens them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from django.db.models import TextChoices
from django.db.models.functions import ExtractMonth

from fengqiao.engines.figures import Dimension

READS = "leadership.read"


def words_of(words: type[TextChoices]) -> Callable[[UUID], Mapping[str, str]]:
    return lambda office: {one.value: str(one.label) for one in words}


def months_of(office: UUID) -> Mapping[str, str]:
    return {str(month): f"{month}月" for month in range(1, 13)}


def month_of(day: str) -> Dimension:
    return Dimension("month", "月份", ExtractMonth(day), months_of)
