"""Words of figures that an office makes or publishes."""

from __future__ import annotations

from django.db.models import TextChoices


class How(TextChoices):
    """How a saved figure reads the rows of its source."""

    MEASURE = "measure", "计数或相加"
    RATE = "rate", "占另一指标的比率"
    GROWTH = "growth", "同比增减"
