"""What cells say about the column they stand in: days look like days, communities are known by name."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from fengqiao.engines.registers.headings import Column, Holds
from fengqiao.ground.chinese_numbers import NOTHING, parse_amount
from fengqiao.ground.dates import BadDate, parse_date

from .marks import DITTO, text_of

MANY, SOME, FEW = 0.8, 0.5, 0.2
LONG_TEXT = 12
VARIED = 0.6
_MEANT_AS_DAY = re.compile(r"\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d")

Recognises = Callable[[str, str], bool]


def speaks_for(column: Column, cells: list[Any], recognises: Recognises | None) -> float:
    """How much the cells speak for a column: -1 against it, 0 nothing, up to 0.9 where each is one of a
    closed list."""
    filled = [cell for cell in cells if text_of(cell) not in DITTO]
    if len(filled) < 2 or column.holds == Holds.ANYTHING:
        return 0.0
    if column.holds in (Holds.NAMES, Holds.TEXT) and len(set(filled)) < VARIED * len(filled):
        return -1.0  # people and stories differ from row to row; places and ways repeat
    share = sum(_looks(cell, column, recognises) for cell in filled) / len(filled)
    if column.holds == Holds.CHOICE:
        if recognises is None:
            return 0.0
        return 0.9 if share >= MANY else 0.5 if share >= SOME else 0.0
    if share >= MANY:
        return 0.5
    return -1.0 if share < FEW else 0.0


def _looks(cell: Any, column: Column, recognises: Recognises | None) -> bool:
    holds, text = column.holds, text_of(cell)
    if holds == Holds.CHOICE:
        return recognises is not None and recognises(column.key, text)
    if holds == Holds.DAY:
        return _is_day(cell)
    if holds in (Holds.AMOUNT, Holds.COUNT):
        return text in NOTHING or _is_number(cell)
    if holds == Holds.TEXT:
        return len(text) >= LONG_TEXT
    return (
        isinstance(cell, str)
        and 2 <= len(text) <= 40
        and not _is_number(cell)
        and not _is_day(cell)
    )


def _is_day(cell: Any) -> bool:
    """A day, or what was meant as one; below a band of a month its number is enough."""
    try:
        return bool(parse_date(cell, year=2024, month=1))
    except BadDate as error:
        return error.code != "impossible_date" or bool(_MEANT_AS_DAY.search(text_of(cell)))


def _is_number(cell: Any) -> bool:
    try:
        return parse_amount(cell) is not None
    except ValueError:
        return False
