"""How long: hours and halves of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from .base import Frame
from .plain import Money

_MEASURE = re.compile(r"(个?学时|个?课时|个?小时|h)$")


@dataclass(frozen=True, kw_only=True, eq=False)
class Hours(Money):
    """A number of hours with its halves: 2, 1.5, 1.5学时. The record keeps a DecimalField(14, 2)."""

    unit: str = "学时"

    def understood(self, cell: Any, frame: Frame) -> Any:
        return super().understood(
            _MEASURE.sub("", cell.strip()) if isinstance(cell, str) else cell, frame
        )

    def text(self, value: Any) -> str:
        return "" if value is None else f"{value.normalize():f}"
