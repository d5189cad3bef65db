"""Verbs of disputes: those outside the procedure and the register, and the effects of its steps."""

from .cases import Registration, attach, confide, hand_to, name_opponent, note, register
from .categories import found_tables, seeded_classes, seeded_types
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
    ROUND,
    close_screening,
    find,
    not_of_round,
    open_screening,
    report_found,
    report_nil,
    take_back_answer,
)
from .verbs import VERBS

__all__ = [
    "ROUND",
    "VERBS",
    "Registration",
    "attach",
    "close_screening",
    "confide",
    "fail",
    "find",
    "found_tables",
    "guide",
    "hand_over",
    "hand_to",
    "name_opponent",
    "not_of_round",
    "note",
    "open_screening",
    "refuse",
    "register",
    "report_found",
    "report_nil",
    "seeded_classes",
    "seeded_types",
    "settle",
    "take_back_answer",
    "take_on",
    "void",
    "withdraw",
]
