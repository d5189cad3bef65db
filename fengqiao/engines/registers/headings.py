"""The columns of a sheet in the words of the trade, by which a heading is understood."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Holds(StrEnum):
    """What the cells of a column look like; it speaks for or against a heading that is not in the list."""

    ANYTHING = "anything"
    DAY = "day"
    AMOUNT = "amount"
    COUNT = "count"
    CHOICE = "choice"  # one of a closed list, which the reader recognises
    NAMES = "names"
    TEXT = "text"


@dataclass(frozen=True)
class Column:
    """One column: the key a row is read by, and the headings people give it, in plain words.

    `continues`: a second row of the same record may add to it (one more party below the first).
    `banded`: it may stand above its rows instead, as a section's heading, a ticked column or a sheet's name.
    """

    key: str
    label: str
    headings: tuple[str, ...]
    holds: Holds = Holds.ANYTHING
    continues: bool = False
    banded: bool = False
