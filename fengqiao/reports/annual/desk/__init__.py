"""The pages of the annual report."""

from .blocks import add, bind, block, remove
from .comparison import compare
from .document import draft, evidence, front, paper
from .issued import corrections, file, report
from .layout import settings
from .reminders import ahead
from .way import steps, take_back_begin

__all__ = [
    "add",
    "ahead",
    "bind",
    "block",
    "compare",
    "corrections",
    "draft",
    "evidence",
    "file",
    "front",
    "paper",
    "remove",
    "report",
    "settings",
    "steps",
    "take_back_begin",
]
