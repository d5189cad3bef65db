"""Verbs of decisions: those outside the procedure and the register, and the effects of its steps."""

from .answers import add_opinion, answer
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
    "add_opinion",
    "answer",
    "archive",
    "closing",
    "decide",
    "pass_review",
    "reject",
    "reopen_gate",
    "resubmit",
    "return_review",
    "submit",
]
