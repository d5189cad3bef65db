"""A written grid as a file: .xlsx, .xls, .ods and .csv, each with what it can show."""

from __future__ import annotations

import csv
import io
import random
from datetime import date

import openpyxl
import xlwt
from odf import style as odf_style
from odf import table as odf_table
from odf import text as odf_text
from odf.opendocument import OpenDocumentSpreadsheet
from openpyxl.styles import Font, PatternFill

from .grid import Written


def _xlsx(sheets: list[Written], chance: random.Random) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        for row in sheet.rows:
            page.append(row)
        for top, left, bottom, right in sheet.merged:
            page.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        for number in sheet.struck:
            for cell in page[number]:
                cell.font = Font(strike=True)
        if chance.random() < 0.2:  # formatted emptiness far away
            page.cell(3000, 90).fill = PatternFill("solid", "eeeeee")
        page.sheet_state = "hidden" if sheet.hidden else "visible"
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _xls(sheets: list[Written], chance: random.Random) -> bytes:
    book = xlwt.Workbook()
    day, struck = xlwt.easyxf(num_format_str="yyyy-mm-dd"), xlwt.easyxf("font: struck_out on")
    struck_day = xlwt.easyxf("font: struck_out on", num_format_str="yyyy-mm-dd")
    for sheet in sheets:
        page = book.add_sheet(sheet.name)
        for number, row in enumerate(sheet.rows):
            crossed = number + 1 in sheet.struck
            for column, value in enumerate(row):
                if value is not None:
                    dated = (struck_day if crossed else day) if isinstance(value, date) else None
                    form = dated or (struck if crossed else xlwt.Style.default_style)
                    page.write(number, column, value, form)
        page.merged_ranges.extend(
            (top - 1, bottom - 1, left - 1, right - 1) for top, left, bottom, right in sheet.merged
        )
        page.visibility = 1 if sheet.hidden else 0
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _ods(sheets: list[Written], chance: random.Random) -> bytes:
    book = OpenDocumentSpreadsheet()
    struck = odf_style.Style(name="struck", family="table-cell")
    struck.addElement(odf_style.TextProperties(textlinethroughstyle="solid"))
    hidden = odf_style.Style(name="hidden", family="table")
    hidden.addElement(odf_style.TableProperties(display="false"))
    for style in (struck, hidden):
        book.automaticstyles.addElement(style)
    for sheet in sheets:
        page = odf_table.Table(name=sheet.name, **({"stylename": hidden} if sheet.hidden else {}))
        spans = {
            (top, left): (bottom - top + 1, right - left + 1)
            for top, left, bottom, right in sheet.merged
        }
        width = max(len(row) for row in sheet.rows)
        for number, row in enumerate(sheet.rows, 1):
            line = odf_table.TableRow()
            for column in range(1, width + 1):
                value = row[column - 1] if column <= len(row) else None
                line.addElement(
                    _ods_cell(
                        value,
                        spans.get((number, column)),
                        struck if number in sheet.struck else None,
                    )
                )
            page.addElement(line)
        book.spreadsheet.addElement(page)
    kept = io.BytesIO()
    book.write(kept)
    return kept.getvalue()


def _ods_cell(value, span, style):
    given = {"stylename": style} if style is not None else {}
    if span:
        given |= {"numberrowsspanned": span[0], "numbercolumnsspanned": span[1]}
    if value is None:
        return odf_table.TableCell(**given)
    if isinstance(value, date):
        cell = odf_table.TableCell(valuetype="date", datevalue=value.isoformat(), **given)
    elif isinstance(value, int | float):
        cell = odf_table.TableCell(valuetype="float", value=value, **given)
    else:
        cell = odf_table.TableCell(valuetype="string", **given)
    cell.addElement(odf_text.P(text=str(value)))
    return cell


def _csv(sheets: list[Written], chance: random.Random) -> bytes:
    text = io.StringIO()
    for row in sheets[0].rows:
        csv.writer(text).writerow([f"{v:%Y/%m/%d}" if isinstance(v, date) else v for v in row])
    return text.getvalue().encode(chance.choice(("gb18030", "utf-8", "utf-8-sig")))


WRITERS = {"xlsx": _xlsx, "xls": _xls, "ods": _ods, "csv": _csv}
