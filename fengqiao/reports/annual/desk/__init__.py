"""The pages of the annual report."""

from .comparing import compare
from .issued import corrections, file, report
from .reading import draft, evidence, front, paper
from .reminding import ahead
from .setting import settings
from .stepping import steps
from .writing import add, bind, block, remove

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
]
