"""The pages of the annual report."""

from .reading import draft, front, paper

__all__ = ["draft", "front", "paper"]
