"""Short names in keys: saved.3, external.12. Given once, never given again, whatever it is called later."""

from __future__ import annotations

from django.db.models import QuerySet


class NameTaken(ValueError):
    """The name or the period is in use already; the text says what to do."""


def next_slug(given: QuerySet) -> str:
    """The number after the highest that was given."""
    slugs = given.order_by().values_list("slug", flat=True).distinct()
    return str(max((int(slug) for slug in slugs if slug.isdecimal()), default=0) + 1)
