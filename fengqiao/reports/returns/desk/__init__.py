"""The pages of returns."""

from .arranging import arrange, line, move, restore
from .reading import cell, file, front, in_hand, table
from .reminding import ahead
from .sealing import correct, corrections, seal, unseal, version
from .typing import typing

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
