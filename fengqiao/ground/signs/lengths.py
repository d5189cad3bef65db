"""What a file of another program takes: no control sign, and lengths in the units in which that program counts."""

from __future__ import annotations

import re

_NOT_IN_FILES = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def fit_for_files(text: str) -> str:
    """What a writer may put into XML, and into a paper: the last guard, for texts that were stored before the door
    for text was there. Tabs and \\n stay."""
    text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    return _NOT_IN_FILES.sub("", text) if _NOT_IN_FILES.search(text) else text


def units(text: str) -> int:
    """How long Excel and Word find a text: a sign outside the basic plane counts two."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def cut(text: str, most: int, mark: str) -> str:
    """A text of at most `most` units: as it is, or its beginning with the mark behind. No sign is halved."""
    if 2 * len(text) <= most or units(text) <= most:
        return text
    room = most - units(mark)
    kept = text[:room].encode("utf-16-le")[: 2 * room]
    return kept.decode("utf-16-le", "ignore") + mark
