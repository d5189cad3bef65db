"""The report as plain data for its pages: the draft, a block being written, its way, what was issued."""

from .block import guessed, writing
from .draft import page, plan, record
from .issued import corrected, way

__all__ = ["corrected", "guessed", "page", "plan", "record", "way", "writing"]
