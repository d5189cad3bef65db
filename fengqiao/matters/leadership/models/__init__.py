"""Nouns of leadership: what was decided, what follows from it, and what is planned next."""

from .duties import AppraisalScheme, DutyItem, DutyMeasure, PersonalAct, ShufaReport
from .meetings import AgendaItem, Meeting, SuperiorDocument
from .plans import PlanItem, Shortcoming, ShortcomingFigure
from .tasks import Evidence, Task, Urging

__all__ = [
    "AgendaItem",
    "AppraisalScheme",
    "DutyItem",
    "DutyMeasure",
    "Evidence",
    "Meeting",
    "PersonalAct",
    "PlanItem",
    "Shortcoming",
    "ShortcomingFigure",
    "ShufaReport",
    "SuperiorDocument",
    "Task",
    "Urging",
]
