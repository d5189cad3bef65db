"""Verbs of disputes: those outside the procedure, the effects of its steps, and what comes from old ledgers."""

from .backfilling import BackfillRecord, backfill, undo_import
from .effects import (
    extend,
    fail,
    guide,
    hand_over,
    refuse,
    reopen,
    settle,
    take_on,
    void,
    withdraw,
)
from .founding import found_tables
from .registering import Registration, amend, attach, name_opponent, note, register
from .verbs import VERBS

__all__ = [
    "VERBS",
    "BackfillRecord",
    "Registration",
    "amend",
    "attach",
    "backfill",
    "extend",
    "fail",
    "found_tables",
    "guide",
    "hand_over",
    "name_opponent",
    "note",
    "refuse",
    "register",
    "reopen",
    "settle",
    "take_on",
    "undo_import",
    "void",
    "withdraw",
]
