"""Random truths written down in random layouts, as streets write them: the generator of test_layouts.

    words   the trade's own words
    truth   the cases of one year, good and bad
    book    which sheets there are, and what stands beside them
    sheet   one sheet: title, legend, heading, bands, sections, records, merges
    cells   how a value is written in its cell
    files   the grid as .xlsx, .xls, .ods, .csv

A truth is a list of cases. A layout decides how they stand in a workbook.
"""

from .book import workbook
from .grid import Written
from .truth import Case
from .words import YEAR

__all__ = ["YEAR", "Case", "Written", "workbook"]
