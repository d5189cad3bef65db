"""The staff's door to decisions: page and dossier of a decision, amending it, opinions and their answers,
several gates at once."""

from .changes import amend, answer, gates, opinion
from .page import clock, dossier, show

__all__ = ["amend", "answer", "clock", "dossier", "gates", "opinion", "show"]
