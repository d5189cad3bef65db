"""Settling: what a deed said so far is told, digested and drafted, and its rows are let go of (decision 0014)."""

from __future__ import annotations

from . import listeners, seal
from .deeds import Deed, NoAct


def settle(running: Deed) -> None:
    """This will tell the listeners what was said so far, digest its rows and let go of them: an import
    writes a million rows and need not hold them. Call it between acts; the chain is closed at the
    deed's end only, so the head is still locked last."""
    if running.failed:
        raise NoAct("同一次办理中有动作失败：要么都办成，要么都不办")
    if running.is_unfinished:
        raise NoAct("有动作还没有做完，或者声称写入的行没有写入")
    listeners.tell(running)
    running.drafts += seal.drafts(running.said, running.id)
    running.let_go()
    if running.watched_by is not None:
        running.watched_by(len(running.drafts), 0)
