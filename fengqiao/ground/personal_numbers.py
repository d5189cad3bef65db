"""Numbers by which a person is known, in running text: an identity number, a mobile telephone's.

An identity number (GB 11643-1999) has 18 signs: six of the place, eight of the day of birth, three, and one that checks
the others; it is one only if day and check hold. Full width, blanks and dashes between the signs are seen through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from . import signs

IDENTITY, MOBILE = "身份证号", "手机号"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_BETWEEN = re.compile(r"(?<=\d)[ \-](?=[\dXx])")
_IDENTITY = re.compile(r"(?<![\dA-Za-z])[1-9]\d{16}[\dXx](?![\dA-Za-z])")
_MOBILE = re.compile(r"(?<!\d)(?:(?:\+|00)?86)?1[3-9]\d{9}(?!\d)")


def found(text: str) -> Iterator[tuple[str, str]]:
    """(the number, what it is) of each in a text."""
    plain = _BETWEEN.sub("", signs.folded(text))
    for one in _IDENTITY.findall(plain):
        if is_identity(one):
            yield one, IDENTITY
    for one in _MOBILE.findall(plain):
        yield one, MOBILE


def is_identity(number: str) -> bool:
    """Whether 18 signs are an identity number: a day of birth that was, and the right check."""
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(int(sign) * weight for sign, weight in zip(number, _WEIGHTS, strict=False))
    return born.year >= 1850 and _CHECKS[total % 11] == number[17].upper()
