"""A sheet as it is written: cells by row, what is merged and crossed out, and where each case came to stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .truth import Case


@dataclass
class Written:
    """A cell grid with what it shows: merges, struck rows; and where each case came to stand."""

    name: str
    rows: list[list[Any]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    struck: set[int] = field(default_factory=set)
    hidden: bool = False
    cases: list[tuple[int, Case]] = field(default_factory=list)
