"""The kinds of columns that a register may declare (docs/registers.md shows each)."""

from .base import Frame, Naming, Refused, Tallied, Typed, is_empty
from .children import ROW, Children
from .choice import Choice
from .days import Day
from .hours import Hours
from .laws import Laws
from .links import Link, TermLink
from .outside import Outside
from .people import Person
from .percent import Percent
from .places import Place
from .plain import Count, Flag, Money, Months, Text, Year
from .spans import Span
from .spreads import Spread

__all__ = [
    "ROW",
    "Children",
    "Choice",
    "Count",
    "Day",
    "Flag",
    "Frame",
    "Hours",
    "Laws",
    "Link",
    "Money",
    "Months",
    "Naming",
    "Outside",
    "Percent",
    "Person",
    "Place",
    "Refused",
    "Span",
    "Spread",
    "TermLink",
    "Tallied",
    "Text",
    "Typed",
    "Year",
    "is_empty",
]
