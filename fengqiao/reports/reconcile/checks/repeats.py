"""repeated_from_last_year: a paragraph that says, word for word, what last year's report said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fengqiao.ground.patterns import bounded
from fengqiao.reports.reconcile.prose import taken_apart

from .issues import Issue, Kind, Read

_SHORTEST = 40
_YEAR = bounded(r"(?:19|20)\d{2}(?=\s*年)|[〇零○一二三四五六七八九]{4}(?=年)")
_SPACE = re.compile(r"\s|\u3000")


def repeats(read: Read) -> Iterator[Issue]:
    if not read.last_text:
        return
    before = {_plain(p.text) for p in taken_apart(read.last_text).paragraphs}
    for paragraph in read.prose.paragraphs:
        plain = _plain(paragraph.text)
        if len(plain) >= _SHORTEST and paragraph.section and plain in before:
            message = "这一段除了年份和去年的报告一字不差，请写今年的情况"
            yield Issue(Kind.REPEATED_FROM_LAST_YEAR, message, paragraph.start, len(paragraph.text))


def _plain(text: str) -> str:
    return _YEAR.sub("", _SPACE.sub("", text))
