"""Which session may have covered an item of the list or a line of the plan: suggestions with their reason.

Nothing is put to anything by these: a person says yes, and her yes is journaled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .models import ListItem, PlanItem, Session

_MARKS = re.compile(r"[\W_]+")
_STATE = ("中华人民共和国", "中国共产党")
_BETWEEN = re.compile(r"[、，,；;和与及\n]+")
SHORTEST = 2


def covering(item: ListItem, sessions: Iterable[Session]) -> Iterator[tuple[Session, str]]:
    """Sessions that name what the item of the list says, each with why it is suggested."""
    for session in sessions:
        if _names(item.content, session.norms):
            yield session, f"学的法律法规里有“{item.content}”"
        elif _names(item.content, session.topic):
            yield session, f"主题里有“{_short(item.content)}”"


def meeting(item: PlanItem, sessions: Iterable[Session]) -> Iterator[tuple[Session, str]]:
    """Sessions of the year that name a part of the planned topic; in which month is for the person to weigh."""
    parts = _parts(item.topic)
    for session in sessions:
        part = next((one for one in parts if _holds(one, session)), None)
        if part is not None:
            yield session, f"主题或法律法规里有“{part}”"


def _parts(topic: str) -> list[str]:
    found = (_short(part) for part in _BETWEEN.split(topic))
    return [part for part in found if len(part) >= SHORTEST]


def _holds(part: str, session: Session) -> bool:
    return part in _MARKS.sub("", session.topic) or part in _MARKS.sub("", session.norms)


def _names(content: str, text: str) -> bool:
    short = _short(content)
    return len(short) >= SHORTEST and short in _MARKS.sub("", text)


def _short(name: str) -> str:
    """A title as people say it: 中华人民共和国宪法 is 宪法."""
    plain = _MARKS.sub("", name)
    for state in _STATE:
        if len(plain) > len(state):
            plain = plain.removeprefix(state)
    return plain
