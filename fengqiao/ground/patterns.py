"""Patterns for what people write. A text may be made of anything: each place of it costs a pattern no more than
a bounded number of signs, so that twice the text is twice the work.

    bounded(r"\\d+\\s*件")      at most LONGEST digits, and at most LONGEST blanks behind them
"""

from __future__ import annotations

import re

LONGEST = 32  # No number, name of a day or gap that a person writes is longer.
# A sign that is escaped or in a class is itself; what else repeats, repeats without end.
_REPEATED = re.compile(
    r"(?P<itself>\\.|\[\^?\]?(?:\\.|[^\]\\])*+(?:\]|\Z))|(?P<sign>[*+])|\{(?P<least>\d+),\}",
    re.DOTALL,
)
_LEAST = {"*": "0", "+": "1"}


def bounded(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """This will compile a pattern in which `*`, `+` and `{2,}` stop after LONGEST times."""
    return re.compile(_REPEATED.sub(_at_most, pattern), flags)


def _at_most(found: re.Match[str]) -> str:
    if found["itself"]:
        return found["itself"]
    return f"{{{found['least'] or _LEAST[found['sign']]},{LONGEST}}}"
