"""Tables in and out: .xlsx .xls .ods .csv are read safely, .xlsx is written.

What a file is, is decided by its content. What cannot be used raises ``UnusableFile`` with one
Chinese sentence that says what to do.
"""

from .aside import apart
from .books import Book, in_cell
from .cells import reference
from .forms import Box, Form, write_form
from .kinds import MAX_BYTES, MAX_CELLS, MAX_ROWS, MAX_UNZIPPED, UnusableFile
from .read import Cell, Merge, Sheet, Workbook, read, read_here
from .unread import COVERED
from .write import Page, write_book, write_xlsx

__all__ = [
    "COVERED",
    "MAX_BYTES",
    "MAX_CELLS",
    "MAX_ROWS",
    "MAX_UNZIPPED",
    "Book",
    "Box",
    "Cell",
    "Form",
    "Merge",
    "Page",
    "Sheet",
    "UnusableFile",
    "Workbook",
    "apart",
    "in_cell",
    "read",
    "read_here",
    "reference",
    "write_book",
    "write_form",
    "write_xlsx",
]
