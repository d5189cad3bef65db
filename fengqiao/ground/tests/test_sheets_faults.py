"""Samples that went wrong: each gives its right value, in this spelling of a workbook and in others."""

from __future__ import annotations

import io
import re

import pytest
import xlsxwriter

from fengqiao.ground.sheets import UnusableFile, read
from tests.faults import SPELLINGS, changed, fault

from .workbooks import ods_bytes


@pytest.fixture(params=SPELLINGS)
def spelt(request):
    return SPELLINGS[request.param]


@pytest.mark.parametrize("name", ["F01", "F01b"])
def test_f01_a_far_cell_is_refused_however_it_is_written(name):
    with pytest.raises(UnusableFile, match="已用区域"):
        read(fault(name))


def test_f01_a_far_cell_is_refused_in_every_spelling(spelt):
    with pytest.raises(UnusableFile, match="已用区域"):
        read(spelt(fault("F01")))


def test_f04_struck_rows_without_references_are_seen_in_every_spelling(spelt):
    sheet = read(spelt(fault("F04"))).sheets[0]
    assert [row[0] for row in sheet.rows] == ["序号", *range(1, 9)]
    assert {row for row, _ in sheet.struck} == {4, 6}
    assert len(sheet.struck) == 20


def test_f06_every_error_is_named_in_every_spelling(spelt):
    sheet = read(spelt(fault("F06"))).sheets[0]
    told = {
        place: re.findall(r"#\S+", said)[0].rstrip("，请改成真实的内容")
        for place, said in sheet.unread.items()
    }
    errors = {
        (3, 10): "#DIV/0!",
        (4, 4): "#N/A",
        (5, 7): "#REF!",
        (6, 8): "#VALUE!",
        (7, 9): "#N/A",
    }
    assert told == errors
    assert all(sheet.rows[row - 1][column - 1] == shown for (row, column), shown in errors.items())


def test_a12_a_bare_text_is_read_in_every_spelling(spelt):
    rows = read(spelt(fault("A12"))).sheets[0].rows
    assert rows[2][3] == "孔德芬、盛平"
    assert all(cell is not None for row in rows for cell in row)


def test_a06_a_link_that_no_cell_needs_stands_in_nobodys_way(spelt):
    assert len(read(spelt(fault("A06"))).sheets[0].rows) == 9


def linked(formula, name=b"[1]\xe6\x97\xa7\xe8\xa1\xa8!$A$1"):
    """The sample of the dead link, with a formula in J3."""
    old, new = b'<c r="J3"><v>200</v>', b'<c r="J3"><f>%b</f><v>200</v>' % formula.encode()
    data = changed(fault("A06"), lambda content: content.replace(old, new))
    dead = "[1]旧表!#REF!".encode()
    return changed(data, lambda content: content.replace(dead, name), "xl/workbook.xml")


@pytest.mark.parametrize(
    "formula", ["[1]旧表!B2", "SUM(1,'[1]旧 表'!B2:B9)", "旧表*2", "IF(1,[2]!总数)"]
)
def test_a06_a_value_from_another_file_is_refused_and_its_cell_named(formula):
    with pytest.raises(UnusableFile, match="“台账”表 J3 的数取自其他文件.*粘贴为数值"):
        read(linked(formula))


@pytest.mark.parametrize(
    "formula", ["表1[1]*2", 'IF(A1="[1]旧表",1,2)', "SUM(J2,100)", "表1[[#This Row],[1]]"]
)
def test_a06_a_formula_within_the_file_is_read(formula):
    assert read(linked(formula)).sheets[0].rows[2][9] == 200


def test_a07b_numbers_that_lost_digits_are_told():
    sheet = read(fault("A07b")).sheets[0]
    assert sheet.unread.keys() == {(3, 4), (4, 4)}
    assert all("末几位已经丢失" in said for said in sheet.unread.values())


def test_a07b_a_long_number_that_a_csv_cut_short_is_told():
    sheet = read("工单号,金额\n2.02405E+17,1.5\n202405060012345678,2E+3".encode()).sheets[0]
    assert sheet.unread.keys() == {(2, 1)}


def test_f02_a_lone_quote_is_refused_with_its_line():
    with pytest.raises(UnusableFile, match="第 3 行的引号"):
        read(fault("F02"), "F02.csv")


def test_f02_two_lone_quotes_swallow_nothing_between_them():
    lines = fault("F02").decode().replace("车位被长期占用", '车位被长期占用"')
    with pytest.raises(UnusableFile, match="第 3 行的引号"):
        read(lines.encode(), "F02.csv")


def test_a_line_longer_than_any_cell_is_a_sentence():
    with pytest.raises(UnusableFile, match="第 1 行"):
        read(b"a" * 300_000)


def test_f02_a_text_of_several_lines_in_quotes_is_one_text():
    rows = (
        read('序号,事由,结果\n1,"夜里吵,劝过\n又吵，""再劝""",好了\n2,漏水,"5,6"\n'.encode())
        .sheets[0]
        .rows
    )
    assert rows == [
        ["序号", "事由", "结果"],
        ["1", '夜里吵,劝过\n又吵，"再劝"', "好了"],
        ["2", "漏水", "5,6"],
    ]


@pytest.mark.parametrize("delimiter", [";", "\t", "|", "；"])
def test_f10_columns_are_parted_by_what_parts_every_row(delimiter):
    rows = read(fault("F10").decode().replace(";", delimiter).encode(), "F10.csv").sheets[0].rows
    assert {len(row) for row in rows} == {9} and len(rows) == 7
    assert rows[1][5].startswith("钱玉田家,夜里,吵闹") and rows[6][8] == "2024-03-08"


def test_f10_a_file_that_says_what_parts_its_columns_is_believed():
    sheet = read(b"sep=;\r\na;b\r\n1;2,3\r\n").sheets[0]
    assert list(sheet.numbered())[1:] == [(2, ["a", "b"]), (3, ["1", "2,3"])]


def unworked(content):
    """D5 as a program writes it that cannot count, B2 as one that found an empty text."""
    content = content.replace(b'"D5"><f>1+1</f><v>2</v>', b'"D5"><f>1+1</f><v></v>')
    return content.replace(b'"B2"', b'"B2" t="str"')


def test_a_formula_that_nobody_has_worked_out_is_told_and_an_empty_result_is_none():
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept)
    page = book.add_worksheet("台账")
    page.write_row(0, 0, ["甲", "乙"])
    page.write_formula(1, 0, "=1+1", None, 2)
    page.write_formula(1, 1, '=""', None, "")
    page.write_formula(4, 3, "=1+1", None, 2)
    book.close()
    data = changed(kept.getvalue(), unworked)
    sheet = read(data).sheets[0]
    assert sheet.rows[1][:2] == [2, None] and sheet.rows[4][3] == "="
    assert sheet.unread == {(5, 4): "是没有算出结果的公式，请用 WPS 或 Excel 打开，保存一次再来"}


def test_rows_that_a_filter_hides_are_known():
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept)
    page = book.add_worksheet("台账")
    for row in range(4):
        page.write(row, 0, row)
    page.set_row(2, None, None, {"hidden": True})
    book.close()
    assert read(kept.getvalue()).sheets[0].hidden_rows == {3}


def test_an_ods_tells_the_same():
    """An error, a formula that nobody has worked out, a row that a filter hides; a link goes back."""
    bad = (
        b'<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value=""'
        b' xmlns:calcext="c" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
    )
    uncounted = b'<table:table-cell table:formula="of:=1+1"/>'

    def spoilt(cells):
        def change(content):
            at = content.rindex(b"<table:table-row", 0, content.index(b"0012"))
            end = content.index(b">", at)
            hidden = b' table:visibility="filter"'
            return content[:end] + hidden + content[end : end + 1] + cells + content[end + 1 :]

        return changed(ods_bytes([["编号"], ["0012"]]), change, "content.xml")

    sheet = read(spoilt(bad + uncounted)).sheets[0]
    assert [row[:3] for row in sheet.rows][1] == ["#DIV/0!", "=", "0012"]
    assert sheet.unread.keys() == {(2, 1), (2, 2)} and sheet.hidden_rows == {2}
    with pytest.raises(UnusableFile, match="A2 的数取自其他文件"):
        read(spoilt(uncounted.replace(b"1+1", b"'file:///x.ods'#$A.A1")))
