"""This year's report beside last year's: paragraphs that came, went, changed, or stand word for word; and last year's
plan beside this year's numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from . import document, pages, queries
from .composition import Draft

SHORT = 20  # a heading or a greeting says the same every year
ALIKE = 0.6
_YEARS = re.compile(r"(?:19|20)\d{2}年")


def shown(draft: Draft) -> dict[str, Any]:
    """What the page of the comparison shows."""
    before = queries.last_text(draft.office.pk, draft.year)
    now = document.text_of(draft)
    pairs = list(paired(_paragraphs(before), _paragraphs(now))) if before else []
    return {
        "year": draft.year,
        "has_before": bool(before),
        "pairs": pairs,
        "repeated": sum(1 for one in pairs if one["kind"] == "same"),
        "plan": pages.plan(draft),
    }


def paired(before: list[str], now: list[str]) -> Iterator[dict[str, Any]]:
    """Paragraphs in the order of now: same, changed (with its runs), new; what went stands where it stood."""
    plain_before, plain_now = [_yearless(p) for p in before], [_yearless(p) for p in now]
    matched = SequenceMatcher(None, plain_before, plain_now, autojunk=False)
    for tag, i1, i2, j1, j2 in matched.get_opcodes():
        old, new = before[i1:i2], now[j1:j2]
        if tag == "equal":
            yield from (
                {"kind": "same" if len(p) > SHORT else "plain", "runs": [("", p)]} for p in new
            )
            continue
        for paragraph in new:
            like = max(old, key=lambda p: _ratio(p, paragraph), default="")
            if like and _ratio(like, paragraph) >= ALIKE:
                old.remove(like)
                yield {"kind": "changed", "runs": list(_runs(like, paragraph))}
            else:
                yield {"kind": "new", "runs": [("ins", paragraph)]}
        yield from ({"kind": "gone", "runs": [("del", p)]} for p in old)


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _yearless(text: str) -> str:
    """Two years say the same of themselves, but for the year."""
    return _YEARS.sub("年", text)


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _runs(old: str, new: str) -> Iterator[tuple[str, str]]:
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "", new[j1:j2]
            continue
        if i2 > i1:
            yield "del", old[i1:i2]
        if j2 > j1:
            yield "ins", new[j1:j2]
