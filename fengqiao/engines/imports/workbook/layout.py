"""Where messages stand in a sheet that goes back, and what they look like."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from fengqiao.ground.sheets import Sheet

if TYPE_CHECKING:
    from ..stages import Marked, Returned


HEADING = "退回意见"
COLOUR, TEXT_COLOUR = "FFD9D2", "A61B1B"
NARROWEST, WIDEST = 24, 96  # of the column of messages, in characters of Latin
LINE = 15.0  # points


def column_of(sheet: Sheet, head: int) -> int:
    """The column of messages, from 1: the one of an earlier return, else behind the last that is filled."""
    row = (
        sheet.rows[head - sheet.first_row] if 0 <= head - sheet.first_row < len(sheet.rows) else []
    )
    for number, cell in enumerate(row, 1):
        if cell == HEADING:
            return number
    return len(row) + 1


def width_of(text: str) -> int:
    """How wide a text is: one of ours takes two characters of Latin."""
    return sum(2 if unicodedata.east_asian_width(one) in "WFA" else 1 for one in text)


def width_for(messages: Iterable[Marked]) -> int:
    """The width in which the longest message stands on one line, as far as a screen goes."""
    widest = max((width_of(one["message"]) for one in messages), default=0)
    return min(max(widest + 4, NARROWEST), WIDEST)


def height_of(message: str) -> float:
    """The height that a message takes in the widest column."""
    return LINE * (1 + width_of(message) // WIDEST)


def messages_of(sheet: Sheet, returned: Returned) -> Iterator[Marked]:
    return (one for one in returned["rows"] if one["sheet"] == sheet.name)
