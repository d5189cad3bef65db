"""Texts that a person takes for one are folded to one: for search, matching, twins, headings, words of the office.

Folding goes sign by sign, so that the folded form of any part of a text is a part of the folded text. What is stored
stays as written; the folded form is only compared.
"""

from __future__ import annotations

import re
import unicodedata

from .door import clean
from .radicals import SIGN_OF

DOT = "·"
# 买买提·艾力, as five keyboards write it; and as two documents do where nothing but a name can stand.
_DOTS = "·•‧・･"
_POINT_IN_NAME = re.compile(r"(?<=[\u3400-\u9fff])[.．](?=[\u3400-\u9fff])")
_BLANK = ("Zs", "Zl", "Zp", "Cc", "Cs")


class _Folding(dict[int, str]):
    """Code point → what it is folded to; worked out once."""

    def __init__(self, keeps_blanks: bool, keeps_case: bool) -> None:
        super().__init__()
        self.keeps_blanks, self.keeps_case = keeps_blanks, keeps_case

    def __missing__(self, point: int) -> str:
        self[point] = folded = self._of(chr(point))
        return folded

    def _of(self, sign: str) -> str:
        if not clean(sign):
            return ""
        if sign in _DOTS:
            return DOT
        plain = SIGN_OF.get(ord(sign)) or unicodedata.normalize("NFKC", sign)
        plain = plain.replace("・", DOT)  # of half width
        if not self.keeps_blanks:
            plain = "".join(one for one in plain if unicodedata.category(one) not in _BLANK)
        return plain if self.keeps_case else plain.casefold()


_sign = _Folding(keeps_blanks=True, keeps_case=True)
_word = _Folding(keeps_blanks=False, keeps_case=False)
_name = _Folding(keeps_blanks=False, keeps_case=True)


def folded(text: str) -> str:
    """One width, radicals as signs, one dot, nothing unseen; blanks, lines and letters' case stay."""
    return unicodedata.normalize("NFKC", text.translate(_sign))


def folded_word(text: str) -> str:
    """The same without blanks and case: what a search, and a comparison of wordings, takes for one."""
    return text.translate(_word)


def folded_name(text: str) -> str:
    """A name without blanks, of one width, with one kind of dot; a full stop between two Chinese signs of a name is
    that dot too."""
    return _POINT_IN_NAME.sub(DOT, unicodedata.normalize("NFKC", text.translate(_name)))
