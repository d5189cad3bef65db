"""Marks in an .xlsx that keeps its own layout: merges, widths, styles and formulas stay as they came."""

from __future__ import annotations

import io
from copy import copy
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from fengqiao.ground.sheets import Sheet, Workbook, in_cell

from .layout import COLOUR, HEADING, TEXT_COLOUR, column_of, height_of, messages_of, width_for

if TYPE_CHECKING:
    from ..stages import Returned

_WRONG = PatternFill("solid", COLOUR)
_SAID = Font(color=TEXT_COLOUR, bold=True)
_WRAPPED = Alignment(wrap_text=True, vertical="top")


# What the editor raises for a workbook that other programs open.
_UNKNOWN = (TypeError, ValueError, LookupError, AttributeError, SyntaxError, OSError)


def marked(data: bytes, book: Workbook, returned: Returned) -> bytes | None:
    """The workbook with its marks, or None where the editor cannot open it, or would lose what stands in it."""
    try:
        workbook = openpyxl.load_workbook(io.BytesIO(data), keep_links=False)
    except _UNKNOWN:
        return None
    if not all(_is_whole(workbook, sheet) for sheet in book.sheets):
        return None
    for sheet in book.sheets:
        if sheet.name in returned["heads"]:
            _mark(workbook[sheet.name], sheet, returned)
    kept = io.BytesIO()
    workbook.save(kept)
    return kept.getvalue()


def _is_whole(workbook: openpyxl.Workbook, sheet: Sheet) -> bool:
    """Whether the editor sees something wherever something stands; what a merge covers it never shows."""
    if sheet.name not in workbook.sheetnames:
        return False
    page = workbook[sheet.name]
    return all(
        isinstance(cell := page.cell(row, column), MergedCell) or cell.value is not None
        for row, cells in sheet.numbered()
        for column, value in enumerate(cells, 1)
        if value is not None
    )


def _mark(page: Any, sheet: Sheet, returned: Returned) -> None:
    head = returned["heads"][sheet.name]
    at = column_of(sheet, head)
    for row in range(head, page.max_row + 1):
        if page.cell(row, at).value is not None:
            page.cell(row, at).value = None
    title = page.cell(head, at, HEADING)
    beside = page.cell(head, at - 1) if at > 1 else None
    if beside is not None and not isinstance(beside, MergedCell):
        title.font, title.border, title.fill = (
            copy(beside.font),
            copy(beside.border),
            copy(beside.fill),
        )
    messages = list(messages_of(sheet, returned))
    page.column_dimensions[get_column_letter(at)].width = width_for(messages)
    for one in messages:
        _heighten(page.row_dimensions[one["row"]], height_of(one["message"]))
        cell = page.cell(one["row"], at, in_cell(one["message"]))
        cell.data_type, cell.font, cell.alignment = "s", _SAID, _WRAPPED
        for column in one["columns"] or [at]:
            _colour(page, one["row"], column)


def _heighten(row: Any, needed: float) -> None:
    """A row of a height of its own shows a message of several lines."""
    if row.height is not None and row.height < needed:
        row.height = needed


def _colour(page: Any, row: int, column: int) -> None:
    cell = page.cell(row, column)
    if isinstance(cell, MergedCell):
        around = (r for r in page.merged_cells.ranges if cell.coordinate in r)
        found = next(around, None)
        if found is None:
            return
        cell = page.cell(found.min_row, found.min_col)
    cell.fill = _WRONG
