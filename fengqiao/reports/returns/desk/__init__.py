"""The pages of returns."""

from .arrangement import arrange, line, move, restore
from .reminders import ahead
from .seals import correct, corrections, seal, unseal, version
from .tables import cell, file, front, in_hand, table
from .transcript import typing

__all__ = [
    "ahead",
    "arrange",
    "cell",
    "correct",
    "corrections",
    "file",
    "front",
    "in_hand",
    "line",
    "move",
    "restore",
    "seal",
    "table",
    "typing",
    "unseal",
    "version",
]
