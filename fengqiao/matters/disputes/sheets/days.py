"""The two days of a row: registered, and closed in a column of its own or within the result."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from fengqiao.engines.registers.days import day_of
from fengqiao.engines.registers.rows import Context, Understood
from fengqiao.engines.registers.words import Reason
from fengqiao.ground.dates import BadDate

NONE = ("", "—", "-", "——", "/", "无", "未结", "未办结", "办理中")
_WITHIN = re.compile(
    r"\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*[日号]?|\d{1,2}\s*月\s*\d{1,2}\s*[日号]"
    r"|(?:^|(?<=[\s，,；;。（(于]))\d{1,2}[./]\d{1,2}(?=$|[\s，,；;。）)])"
)


def registered(
    value: Any, year: int | None, today: date, around: Context, told: Understood
) -> date | None:
    if value is None or not str(value).strip():
        told.refuse(Reason.MISSING_DATE, "registered")
        return None
    try:
        day = day_of(value, replace(around, year=around.year or year))
    except BadDate as error:
        told.refuse(Reason(error.code), "registered")
        return None
    if day > today:  # a day to come is in no ledger's year: that says it all
        told.refuse(Reason.FUTURE_DATE, "registered")
    elif year and day.year != year:
        told.refuse(Reason.OUT_OF_YEAR, "registered")
    return day


def closed(
    value: Any, result: str, begun: date | None, today: date, around: Context, told: Understood
) -> date | None:
    """The day of its own column; without one the day within the result (已化解，3月8日)."""
    key = "closed"
    if value is None or str(value).strip() in NONE:
        found = _WITHIN.findall(result)
        if not found:
            return None
        key = "outcome"
        if len(found) > 1:
            told.refuse(Reason.AMBIGUOUS_DATE, key)
            return None
        value = found[0]
    try:
        day = day_of(value, around, begun=begun)
    except BadDate as error:
        told.refuse(Reason(error.code), key)
        return None
    if day > today:
        told.refuse(Reason.FUTURE_DATE, key)
    if begun is not None and day < begun:
        told.refuse(Reason.CLOSED_BEFORE_REGISTERED, key)
    return day


def without_day(result: str) -> str:
    """What a result says besides its day."""
    return _WITHIN.sub("", result).strip(" \u3000，,；;。、：:（）()")
