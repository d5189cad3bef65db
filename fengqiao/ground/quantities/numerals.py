"""The value of a numeral as prose writes it: 253, 1,200, 3.5万, 1万3千, 二百五十三, 两三百."""

from __future__ import annotations

import re
from decimal import Decimal

from fengqiao.ground.chinese_numbers import DIGITS, MYRIADS, TENS, to_number
from fengqiao.ground.patterns import bounded

Number = int | Decimal

CHINESE = r"[〇零○一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟]+"
ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
# Arabic digits with signs of tens and myriads between them, or a Chinese numeral.
MIXED = rf"(?:(?:{ARABIC})(?:[百千万亿]+(?:\d+(?:\.\d+)?[百千万]?)*)?|{CHINESE}(?:点[〇零一二三四五六七八九]+[万亿])?)"

_SEVERAL = bounded(r"(.*?)([一二两三四五六七八])([二三四五六七八九])([十百千万]*)")
_PIECE = re.compile(r"(\d+(?:\.\d+)?|[一二两三四五六七八九])?([百千])?")


def value_of(numeral: str) -> Number:
    """This will give the value of one numeral. Raises ValueError for what is none."""
    plain = numeral.replace(",", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return whole(Decimal(plain))
    if "点" in plain:
        return _with_point(plain)
    if not any(c.isdigit() and c.isascii() for c in plain):
        return _bare_unit(plain) or to_number(plain)
    for sign in "亿万":
        head, found, tail = plain.rpartition(sign)
        if found:
            unit = MYRIADS[sign]
            rest = Decimal(0)
            if tail:
                short = re.fullmatch(r"\d", tail)  # 1万3 is 13000
                rest = Decimal(int(tail) * unit // 10) if short else Decimal(value_of(tail))
            return whole(Decimal(value_of(head or "1")) * unit + rest)
    return whole(_below_myriad(plain))


def several(numeral: str) -> tuple[Number | None, Number | None]:
    """(value, None) of a Chinese numeral, (low, high) of 两三百 and 七八, (None, None) of what is no number."""
    if found := _SEVERAL.fullmatch(numeral):
        head, low, high, tail = found.groups()
        if DIGITS[high] == DIGITS[low] + 1 or (low, high) == ("三", "五"):
            return known(head + low + tail), known(head + high + tail)
    if len(numeral) == 2 and all(c in DIGITS for c in numeral):
        return None, None  # 三八, 五四: days and names
    return known(numeral), None


def whole(number: Decimal) -> Number:
    return int(number) if number == number.to_integral_value() else number


def known(numeral: str) -> Number | None:
    """The value of a numeral, None for what is none."""
    try:
        return value_of(numeral)
    except ValueError:
        return None


def _bare_unit(text: str) -> int | None:
    """百 of 百余次, 千 of 近千人, 百万 of 百万元: one of them."""
    value = 1
    for sign in text:
        if sign not in TENS and sign not in MYRIADS:
            return None
        value *= TENS.get(sign) or MYRIADS[sign]
    return value


def _with_point(text: str) -> Number:
    head, _, tail = text.partition("点")
    sign = tail[-1:] if tail[-1:] in MYRIADS else ""
    digits = "".join(str(DIGITS[c]) for c in tail.removesuffix(sign))
    number = Decimal(f"{to_number(head)}.{digits}")
    return whole(number * (MYRIADS[sign] if sign else 1))


def _below_myriad(text: str) -> Decimal:
    total = Decimal(0)
    for digits, sign in _PIECE.findall(text):
        if digits or sign:
            number = Decimal(DIGITS.get(digits, digits or 1))
            total += number * (TENS[sign] if sign else 1)
    return total
