"""The numbers of headings: 一、 （一） 1．（1）. A heading of a level begins the count of those below it again."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"


class Numbering:
    """Counts the headings of one paper."""

    def __init__(self) -> None:
        self._counts = [0, 0, 0, 0]

    def next(self, level: int) -> str:
        """The number of the next heading of a level, 1 to 4, as printed before its words."""
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (len(self._counts) - level)
        n = self._counts[level - 1]
        return (f"{chinese(n)}、", f"（{chinese(n)}）", f"{n}．", f"（{n}）")[level - 1]


def chinese(n: int) -> str:
    """1 to 99 in Chinese: 一, 十, 二十三."""
    if not 0 < n < 100:
        raise ValueError(f"no paper has {n} headings of a level")
    tens, ones = divmod(n, 10)
    return (
        ("" if tens < 2 else _DIGITS[tens])
        + ("十" if tens else "")
        + (_DIGITS[ones] if ones else "")
    )
