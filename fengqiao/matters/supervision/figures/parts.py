"""What the figures of supervision share."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db.models import TextChoices

from fengqiao.engines.figures import Dimension

NOTHING = "；没有此类事项的，没有比率"


def months(office: UUID) -> Mapping[str, str]:
    return {str(month): f"{month}月" for month in range(1, 13)}


def of_words(key: str, label: str, column: str, words: type[TextChoices]) -> Dimension:
    """A dimension whose codes are the members of an enum."""
    return Dimension(key, label, column, lambda office: dict(words.choices))
