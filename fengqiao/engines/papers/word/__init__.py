"""A paper as Word: styles, pages and grid of GB/T 9704-2012, opened by WPS and Word alike."""

from .document import docx

__all__ = ["docx"]
