"""The pages of figures: every number, cell and total opens exactly the rows that it measured."""

from .figures import export, figure, overview

__all__ = ["export", "figure", "overview"]
