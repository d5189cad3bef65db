"""The staff's door to leadership: what the ledgers' own pages do not have."""

from .comparing import gaps, loop
from .proving import prove, prove_duty, unprove
from .tasking import clock, item, progress, urge

__all__ = ["clock", "gaps", "item", "loop", "progress", "prove", "prove_duty", "unprove", "urge"]
