"""Verbs of decisions: those outside the procedure, the effects of its steps, and what old ledgers bring."""

from .amendment import amend, in_order, number_review, settle
from .answers import add_opinion, answer
from .backfills import BackfillRecord, WorkedOn, backfill, undo_import
from .effects import (
    archive,
    closing,
    decide,
    extend,
    pass_review,
    reject,
    reopen_gate,
    resubmit,
    return_review,
    submit,
    void,
)
from .verbs import VERBS

__all__ = [
    "VERBS",
    "BackfillRecord",
    "WorkedOn",
    "add_opinion",
    "amend",
    "answer",
    "archive",
    "backfill",
    "closing",
    "decide",
    "extend",
    "in_order",
    "number_review",
    "pass_review",
    "reject",
    "reopen_gate",
    "resubmit",
    "return_review",
    "settle",
    "submit",
    "undo_import",
    "void",
]
