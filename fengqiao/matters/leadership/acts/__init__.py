"""Verbs of leadership besides those of its ledgers: urging and proving tasks, the effects of their steps,
the duty list, the progress of the plan."""

from .carrying import carried_duty, carried_plan
from .keeping import found_duties, note_progress
from .tasks import Proof, cancel, extend, finish, prove, reopen, unprove, urge
from .verbs import VERBS

__all__ = [
    "VERBS",
    "Proof",
    "cancel",
    "carried_duty",
    "carried_plan",
    "extend",
    "finish",
    "found_duties",
    "note_progress",
    "prove",
    "reopen",
    "unprove",
    "urge",
]
