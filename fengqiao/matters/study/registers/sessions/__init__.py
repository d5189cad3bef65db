"""Two ledgers on one model: the staff's trainings, and the sessions of the centre group."""

from .center import CENTER
from .trainings import TRAININGS

__all__ = ["CENTER", "TRAININGS"]
