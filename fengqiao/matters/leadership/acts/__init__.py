"""Verbs of leadership besides those of its ledgers: urging and proving tasks, the effects of their steps,
the duty list, the progress of the plan."""

from .duties import found_duties, found_duty, note_progress
from .rollover import carry_on
from .tasks import Proof, finish, prove, reopen, unprove, urge
from .verbs import VERBS

__all__ = [
    "VERBS",
    "Proof",
    "carry_on",
    "finish",
    "found_duties",
    "found_duty",
    "note_progress",
    "prove",
    "reopen",
    "unprove",
    "urge",
]
