"""What is wrong in the text itself, whatever the ledger says. One file a family; hints are advice, no errors."""

from .hints import hints
from .issues import Issue, Kind, Read
from .laws import laws
from .negatives import negatives
from .quantities import magnitudes, same_quantities
from .rates import rates
from .repeats import repeats
from .sections import sections
from .sums import sums
from .years import plan_periods, years

CHECKS = (
    sections,
    years,
    plan_periods,
    sums,
    rates,
    same_quantities,
    magnitudes,
    negatives,
    laws,
    repeats,
)

__all__ = ["CHECKS", "Issue", "Kind", "Read", "hints"]
