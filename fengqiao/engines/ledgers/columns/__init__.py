"""The kinds of columns that a ledger may declare (docs/ledgers.md shows each)."""

from .base import Frame, Refused, Typed, is_empty
from .children import Children, Spread
from .choosing import Choice
from .days import Day
from .laws import Laws
from .linking import Link
from .people import Person
from .places import Place
from .plain import Count, Flag, Money, Months, Text, Year

__all__ = [
    "Children",
    "Choice",
    "Count",
    "Day",
    "Flag",
    "Frame",
    "Laws",
    "Link",
    "Money",
    "Months",
    "Person",
    "Place",
    "Refused",
    "Spread",
    "Text",
    "Typed",
    "Year",
    "is_empty",
]
