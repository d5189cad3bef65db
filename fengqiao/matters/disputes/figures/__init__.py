"""The numbers of disputes, the ways to cut them, and what they say in words."""

from .counts import FIGURES, closed, concerns_helped, found, open_start, resolved, still_open
from .dimensions import COMMUNITY
from .sentences import SENTENCES

__all__ = [
    "COMMUNITY",
    "FIGURES",
    "SENTENCES",
    "closed",
    "concerns_helped",
    "found",
    "open_start",
    "resolved",
    "still_open",
]
