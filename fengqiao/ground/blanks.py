"""A text in which nothing can be seen says nothing: blanks of every width, zero-width signs, marks of direction."""

from __future__ import annotations

import unicodedata

# Signs that are letters to Unicode and blanks to whoever reads: fillers of Hangul, the empty pattern of Braille.
_FILLERS = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_UNSEEN = frozenset(("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"))


def is_blank(text: str) -> bool:
    """Whether no sign of a text is seen. Marks that only stand upon another (Mn) are not seen alone."""
    return all(
        sign in _FILLERS or unicodedata.category(sign) in _UNSEEN | {"Mn", "Me"} for sign in text
    )
