"""The numbers of disputes, the ways to cut them, and what they say in words."""

from .counting import FIGURES, closed, concerns_helped, found, open_start, resolved, still_open
from .dimensions import COMMUNITY
from .saying import SENTENCES

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
