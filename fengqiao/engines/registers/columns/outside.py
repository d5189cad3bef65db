"""A column of an old sheet that is a count and no record (法律顾问到场服务次数)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fengqiao.ground.sheets import Cell

from ..headings import Column, Holds
from .base import is_empty
from .plain import whole


@dataclass(frozen=True, kw_only=True, eq=False)
class Outside(Column):
    """What the accepted rows of an import add up to becomes an external figure of the sheet's year, named
    `figure`, with the file as its source. A number that stands already is left: a person corrects it."""

    headings: tuple[str, ...] = field(default=(), kw_only=False)
    holds: Holds = Holds.COUNT
    figure: str
    unit: str

    def read(self, cells: Mapping[str, Cell]) -> int:
        """The count of one row; nothing is nothing. Raises Refused."""
        cell = cells.get(self.key)
        return 0 if is_empty(cell) else (whole(cell) or 0)
