"""The ledgers of supervision, each declared once: its columns make the list, the form and the sheet."""

from fengqiao.engines.registers.shelf import Shelf

from . import front
from .flat import APPEARANCES, CHANNELS, CHECKS, ISSUES
from .incoming import INCOMING

SHELF = Shelf(
    "supervision", "监督", (INCOMING, ISSUES, CHECKS, APPEARANCES, CHANNELS), panels=front.front
)

__all__ = ["APPEARANCES", "CHANNELS", "CHECKS", "INCOMING", "ISSUES", "SHELF"]
