"""Verbs of disputes: those outside the procedure, the effects of its steps, and what comes from old ledgers."""

from .backfills import BackfillRecord, backfill, undo_import
from .cases import Registration, amend, attach, hand_to, name_opponent, note, register
from .categories import found_tables
from .completion import complete
from .effects import (
    fail,
    guide,
    hand_over,
    refuse,
    settle,
    take_on,
    void,
    withdraw,
)
from .screening import (
    close_screening,
    open_screening,
    report_found,
    report_nil,
    take_back_answer,
)
from .verbs import VERBS

__all__ = [
    "VERBS",
    "BackfillRecord",
    "Registration",
    "amend",
    "attach",
    "backfill",
    "complete",
    "close_screening",
    "fail",
    "found_tables",
    "guide",
    "hand_over",
    "hand_to",
    "name_opponent",
    "note",
    "open_screening",
    "refuse",
    "register",
    "report_found",
    "report_nil",
    "settle",
    "take_back_answer",
    "take_on",
    "undo_import",
    "void",
    "withdraw",
]
