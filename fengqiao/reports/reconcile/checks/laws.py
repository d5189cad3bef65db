"""repealed_law: a law that was no longer in force on any day of the year that the text reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from .issues import Issue, Kind, Read

_TITLE = re.compile(r"《(?P<title>[^《》\n]{2,60})》")
_STATE = "中华人民共和国"
# 《民法通则》同时废止, 原《合同法》: these speak of the past on purpose.
_PAST = re.compile(r"废止|失效|原《|旧《|取代|代替|修订前")


def laws(read: Read) -> Iterator[Issue]:
    for found in _TITLE.finditer(read.text):
        title = found["title"].removeprefix(_STATE)
        ended = read.repealed.get(_STATE + title) or read.repealed.get(title)
        around = read.text[max(0, found.start() - 6) : found.end() + 12]
        if ended and ended[0] <= date(read.year, 1, 1) and not _PAST.search(around):
            message = f"《{title}》自 {ended[0]} 起已废止（{ended[1]}）"
            yield Issue(Kind.REPEALED_LAW, message, found.start(), len(found[0]))
