"""Verbs of figures: an office's own, numbers from outside, and freezing what is published."""

from . import external, saved, words
from .readings import FREEZE, freeze

VERBS = (*saved.VERBS, *external.VERBS, FREEZE)

__all__ = ["VERBS", "external", "freeze", "saved", "words"]
