"""Dates as they stand in ledgers: real dates, spreadsheet serials, the trade's ways of writing."""

import re
import unicodedata
from datetime import date, datetime, timedelta
from functools import lru_cache

from .chinese_numbers import DIGITS, to_number
from .patterns import bounded

# Excel's day 0, so that serial 61 is 1900-03-01. Serials below it fall into the leap day that Excel
# wrongly gives to 1900; no ledger of ours is that old.
SERIAL_ZERO = date(1899, 12, 30)
# From 1957-06-29 to 2119-01-11: below it stands 20224, a year with a sign too many.
FIRST_SERIAL, LAST_SERIAL = 21_000, 80_000
EARLIEST, LATEST = 1900, 2199  # years that a day can have
# Before it no office of ours did anything: a day of its work that is earlier was mistyped.
FIRST_DAY = date(1949, 10, 1)
YEARS = range(FIRST_DAY.year, LATEST + 1)  # those of which ledgers and reports tell
NEAR = (10, 1)  # years back and ahead of which two digits are certain to speak

SEPARATOR = r"\s*[./\-、年]\s*"
NUMERAL = "".join(DIGITS) + "十拾廿卅"
CLOCK_TIME = re.compile(r"[T ]?(?:\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}(?:\.\d+)?秒?|分)?|\d{1,2}时)$")
FULL = re.compile(rf"(\d{{4}}){SEPARATOR}(\d{{1,2}})\s*[./\-、月]\s*(\d{{1,2}})\s*[日号]?")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
YEAR_MONTH = re.compile(
    rf"(\d{{4}}){SEPARATOR}(\d{{1,2}})\s*月?(?:份|[上中下]旬)?|(\d{{4}})(\d{{2}})"
)
MONTH_DAY = re.compile(r"(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?")
TWO_PARTS = re.compile(r"(\d{1,2})\s*[./\-]\s*(\d{1,2})")
SHORT_YEAR = re.compile(r"'?(\d{1,2})\s*[./\-年]\s*(\d{1,2})\s*[./\-月]\s*(\d{1,2})\s*[日号]?")
PIECE = re.compile(r"(\d{4})\s*年?度?|(\d{1,2})\s*月份?(?:[上中下]旬)?|(\d{1,2})\s*[日号]")
DAY_ONLY = re.compile(r"(\d{1,2})\s*[日号]?")
# 3月5日至8日, 3.5-3.8: two days in one cell.
SEVERAL = re.compile(r"\d\s*[日号]?\s*(?:至|到|~)\s*\d|[日号、,;]\s*\d|\d\.\d{1,2}\s*-\s*\d")
WEEKDAY = bounded(r"\s*\(?(?:星期|周)[一二三四五六日天]\)?$")
IN_CHINESE = bounded(rf"[{NUMERAL}]+(?=[年月日号])")


class BadDate(ValueError):
    """A value that is no certain day.

    ``code``: ``impossible_date`` (no such day, or no date at all), ``ambiguous_date`` (several days
    fit), ``incomplete_date`` (year, month or day is missing). ``text``: the value as it stood.
    """

    def __init__(self, code: str, text: str) -> None:
        super().__init__(f"{code}: {text}")
        self.code = code
        self.text = text


class NoPeriod(LookupError):
    """A year, or a part of one, that does not exist, or of which nothing can be told yet; the text is a sentence."""


def known_year(said: str | int) -> int:
    """The year that an address or a command names. Raises NoPeriod."""
    text = str(said).strip()
    if not (text.isascii() and text.isdecimal() and len(text) == 4 and int(text) in YEARS):
        raise NoPeriod(f"没有“{text[:20]}”这样的年份，请写四位数的年份，像 2024 这样")
    return int(text)


def parse_date(value: object, *, year: int | None = None, month: int | None = None) -> date:
    """This will read one day.

    Takes dates and datetimes (their day), spreadsheet serials of 1957-2119, and text: 2024.3.5,
    2024-03-05, 2024/3/5, 20240305, 2024年3月5日, with a time of day behind, full-width, or in
    Chinese numerals. With ``year`` given (of the sheet) 3月5日 and 3.5 are read in that year, and
    24/3/5 where only one of its orders falls into it; with ``month`` besides (of a band) 5日 and 5 too.
    Raises ``BadDate``. An empty cell raises it as ``incomplete_date``: the caller says whether a date
    may be missing.
    """
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return _day((str(day.year), str(day.month), str(day.day)), day.isoformat())
    if isinstance(value, bool):
        raise BadDate("impossible_date", str(value))
    if isinstance(value, int | float):
        if year and month and value in range(1, 32):
            return _day((str(year), str(month), str(int(value))), str(value))
        return _of_number(value)
    if value is None or not str(value).strip():
        raise BadDate("incomplete_date", "")
    return _of_text(str(value).strip(), year, month)


def parse_typed(value: object, today: date) -> date:
    """This will read one day that a person types or pastes, in any way of writing that names its year.

    No sheet stands around it: 3月5日 is ``incomplete_date`` and a bare serial no day. A year of two digits stands
    first, as the trade writes it, if that day is near (``NEAR``) and no other order gives a near one: 24.3.5
    is read in 2026, 24.3.26 and 3.5.24 are ``ambiguous_date``. Raises ``BadDate``.
    """
    text = str(value).strip()
    clean = unicodedata.normalize("NFKC", text)
    if len(clean) == 5 and clean.isdigit():
        raise BadDate("impossible_date", text)
    short = SHORT_YEAR.fullmatch(clean.rstrip("。.,;"))
    if not short or "年" in clean:
        return parse_date(value)
    first, second, third = short.groups()
    ours, *others = (
        _possible((f"20{y:0>2}", m, d))
        for y, m, d in ((first, second, third), (third, first, second), (third, second, first))
    )
    near = {day for day in (ours, *others) if day and -NEAR[0] <= day.year - today.year <= NEAR[1]}
    if ours is None and not any(others):
        raise BadDate("impossible_date", text)
    if near != {ours}:
        raise BadDate("ambiguous_date", text)
    return near.pop()


def _of_number(value: int | float) -> date:
    if value != value or value in (float("inf"), float("-inf")):
        raise BadDate("impossible_date", str(value))
    if FIRST_SERIAL <= value < LAST_SERIAL:
        return SERIAL_ZERO + timedelta(days=int(value))
    if value == int(value) and (compact := COMPACT.fullmatch(str(int(value)))):
        return _day(compact.groups(), str(int(value)))
    if EARLIEST <= value <= LATEST:  # 2024 alone, or 2024.03 typed as a number
        raise BadDate("incomplete_date", str(value))
    raise BadDate("impossible_date", str(value))


@lru_cache(maxsize=4096)  # a ledger of years says the same few hundred days again and again
def _of_text(text: str, year: int | None, month: int | None) -> date:
    clean = unicodedata.normalize("NFKC", text).replace("—", "-").replace("–", "-").rstrip("。.,;")
    clean = clean.replace("元月", "1月")
    clean = _arabic(CLOCK_TIME.sub("", clean).strip())
    clean = WEEKDAY.sub("", clean)
    if found := FULL.fullmatch(clean) or COMPACT.fullmatch(clean):
        return _day(found.groups(), text)
    if clean.isdigit() and len(clean) == 5 and FIRST_SERIAL <= int(clean) < LAST_SERIAL:
        return _of_number(int(clean))  # a serial that was stored as text
    if found := MONTH_DAY.fullmatch(clean):
        if year is None:
            raise BadDate("incomplete_date", text)
        return _day((str(year), *found.groups()), text)
    if found := TWO_PARTS.fullmatch(clean):
        return _of_two_parts(found.groups(), text, year, month)
    if found := SHORT_YEAR.fullmatch(clean):
        return _of_short_year(found.groups(), text, year, "年" in clean)
    if (found := DAY_ONLY.fullmatch(clean)) and year and month:
        return _day((str(year), str(month), found[1]), text)
    if found := YEAR_MONTH.fullmatch(clean):
        named = int(found[2] or found[4])
        raise BadDate("incomplete_date" if 1 <= named <= 12 else "impossible_date", text)
    if PIECE.fullmatch(clean):
        raise BadDate("incomplete_date", text)
    raise BadDate("ambiguous_date" if SEVERAL.search(clean) else "impossible_date", text)


def _of_two_parts(parts: tuple[str, ...], text: str, year: int | None, month: int | None) -> date:
    """3/4: month and day in the trade's order when the year is known; without it, anything. Below a
    band of another month it may be the other order."""
    if year is None or (month and int(parts[0]) != month and int(parts[1]) == month):
        raise BadDate("ambiguous_date", text)
    return _day((str(year), *parts), text)


def _of_short_year(parts: tuple[str, ...], text: str, year: int | None, is_named: bool) -> date:
    """24/3/5: with 年 behind it the first part is the year; else the order that falls into the year of
    the ledger, if only one does. Where none does, every order is outside and the trade's own is read."""
    first, second, third = parts
    ours = (f"20{first:0>2}", second, third)
    if is_named:
        return _day(ours, text)
    if year is None:
        raise BadDate("ambiguous_date", text)
    orders = (ours, (f"20{third:0>2}", first, second), (f"20{third:0>2}", second, first))
    days = {day for order in orders if (day := _possible(order)) and day.year == year}
    if len(days) > 1:
        raise BadDate("ambiguous_date", text)
    return days.pop() if days else _day(ours, text)


def _possible(parts: tuple[str, ...]) -> date | None:
    try:
        return _day(parts, "")
    except BadDate:
        return None


def _day(parts: tuple[str, ...], text: str) -> date:
    number = [int(part) for part in parts]
    if not EARLIEST <= number[0] <= LATEST:
        raise BadDate("impossible_date", text)
    try:
        return date(*number)
    except ValueError:
        raise BadDate("impossible_date", text) from None


def _arabic(text: str) -> str:
    """Chinese numerals of a date in Arabic: 二〇二四年三月十五日 becomes 2024年3月15日."""

    def one(found: re.Match[str]) -> str:
        numeral = found[0].replace("廿", "二十").replace("卅", "三十")
        try:
            return str(to_number(numeral))
        except ValueError:
            return found[0]

    return IN_CHINESE.sub(one, text)
