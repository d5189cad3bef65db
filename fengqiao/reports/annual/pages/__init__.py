"""The report as plain data for its pages: the draft, a block being written, its way, what was issued."""

from .block import guessed, writing
from .comparison import compared
from .draft import left_until, page
from .issued import corrected, way

__all__ = ["compared", "corrected", "guessed", "left_until", "page", "way", "writing"]
