"""Numbers and amounts as people write them in ledgers: 二百五十三, １，２００元, 3.5万元, 约500."""

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from .patterns import bounded

DIGITS = {
    **dict(zip("〇零一二三四五六七八九", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)),
    **dict(zip("○壹贰叁肆伍陆柒捌玖两", (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2), strict=True)),
    **dict(zip("貳參陸兩", (2, 3, 6, 2), strict=True)),
}
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
SCALES = {**MYRIADS, "千": 1000, "百": 100}
MIXED = bounded(r"(\d+)万(\d)千")  # 1万3千

QUALIFIER = re.compile(r"^(大约|约|近|超过|超|至少|不足)|(余|多|左右|以上|以下)$")
UNIT = re.compile(r"(?:元整|圆整|元|圆|人民币)$")
COUNTER = re.compile(r"(?:个人|人次|人|名|位|户|件|次|份|本|张|条|家|学时)$")
NOTHING = ("", "-", "--", "—", "——", "/", "无", "没有", "暂无", "不详", "未知", "不涉及", "未统计")
# From the first bracket on, looked for once: a text of nothing but brackets has as many as signs.
_REMARK = re.compile(r"^([^(\[【]*+)[(\[【].*[)\]】]$")
# 1,200 but also 1200; a comma anywhere else is a list, not a number.
PLAIN = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[+-]?\.\d+")


class Amount(NamedTuple):
    """A number and the word that made it vague (``约``, ``余`` …), or an empty qualifier."""

    value: int | Decimal
    qualifier: str = ""


def to_number(text: str) -> int:
    """This will read a whole Chinese numeral, with units (二百五十三) or digit by digit (二〇二四).

    Spoken shortcuts are read as spoken: 两千五 is 2500, 一万三 is 13000. Raises ``ValueError`` for
    anything that is not one whole numeral.
    """
    clean = unicodedata.normalize("NFKC", text).strip()
    if not clean or any(c not in DIGITS and c not in TENS and c not in MYRIADS for c in clean):
        raise ValueError(f"{text!r} is no Chinese numeral")
    if all(c in DIGITS for c in clean):
        return int("".join(str(DIGITS[c]) for c in clean))
    return _with_units(clean, text)


def _with_units(clean: str, text: str) -> int:
    for sign in ("亿", "億", "万", "萬"):
        head, found, tail = clean.rpartition(sign)
        if found:
            unit = MYRIADS[sign]
            if not head or any(MYRIADS.get(c) == unit for c in head):
                raise ValueError(f"{text!r} is no Chinese numeral")
            rest = _rest(tail, unit, text)
            if rest >= unit:
                raise ValueError(f"{text!r} is no Chinese numeral")
            return _with_units(head, text) * unit + rest
    return _below_myriad(clean, text)


def _rest(tail: str, unit: int, text: str) -> int:
    if not tail:
        return 0
    if len(tail) == 1 and tail in DIGITS:
        return DIGITS[tail] * unit // 10  # 一万三 is 13000
    return _with_units(tail.lstrip("零〇○") or "零", text)


def _below_myriad(clean: str, text: str) -> int:
    total, digit, last_unit, after_zero = 0, None, 10_000, False
    for c in clean:
        if c in DIGITS:
            if digit is not None:
                raise ValueError(f"{text!r} is no Chinese numeral")
            if DIGITS[c]:
                digit = DIGITS[c]
            else:
                after_zero = True
            continue
        unit = TENS[c]
        if unit >= last_unit or (digit is None and unit != 10):
            raise ValueError(f"{text!r} is no Chinese numeral")
        total += (1 if digit is None else digit) * unit
        digit, last_unit, after_zero = None, unit, False
    if digit is not None:
        # 两千五 is 2500, 二千零五 is 2005.
        is_short = not after_zero and 100 <= last_unit < 10_000
        total += digit * (last_unit // 10 if is_short else 1)
    return total


def parse_amount(value: object, unit: int = 1) -> Amount | None:
    """This will read a number or an amount of money as a clerk wrote it.

    Numbers pass; text may be full-width, with thousands separators, 元, 万 or 万元 (the value is
    then in 元), a counter (人, 户 …), Chinese numerals, and a qualifier that is handed back beside the
    value. ``unit`` is what the heading says a bare number counts (10000 under 金额（万元）); a unit in
    the cell itself overrides it. An empty cell or a dash gives ``None``. A whole value is an ``int``,
    any other a ``Decimal`` (never a float). Raises ``ValueError`` for what is no single number.
    """
    if value is None or isinstance(value, bool):
        if value is None:
            return None
        raise ValueError(f"{value!r} is no number")
    if isinstance(value, int | float | Decimal):
        return Amount(_whole(Decimal(str(value)) * unit))
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no number")
    text = _REMARK.sub(r"\1", re.sub(r"\s+", "", unicodedata.normalize("NFKC", value)))
    bare = text.removeprefix("人民币").lstrip("¥￥")
    if bare in NOTHING:
        return None
    return _amount_of(bare, value, unit if bare == text else 1)


def _amount_of(text: str, value: str, unit: int) -> Amount:
    qualifier = ""
    # A qualifier may stand before the unit (500余元, 3万余元) or after it (500元左右).
    for _ in range(3):
        bare = UNIT.sub("", text)
        unit = unit if bare == text else 1
        text = COUNTER.sub("", bare)
        found = QUALIFIER.search(text)
        if found and not qualifier:
            qualifier = found.group()
            text = text[: found.start()] + text[found.end() :]
    if found := MIXED.fullmatch(text):
        return Amount(int(found[1]) * 10_000 + int(found[2]) * 1000, qualifier)
    factor = unit
    if len(text) > 1 and text[-1] in SCALES and PLAIN.fullmatch(text[:-1]):
        factor, text = SCALES[text[-1]], text[:-1]
    if PLAIN.fullmatch(text):
        return Amount(_whole(Decimal(text.replace(",", "")) * factor), qualifier)
    try:
        return Amount(to_number(text) * (1 if text[-1:] in MYRIADS else factor), qualifier)
    except ValueError:
        raise ValueError(f"{value!r} is no number") from None


def _whole(number: Decimal) -> int | Decimal:
    if not number.is_finite():
        raise ValueError(f"{number} is no number")
    return int(number) if number == number.to_integral_value() else number
