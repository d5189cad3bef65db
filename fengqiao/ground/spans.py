"""Spans of days as they stand in ledgers: 2024年, 2024年第一季度, 2024-01-01至2024-12-31. Both ends count."""

import re
import unicodedata
from calendar import monthrange
from datetime import date

from .dates import YEARS, BadDate, parse_date
from .patterns import bounded

BETWEEN = bounded(r"\s*(?:至|到|—+|–|~|－)\s*")
DAY = r"\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*[日号]?"
TWO_DAYS = re.compile(rf"({DAY})\s*[-至到—–~－]+\s*({DAY})")
NAMED = re.compile(
    r"(?:(?P<year>\d{4})\s*年?度?)?\s*"
    r"(?:(?P<whole>全年)|第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年"
    r"|(?P<first>\d{1,2})\s*月?(?:\s*[-至到—–~－]\s*(?P<last>\d{1,2}))?\s*月份?)?"
)
QUARTERS = "一二三四"


def parse_span(value: object, *, year: int | None = None) -> tuple[date, date]:
    """This will read the first and the last day of a span. ``year`` is meant where the text names none.

    Raises ``BadDate``: what names no span (incomplete_date), or ends before it begins (impossible_date).
    """
    text = unicodedata.normalize("NFKC", str(value or "")).strip()
    if two := TWO_DAYS.fullmatch(text):
        return _in_order(parse_date(two[1]), parse_date(two[2]), text)
    named = NAMED.fullmatch(text)
    if text and named:
        return _named(named, year, text)
    parts = BETWEEN.split(text)
    if len(parts) == 2:
        first = parse_date(parts[0], year=year)
        return _in_order(first, parse_date(parts[1], year=first.year), text)
    raise BadDate("incomplete_date", text)


def say_span(first: date, last: date) -> str:
    """The span in the shortest words that ``parse_span`` reads back."""
    for words, months in _names():
        if (first, last) == _months(first.year, *months):
            return f"{first.year}年{words}"
    return f"{_in_words(first)}至{_in_words(last)}"


def _named(found: re.Match[str], year: int | None, text: str) -> tuple[date, date]:
    said = int(found["year"]) if found["year"] else year
    if said is None:
        raise BadDate("incomplete_date", text)
    if said not in YEARS:
        raise BadDate("impossible_date", text)
    if found["quarter"]:
        number = QUARTERS.find(found["quarter"]) + 1 or int(found["quarter"])
        return _months(said, 3 * number - 2, 3 * number)
    if found["half"]:
        return _months(said, *((1, 6) if found["half"] == "上" else (7, 12)))
    if found["first"]:
        first = int(found["first"])
        last = int(found["last"] or first)
        if not 1 <= first <= last <= 12:
            raise BadDate("impossible_date", text)
        return _months(said, first, last)
    return _months(said, 1, 12)


def _names() -> list[tuple[str, tuple[int, int]]]:
    quarters = [(f"第{QUARTERS[n]}季度", (3 * n + 1, 3 * n + 3)) for n in range(4)]
    months = [(f"{n}月", (n, n)) for n in range(1, 13)]
    return [("", (1, 12)), ("上半年", (1, 6)), ("下半年", (7, 12)), *quarters, *months]


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _in_order(first: date, last: date, text: str) -> tuple[date, date]:
    if last < first:
        raise BadDate("impossible_date", text)
    return first, last


def _in_words(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
