"""The numbers of leadership (governance.md §11.1, `lead.*`), and what it says of a year in words."""

from . import duties, meetings, tasks
from .sentences import SENTENCES

FIGURES = (*meetings.FIGURES, *tasks.FIGURES, *duties.FIGURES)

__all__ = ["FIGURES", "SENTENCES"]
