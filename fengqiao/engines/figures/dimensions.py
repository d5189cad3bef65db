"""The breakdowns that figures of every matter share: by community, by month, by the words of an enum."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, Choices, F, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import ExtractMonth, NullIf

from fengqiao.engines.terms import fields, memory
from fengqiao.engines.terms import queries as office_words
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


def by_words(key: str, label: str, column: str, words: type[Choices], terms: str = "") -> Dimension:
    """By the words of an enum, in its order. A choice that nobody made is stored as no word, which is not said.
    `terms`: the list of the office's words that begins with these: a code has the label that the office gave it."""
    named = {str(one.value): str(one.label) for one in words}

    def labels(office: UUID) -> Mapping[str, str]:
        return {**named, **office_words.product_labels(office, terms)} if terms else named

    return Dimension(key, label, NullIf(column, Value("")), labels)


def by_terms(key: str, label: str, column: str, terms: str) -> Dimension:
    """By the office's own words, each apart from the product's word as which it counts."""
    own = fields.spoken(column)
    return Dimension(key, label, own, lambda office: office_words.labels(office, terms))


def counted_as(
    word: str, model: type[Any], attribute: str, day: str
) -> Callable[[date], Combinable]:
    """A column: what the word of a row counts as, by a list of words that is a table of the matter; on the row's own
    day, for what a word counts as may have changed since (engines/terms/bases.py)."""
    now = F(f"{word}__{attribute}")

    def changed() -> list[When]:
        return [
            When(**{word: one.pk, f"{day}__lt": until}, then=Value(held[attribute]))
            for one in model.objects.exclude(earlier=[])
            for until, held in one.earlier
        ]

    def column(on: date) -> Combinable:
        former = memory.once(("counted as", model, attribute), changed)
        return Case(*former, default=now) if former else now

    return column


def _communities(office: UUID) -> Mapping[str, str]:
    return {one.name: one.name for one in divisions.communities(office)}
