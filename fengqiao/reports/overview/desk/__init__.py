"""The pages of figures: every number, cell and total opens exactly the rows that it measured."""

from . import external, own, pictures
from .figures import export, figure, overview, paragraph
from .reading import reading

__all__ = ["export", "external", "figure", "overview", "own", "paragraph", "pictures", "reading"]
