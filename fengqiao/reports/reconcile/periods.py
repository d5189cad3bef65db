"""Which days a number speaks of, by the words around it: the year of the report unless they say otherwise."""

from __future__ import annotations

import re
from datetime import date

from fengqiao.engines.figures import Period
from fengqiao.ground.patterns import bounded

from .surroundings import Placed

_YEAR = bounded(r"((?:19|20)\d{2})\s*年")
_LAST_YEAR = re.compile(r"去年|上年|上一年")
_MANY = bounded(
    r"(?:\d{4}\s*年?|近?[一二三四五六七八九十\d]+年|建成|成立|启用)\s*(?:以来|来)|[12]\d{3}\s*年?\s*[-—–~至]\s*[12]\d{3}\s*年"
)
_WHOLE = re.compile(r"全年|年度|年内|一年来")
_N = r"(\d{1,2}|[一二三四五六七八九十]{1,2})"
_UNTIL = bounded(rf"截至(?:(?:19|20)\d{{2}}\s*年)?\s*{_N}\s*月(?:\s*{_N}\s*日|底|末)?")
_MONTHS = bounded(rf"{_N}\s*月?\s*[-—–~至到]\s*{_N}\s*月(?!\s*\d+\s*日)")
_DAY = bounded(rf"{_N}\s*月\s*{_N}\s*日")
_MONTH = bounded(rf"(?<!个){_N}\s*月(?:份|底)?")
_QUARTER = re.compile(r"([一二三四])季度")
_HALF = re.compile(r"([上下])半年")
_NUMERALS = {sign: n for n, sign in enumerate("一二三四五六七八九十", 1)} | {"十一": 11, "十二": 12}


class Elsewhere(Exception):
    """The number speaks of days that no year of the ledger answers for; the text is the reason."""


def of(one: Placed, year: int) -> Period:
    """The period a number speaks of. Raises Elsewhere with the reason."""
    if _MANY.search(one.wide):
        raise Elsewhere("写的是几年合计，不和一年的台账比")
    year = _year(one, year)
    said = one.near if _spoken(one.near) else one.wide
    if _WHOLE.search(one.near):
        return Period.year(year)
    try:
        return _within(said, year)
    except ValueError:
        raise Elsewhere("期间写得不对，没有这样的日子") from None


def _year(one: Placed, year: int) -> int:
    if years := _YEAR.findall(one.wide):
        return int(years[-1])
    return year - 1 if _LAST_YEAR.search(one.near) else year


def _spoken(words: str) -> bool:
    return any(p.search(words) for p in (_UNTIL, _MONTHS, _DAY, _MONTH, _QUARTER, _HALF))


def _within(said: str, year: int) -> Period:
    if until := _UNTIL.search(said):
        month, day = _number(until[1]), until[2]
        last = date(year, month, _number(day)) if day else Period.month(year, month).last
        return Period.days(date(year, 1, 1), last)
    if months := _MONTHS.search(said):
        return _run(year, _number(months[1]), _number(months[2]))
    if _DAY.search(said):
        raise Elsewhere("写的是某一天的事，不和全年的数比")
    if quarter := _QUARTER.search(said):
        return Period.quarter(year, _NUMERALS[quarter[1]])
    if half := _HALF.search(said):
        return Period.half(year, "上下".index(half[1]) + 1)
    if months := _MONTH.findall(said):
        return Period.month(year, _number(months[-1]))
    return Period.year(year)


def _run(year: int, first: int, last: int) -> Period:
    return Period.days(Period.month(year, first).start, Period.month(year, last).last)


def _number(said: str) -> int:
    return int(said) if said.isdecimal() else _NUMERALS.get(said, 0)
