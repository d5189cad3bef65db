"""The same grid written anew, with the marks: for what came as .xls, .ods or .csv, or is too large."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import xlsxwriter

from fengqiao.ground.sheets import Sheet, Workbook

from .layout import COLOUR, HEADING, TEXT_COLOUR, WIDTH, column_of, messages_of


def marked(book: Workbook, returned: Mapping[str, Any]) -> bytes:
    kept = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = xlsxwriter.Workbook(kept, {**options, "in_memory": True})
    forms = {
        "day": workbook.add_format({"num_format": "yyyy-mm-dd"}),
        "wrong": workbook.add_format({"bg_color": f"#{COLOUR}"}),
        "wrong day": workbook.add_format({"bg_color": f"#{COLOUR}", "num_format": "yyyy-mm-dd"}),
        "said": workbook.add_format({"font_color": f"#{TEXT_COLOUR}", "bold": True}),
    }
    for sheet in book.sheets:
        page = workbook.add_worksheet(sheet.name[:31].strip("'"))
        if sheet.hidden:
            page.hide()
        _write(page, sheet, returned, forms)
    workbook.close()
    return kept.getvalue()


def _write(page: Any, sheet: Sheet, returned: Mapping[str, Any], forms: Mapping[str, Any]) -> None:
    head = returned["heads"].get(sheet.name)
    at = column_of(sheet, head) if head else 0
    told = {one["row"]: one for one in messages_of(sheet, returned)}
    for number, row in sheet.numbered():
        wrong = told[number]["columns"] if number in told else ()
        for column, value in enumerate(row, 1):
            if value is not None and column != at:
                _cell(page, number - 1, column - 1, value, column in wrong, forms)
        for column in wrong:
            if column > len(row) or row[column - 1] is None:
                page.write_blank(number - 1, column - 1, None, forms["wrong"])
    for top, left, bottom, right in sheet.merged:
        if (top, left) != (bottom, right):
            value = sheet.rows[top - sheet.first_row][left - 1] if top >= sheet.first_row else None
            page.merge_range(top - 1, left - 1, bottom - 1, right - 1, "")
            if value is not None:
                _cell(page, top - 1, left - 1, value, False, forms)
    if head:
        page.set_column(at - 1, at - 1, WIDTH)
        page.write_string(head - 1, at - 1, HEADING)
    for number, one in told.items():
        page.write_string(number - 1, at - 1, one["message"], forms["said"])


def _cell(
    page: Any, row: int, column: int, value: Any, wrong: bool, forms: Mapping[str, Any]
) -> None:
    form = forms["wrong"] if wrong else None
    if isinstance(value, bool):
        page.write_boolean(row, column, value, form)
    elif isinstance(value, int | float):
        page.write_number(row, column, value, form)
    elif isinstance(value, date):
        day = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
        page.write_datetime(row, column, day, forms["wrong day"] if wrong else forms["day"])
    else:
        page.write_string(row, column, str(value), form)
