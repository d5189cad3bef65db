"""Small workbooks of each kind, as bytes."""

import io
from datetime import date, datetime

import xlsxwriter
import xlwt
from odf import table as odf_table
from odf import text as odf_text
from odf.opendocument import OpenDocumentSpreadsheet

DAY = date(2024, 3, 5)


def xlsx_of(build, **options):
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, options)
    build(book)
    book.close()
    return buffer.getvalue()


def offset_xlsx():
    """Data begins at C4; a second sheet is hidden; a third is empty."""

    def build(book):
        page = book.add_worksheet("甲")
        page.write_row(3, 2, ["编号", "日期", "数"])
        page.write(4, 2, "0012")
        page.write_datetime(4, 3, datetime(2024, 3, 5), book.add_format({"num_format": "yyyy-m-d"}))
        page.write(4, 4, 5)
        page.write(6, 4, 1.5)
        page.write_boolean(6, 2, True)
        page.merge_range(8, 2, 9, 3, "合并")
        page.write(20, 8, "   ")
        book.add_worksheet("隐").hide()
        book.add_worksheet("空")

    return xlsx_of(build)


def xls_bytes():
    book = xlwt.Workbook()
    page = book.add_sheet("旧表")
    page.write(2, 1, "编号")
    page.write(3, 1, "0012")
    page.write(3, 2, DAY, xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    page.write_merge(5, 6, 1, 2, "合并")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def ods_bytes(rows, repeat_columns=1, repeat_rows=1):
    """Rows of texts and dates; the last filled cell and row may be repeated."""
    book = OpenDocumentSpreadsheet()
    page = odf_table.Table(name="表")
    for values in rows:
        row = odf_table.TableRow(numberrowsrepeated=repeat_rows)
        for value in values:
            if value is None:
                row.addElement(odf_table.TableCell())
                continue
            if isinstance(value, date):
                cell = odf_table.TableCell(valuetype="date", datevalue=value.isoformat())
            else:
                cell = odf_table.TableCell(valuetype="string", numbercolumnsrepeated=repeat_columns)
            cell.addElement(odf_text.P(text=str(value)))
            row.addElement(cell)
        # What office programs append: the whole rest of the row, empty.
        row.addElement(odf_table.TableCell(numbercolumnsrepeated=16000))
        page.addElement(row)
    rest = odf_table.TableRow(numberrowsrepeated=1_000_000)
    rest.addElement(odf_table.TableCell(numbercolumnsrepeated=16384))
    page.addElement(rest)
    book.spreadsheet.addElement(page)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
