"""The sender's own workbook goes back: a column of messages, and the cells they speak of in colour.

own    an .xlsx in its own layout, cell by cell as it came
plain  what is no .xlsx, too large to be opened whole, or spelt as its editor does not know: the same grid, written anew
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fengqiao.ground.sheets import apart, read_here

from . import own, plain

if TYPE_CHECKING:
    from ..stages import Returned

LARGEST = 150_000  # cells of a workbook that is opened whole


def marked(data: bytes, name: str, returned: Returned) -> bytes:
    """This will give an .xlsx with the messages of `returned` beside their rows. A foreign file is opened for it, in a
    child: no room of this package knows a model."""
    return apart(marked_here, data, name, returned)


def marked_here(data: bytes, name: str, returned: Returned) -> bytes:
    """The same in this very process."""
    book = read_here(data, name)
    cells = sum(len(sheet.rows) * len(sheet.rows[0]) for sheet in book.sheets if sheet.rows)
    kept = own.marked(data, book, returned) if book.kind == "xlsx" and cells <= LARGEST else None
    return kept or plain.marked(book, returned)


def name_of(name: str) -> str:
    """The name of the workbook that goes back."""
    return f"{Path(name).stem}_退回.xlsx"
