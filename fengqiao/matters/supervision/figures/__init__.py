"""The numbers of supervision. Every rate says its numerator and denominator; of nothing there is no rate
(无此类事项)."""

from . import checks, incoming

FIGURES = (*incoming.FIGURES, *checks.FIGURES)

__all__ = ["FIGURES"]
