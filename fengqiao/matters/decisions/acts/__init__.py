"""Verbs of decisions: those outside the procedure, the effects of its steps, and what old ledgers bring."""

from .amendment import amend, in_order, number_review, settle
from .answers import add_opinion, answer
from .backfills import BackfillRecord, WorkedOn, backfill, undo_import
from .effects import (
    archive,
    closing,
    decide,
    pass_review,
    reject,
    reopen_gate,
    resubmit,
    return_review,
    submit,
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
]
