"""Verbs of imports: commit a checked file, take it back, remember what people said, accept suggestions."""

from .batches import brings_something, commit, undo, unsaid
from .changes import Overtaken
from .meanings import Answer, forget, remember
from .suggestions import accept, decline
from .verbs import VERBS

__all__ = [
    "VERBS",
    "Answer",
    "Overtaken",
    "accept",
    "brings_something",
    "commit",
    "decline",
    "forget",
    "remember",
    "undo",
    "unsaid",
]
