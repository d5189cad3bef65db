"""Find and map: where a sheet's heading stands, which column is which, which rows are records.

    grid      cells by row and column, merged ones included
    headings  the one to three lines that name the columns
    mapping   which column is which, by its heading and by what it holds; what must be asked
    ticks     columns that are only ticked, under the words of one choice
    marks     words and signs that stand around records: totals, signatures, ditto, ticks, months, legends
    lines     the records below the heading, each with its surroundings
    controls  tables that count what the other sheets list
    memory    what the office's people said headings and spellings mean

Nothing is guessed by position, and nothing here knows a matter.
"""

from .found import Found
from .lines import Line, read
from .mapping import ColumnQuestion
from .marks import plain, year_in
from .memory import NOTHING_SAID, Memory
from .sheets import find

__all__ = [
    "NOTHING_SAID",
    "ColumnQuestion",
    "Found",
    "Line",
    "Memory",
    "find",
    "plain",
    "read",
    "year_in",
]
