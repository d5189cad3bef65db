"""What stands against a change of the office's words, in a sentence that says what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from fengqiao.ground import signs

from .bases import LONGEST, Word

_MARKS = re.compile(r"[\W_]+")
MOST_SPELLINGS = 30


class NotSaid(ValueError):
    """A word may not be changed as asked; the text says why and what to do."""


def plain(text: str) -> str:
    """A word as it is compared: without marks, widths and case."""
    return _MARKS.sub("", signs.folded(text)).lower()


def names(word: Word) -> set[str]:
    """What a word is called, as it is compared."""
    return {plain(name) for name in (word.label, *word.spellings)}


def label_refused(words: Iterable[Word], label: str, of: Word) -> str | None:
    """Why a word of a list may not be called so."""
    if not plain(label):
        return "请写名称"
    if len(label) > LONGEST:
        return f"名称最多 {LONGEST} 个字"
    for other in words:
        if other.code == of.code:
            continue
        if plain(other.label) == plain(label):
            ended = "，已经停用，可以恢复使用" if other.ended_on else ""
            return f"已经有“{other.label}”了{ended}；两个词不能同名"
        if other.ended_on is None and plain(label) in names(other):
            return f"“{label}”已经是“{other.label}”的其他写法，请先从那里去掉"
    return None


def spellings_refused(words: Iterable[Word], spellings: Sequence[str], of: Word) -> str | None:
    """Why a word of a list may not be written so too."""
    if len(spellings) > MOST_SPELLINGS:
        return f"其他写法最多 {MOST_SPELLINGS} 个"
    for said in spellings:
        if len(said) > LONGEST:
            return f"“{said[:10]}…”太长：一个写法最多 {LONGEST} 个字"
        for other in words:
            taken = other.code != of.code and other.ended_on is None
            if taken and plain(said) in names(other):
                return f"“{said}”已经是“{other.label}”的叫法，一个写法只能归一个词"
    return None


def day_refused(day: date, today: date) -> str | None:
    """Why something may not hold from a day: what was told so far is not moved."""
    return "从今天或者以后的某一天起" if day < today else None
