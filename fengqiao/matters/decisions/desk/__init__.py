"""The staff's door to decisions: page and dossier of a decision, amending it, opinions and their answers."""

from .changing import amend, answer, opinion
from .showing import clock, dossier, show

__all__ = ["amend", "answer", "clock", "dossier", "opinion", "show"]
