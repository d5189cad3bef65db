"""Nouns of lawful decisions: the decision with its gates, legality reviews and opinions, contracts and
normative documents.

That nothing is decided before a passed review stands here as a constraint of the tables: whichever road a
row takes (step, act, import, bulk write), the database has the last word.
"""

from .decision import Decision, Gate
from .documents import Contract, NormativeDocument
from .review import Opinion, Review

__all__ = ["Contract", "Decision", "Gate", "NormativeDocument", "Opinion", "Review"]
