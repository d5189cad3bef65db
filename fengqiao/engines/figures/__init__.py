"""Figures: one catalogue for every number. A figure *is* a queryset; opening it shows what it counted.

@figure("disputes.found", label="排查受理", unit="件", counts="…", by=(CLASS, MONTH))
def found(period): return queries.found_in(period)

found.value(period)   found.by("report_class", period)   found.rows(period, report_class="neighbor")
"""

from .declaring import (
    Dimension,
    Figure,
    Rate,
    UnknownCell,
    UnknownFigure,
    declare,
    declared,
    figure,
    known,
)
from .periods import Period

__all__ = [
    "Dimension",
    "Figure",
    "Period",
    "Rate",
    "UnknownCell",
    "UnknownFigure",
    "declare",
    "declared",
    "figure",
    "known",
]
