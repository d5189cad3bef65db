"""Figures: one catalogue for every number. A figure *is* a queryset; opening it shows what it measured.

@figure("disputes.found", label="排查受理", unit="件", counts="…", by=(CLASS, MONTH))
def found(period): return queries.found_in(period)                  # counts rows

@figure("publicity.materials", …, unit="份", measure=sum_of("handed_out"))
def materials(period): return queries.activities_in(period)         # adds a column up

@figure("talent.group_members", …, when="on", measure=distinct("person"))
def members(on): return queries.members_on(on)                      # what stood on the last day

settled = Rate(key="disputes.settled_rate", label="化解率", of=resolved, over=closed)

found.value(period)   found.by("report_class", period)   found.rows(period, report_class="neighbor")
values.year_on_year(found, period).difference

How to choose among them: docs/figures.md.
"""

from .catalogue import AnyFigure, UnknownFigure, declare, declared, known
from .declaration import Dimension, Figure, UnknownCell, When, figure
from .external import External
from .measures import COUNT, Measure, distinct, sum_of
from .periods import Period
from .rates import Growth, Parts, Rate

__all__ = [
    "COUNT",
    "AnyFigure",
    "Dimension",
    "External",
    "Figure",
    "Growth",
    "Measure",
    "Parts",
    "Period",
    "Rate",
    "UnknownCell",
    "UnknownFigure",
    "When",
    "declare",
    "declared",
    "distinct",
    "figure",
    "known",
    "sum_of",
]
