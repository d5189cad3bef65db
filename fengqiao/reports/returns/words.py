"""Words of returns: how often one goes out, and where its form comes from."""

from __future__ import annotations

from django.db.models import TextChoices


class Kind(TextChoices):
    """For how long a return speaks."""

    MONTH = "month", "月报"
    QUARTER = "quarter", "季报"
    HALF = "half", "半年报"
    YEAR = "year", "全年报"


class Basis(TextChoices):
    """Where a form, or one line of it, comes from. What comes from memory is never printed as law."""

    SEEN = "seen", "照在用的表样"
    MEMORY = "memory", "凭记忆拟定"
    OWN = "own", "本单位自定"


class Run(TextChoices):
    """Which way the lines of a form run on paper."""

    DOWN = "down", "项目在左"
    ACROSS = "across", "项目在上"
