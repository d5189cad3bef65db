"""The pages of a period's figures as a whole: in pictures, and in one paragraph."""

from . import pictures
from .paragraph import paragraph

__all__ = ["paragraph", "pictures"]
