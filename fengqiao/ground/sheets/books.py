"""Every workbook that is written is made of these: no cell holds what a spreadsheet cannot, no tab a name it refuses.

Lengths are counted as Excel counts them, in units of UTF-16: a sign beyond the basic plane is two.
"""

from __future__ import annotations

import re
from typing import IO, Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from fengqiao.ground import signs

LONGEST_TEXT = 32_767  # Excel's limit of a cell
LONGEST_TAB = 31
CUT_MARK = "…（过长，已截断）"
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_NOT_IN_A_TAB = re.compile(r"[\[\]:*?/\\\n\t]")


def in_cell(text: str) -> str:
    """A text as a cell can hold it: without control signs, cut with a mark where it is too long."""
    return signs.cut(signs.fit_for_files(text), LONGEST_TEXT, CUT_MARK)


class Page(Worksheet):
    """A sheet whose texts are fit for their cells, whoever writes them."""

    def write_string(self, row: int, column: int, text: str, form: Any = None) -> Any:
        return super().write_string(row, column, in_cell(text), form)


class Book(xlsxwriter.Workbook):
    """A workbook. Nothing in it becomes a formula, a link or a number by what it looks like."""

    def __init__(self, path_or_buffer: str | IO[bytes], **more: Any) -> None:
        super().__init__(path_or_buffer, OPTIONS | more)

    def add_page(self, name: str) -> Page:
        """A new sheet; its tab bears the name as near as Excel allows, and no other tab's."""
        made: Page = self.add_worksheet(self._tab(name), Page)
        return made

    def _tab(self, name: str) -> str:
        plain = _NOT_IN_A_TAB.sub(" ", signs.fit_for_files(name)).strip(" '") or "表"
        if plain.lower() == "history":  # Excel keeps it for itself
            plain += "_"
        taken = {one.get_name().lower() for one in self.worksheets()}
        tab, number = signs.cut(plain, LONGEST_TAB, ""), 1
        while tab.lower() in taken:
            number += 1
            behind = f"（{number}）"
            tab = signs.cut(plain, LONGEST_TAB - signs.units(behind), "") + behind
        return tab
