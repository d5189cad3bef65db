"""The pages of the annual report."""

from .comparing import compare
from .issued import corrections, file, report
from .reading import draft, front, paper
from .setting import settings
from .stepping import steps
from .writing import add, bind, block, remove

__all__ = [
    "add",
    "bind",
    "block",
    "compare",
    "corrections",
    "draft",
    "file",
    "front",
    "paper",
    "remove",
    "report",
    "settings",
    "steps",
]
