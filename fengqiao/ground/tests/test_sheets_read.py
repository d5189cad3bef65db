import io
from datetime import datetime

import openpyxl
import pytest
import xlwt
from odf import style as odf_style
from odf import table as odf_table
from odf import text as odf_text
from odf.opendocument import OpenDocumentSpreadsheet

from fengqiao.ground.sheets import Merge, read

from .workbooks import DAY, ods_bytes, offset_xlsx, xls_bytes, xlsx_of


def test_rows_and_columns_are_where_a_person_sees_them():
    book = read(offset_xlsx(), "台账.xlsx")
    assert (book.name, book.kind) == ("台账.xlsx", "xlsx")
    first, hidden, empty = book.sheets
    assert (first.name, first.first_row, first.hidden) == ("甲", 4, False)
    assert list(first.numbered()) == [
        (4, [None, None, "编号", "日期", "数"]),
        (5, [None, None, "0012", DAY, 5]),
        (6, [None] * 5),
        (7, [None, None, True, None, 1.5]),
        (8, [None] * 5),
        (9, [None, None, "合并", None, None]),
    ]
    assert type(first.rows[1][4]) is int
    assert first.merged == (Merge(9, 3, 10, 4),)
    assert (hidden.name, hidden.hidden) == ("隐", True)
    assert (empty.rows, empty.first_row) == ([], 1)


def test_openpyxl_sees_the_same_cells():
    data = offset_xlsx()
    page = openpyxl.load_workbook(io.BytesIO(data))["甲"]
    for number, row in read(data).sheets[0].numbered():
        for column, value in enumerate(row, 1):
            there = page.cell(number, column).value
            assert value == (there.date() if isinstance(there, datetime) else there)


def test_an_old_xls_is_read():
    book = read(xls_bytes(), "旧表.xls")
    assert book.kind == "xls"
    assert list(book.sheets[0].numbered())[:2] == [
        (3, [None, "编号", None]),
        (4, [None, "0012", DAY]),
    ]
    assert book.sheets[0].merged == (Merge(6, 2, 7, 3),)


def test_what_is_struck_out_is_known_in_every_kind_of_workbook():
    def build(book):
        page, struck = book.add_worksheet("表"), book.add_format({"font_strikeout": True})
        page.write(1, 1, "作废的", struck)
        page.write(1, 2, "有效的")
        page.write_blank(2, 1, None, struck)
        page.write_rich_string(3, 1, struck, "全部", struck, "划掉")
        page.write_rich_string(4, 1, struck, "一半", "没有划掉")

    (sheet,) = read(xlsx_of(build), "表.xlsx").sheets
    assert {place for place in sheet.struck if place[0] != 3} == {(2, 2), (4, 2)}
    old = xlwt.Workbook()
    page = old.add_sheet("表")
    page.write(1, 1, "作废的", xlwt.easyxf("font: struck_out on"))
    page.write(1, 2, "有效的")
    kept = io.BytesIO()
    old.save(kept)
    assert read(kept.getvalue(), "表.xls").sheets[0].struck == {(2, 2)}


def test_an_ods_knows_what_is_struck_out_and_what_is_merged():
    book = OpenDocumentSpreadsheet()
    style = odf_style.Style(name="划", family="table-cell")
    style.addElement(odf_style.TextProperties(textlinethroughstyle="solid"))
    book.automaticstyles.addElement(style)
    page, row = odf_table.Table(name="表"), odf_table.TableRow()
    for text, attributes in (("合", {"numberrowsspanned": 2}), ("废", {"stylename": style})):
        cell = odf_table.TableCell(valuetype="string", **attributes)
        cell.addElement(odf_text.P(text=text))
        row.addElement(cell)
    page.addElement(row)
    book.spreadsheet.addElement(page)
    kept = io.BytesIO()
    book.save(kept)
    (sheet,) = read(kept.getvalue(), "表.ods").sheets
    assert (sheet.struck, sheet.merged) == ({(1, 2)}, (Merge(1, 1, 2, 1),))


def test_an_ods_is_read_in_its_place():
    book = read(ods_bytes([[None], [None, "编号", "日期"], [None, "0012", DAY]]), "表.ods")
    assert book.kind == "ods"
    assert list(book.sheets[0].numbered()) == [
        (2, [None, "编号", "日期"]),
        (3, [None, "0012", DAY]),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_csv_is_read_in_every_usual_encoding(encoding, delimiter, tmp_path):
    line = delimiter.join
    text = "\r\n".join(
        [line(["编号", "事由"]), "", line(["0012", '"他说，""好""\r\n第二行"']), line(["", ""]), ""]
    )
    path = tmp_path / "纠纷台账.csv"
    path.write_bytes(text.encode(encoding))
    (sheet,) = read(path).sheets
    assert sheet.name == "纠纷台账"
    assert list(sheet.numbered()) == [
        (1, ["编号", "事由"]),
        (2, [None, None]),
        (3, ["0012", '他说，"好"\n第二行']),
    ]


def test_a_rare_character_of_gb18030_is_kept():
    assert read("姓名\n㐂𠮷".encode("gb18030")).sheets[0].rows == [["姓名"], ["㐂𠮷"]]


def test_formatted_emptiness_is_cut():
    def build(book):
        page, grey = book.add_worksheet(), book.add_format({"bg_color": "#eeeeee"})
        page.write(0, 0, "编号")
        page.write(1, 0, "1")
        for row in range(300):
            page.write_blank(row, 0, None, grey)
        page.write(0, 0, "编号")
        page.write_blank(1_048_575, 16_383, None, grey)

    (sheet,) = read(xlsx_of(build)).sheets
    assert sheet.rows == [["编号"]]
