"""Numbers as people write them: full-width, digit by digit, spelt out."""

from __future__ import annotations


def wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isdigit() else c for c in text)


def digits(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(c)] for c in str(number))


def spelt(number: int) -> str:
    tens, ones = divmod(number, 10)
    names = "〇一二三四五六七八九"
    head = "" if not tens else "十" if tens == 1 else names[tens] + "十"
    return head + (names[ones] if ones else "") or "〇"
