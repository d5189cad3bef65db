"""The staff's door to decisions: page and dossier of a decision, opinions and their answers, several gates at
once."""

from .changes import answer, gates, opinion
from .page import clock, dossier, show

__all__ = ["answer", "clock", "dossier", "gates", "opinion", "show"]
