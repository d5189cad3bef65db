"""The ledgers of study, each declared once: its columns make the list, the form and the sheet."""

from django.utils import timezone

from fengqiao.engines.registers.shelf import Shelf

from . import progress
from .exams import EXAMS
from .items import ITEMS
from .plan import PLAN
from .sessions import CENTER, TRAININGS

REGISTERS = (TRAININGS, CENTER, PLAN, ITEMS, EXAMS)
SHELF = Shelf(
    "study",
    "学法",
    REGISTERS,
    panels=lambda actor: progress.panels(actor, timezone.localdate()),
)

__all__ = ["CENTER", "EXAMS", "ITEMS", "REGISTERS", "PLAN", "SHELF", "TRAININGS"]
