"""Where messages stand in a sheet that goes back, and what they look like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fengqiao.ground.sheets import Sheet

HEADING = "退回意见"
COLOUR, TEXT_COLOUR = "FFD9D2", "A61B1B"
WIDTH = 46


def column_of(sheet: Sheet, head: int) -> int:
    """The column of messages, from 1: the one of an earlier return, else behind the last that is filled."""
    row = (
        sheet.rows[head - sheet.first_row] if 0 <= head - sheet.first_row < len(sheet.rows) else []
    )
    for number, cell in enumerate(row, 1):
        if cell == HEADING:
            return number
    return len(row) + 1


def messages_of(sheet: Sheet, returned: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    return (one for one in returned["rows"] if one["sheet"] == sheet.name)
