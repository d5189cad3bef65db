"""The staff's door to leadership: what the ledgers' own pages do not have."""

from .comparisons import gaps, loop
from .proofs import prove, prove_duty, unprove
from .tasks import clock, item, progress, urge

__all__ = ["clock", "gaps", "item", "loop", "progress", "prove", "prove_duty", "unprove", "urge"]
