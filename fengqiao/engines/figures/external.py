"""Numbers from outside: one thing that no ledger counts, with what was recorded of it for each period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .declaration import Codes, Dimension, Figure, UnknownCell
from .measures import Number, number
from .periods import Period

if TYPE_CHECKING:
    from .models import ExternalFigure  # the catalogue is read before Django has its models


@dataclass(frozen=True, eq=False, kw_only=True)
class External:
    """A figure that opens a source instead of rows. Of a period that nobody recorded it has no value."""

    key: str
    label: str
    unit: str
    rows_recorded: tuple[ExternalFigure, ...]
    words: tuple[str, ...] = ()  # prose calls it by its label
    counts: str = "外部数据：不由台账算出，来源和截至日期见登记"

    @property
    def is_told_on_a_day(self) -> bool:
        return False

    @property
    def opened(self) -> tuple[Figure, ...]:
        return ()

    @property
    def dimensions(self) -> tuple[Dimension, ...]:
        return ()

    def dimension(self, key: str) -> Dimension:
        raise UnknownCell(f"外部数据“{self.label}”没有分项")

    def recorded(self, period: Period) -> ExternalFigure | None:
        """What was recorded for exactly these days."""
        for row in self.rows_recorded:
            if (row.start, row.end) == (period.start, period.end):
                return row
        return None

    def value(self, period: Period, **cells: Codes) -> Number | None:
        for key in cells:
            self.dimension(key)
        row = self.recorded(period)
        return None if row is None else number(row.value)

    def by(self, key: str, period: Period, **cells: Codes) -> dict[str, Number]:
        self.dimension(key)
        return {}
