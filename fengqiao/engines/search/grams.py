"""Bigrams: how a text becomes tokens, and a query the tokens it asks for. Plain Python.

Tokens are hexadecimal code points in ASCII ("6f0fx6c34" for 漏水): no tokenizer, collation or case rule of
an engine can change or cut them. Folding goes character by character, so the folded form of any part of a
text is a part of the folded text: that is why recall is complete.
"""

from __future__ import annotations

from operator import add
from uuid import UUID

from fengqiao.ground import signs


class _Points(dict):
    """Letter → its code point in hexadecimal; computed once."""

    def __missing__(self, letter: str) -> str:
        self[letter] = point = f"{ord(letter):x}"
        return point


_points = _Points()


def fold(text: str) -> str:
    """Widths, cases, radicals, dots of names are the same; blanks are gone: 张　三 is found as 张三."""
    return signs.folded_word(text)


def words(query: str, at_most: int = 8) -> list[str]:
    """The folded words of a query, set apart by blanks; each once, the longest first."""
    found = dict.fromkeys(fold(word) for word in query[:200].split())
    # A dot that stands alone joins two parts of a name; the other writes it without blanks, or as a full stop.
    return sorted((word for word in found if word.strip(signs.DOT)), key=len, reverse=True)[
        :at_most
    ]


def of_folded(*texts: str) -> set[str]:
    """The tokens of folded texts: each pair of neighbours, and the last character of each text alone."""
    tokens: set[str] = set()
    for folded in texts:
        points = [_points[letter] for letter in folded]
        tokens.update(map(add, [f"{point}x" for point in points], points[1:]))
        tokens.update(f"{point}x" for point in points[-1:])
    return tokens


def of_word(word: str) -> tuple[set[str], str]:
    """What a folded word asks for: whole tokens, and the prefix that a word of one character asks for."""
    if len(word) == 1:
        return set(), f"{_points[word]}x"
    points = [_points[letter] for letter in word]
    return {f"{one}x{two}" for one, two in zip(points, points[1:], strict=False)}, ""


def of_office(office: UUID) -> str:
    """The token that every document of an office bears; "g" keeps it apart from all bigrams."""
    return f"g{office.hex}"
