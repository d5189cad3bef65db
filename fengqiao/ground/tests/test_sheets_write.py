import io
import tracemalloc
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fengqiao.ground import signs
from fengqiao.ground.sheets import Book, Box, Form, read, write_form, write_xlsx
from fengqiao.ground.sheets.books import CUT_MARK

COLUMNS = ["编号", "事由", "登记日期", "金额"]


def written(rows, columns=COLUMNS, **options):
    buffer = io.BytesIO()
    count = write_xlsx(columns, rows, buffer, **options)
    return count, buffer.getvalue()


def test_a_ledger_comes_back_as_it_went_out():
    rows = [
        ["0012", "楼上漏水", date(2024, 3, 5), Decimal("1200.50")],
        ["110101199001011234", None, None, 3],
        [123456789012345678, True, datetime(2024, 3, 5, 10, 30), 0],
    ]
    count, data = written(rows, title="台账", notes=["演示", "截至 2024-12-31"])
    assert count == 3
    (sheet,) = read(data).sheets
    assert sheet.rows == [
        ["台账", None, None, None],
        ["演示", None, None, None],
        ["截至 2024-12-31", None, None, None],
        COLUMNS,
        ["0012", "楼上漏水", date(2024, 3, 5), 1200.5],
        ["110101199001011234", None, None, 3],
        ["123456789012345678", "是", datetime(2024, 3, 5, 10, 30), 0],
    ]


@pytest.mark.parametrize("head", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "{="])
def test_nothing_that_was_typed_becomes_a_formula(head):
    typed = f"{head}1+1|cmd"
    _count, data = written([[typed] * 4])
    page = openpyxl.load_workbook(io.BytesIO(data)).active
    for cell in page[2]:
        assert cell.data_type == "s"
        assert cell.value.replace("_x000D_", "\r").strip() == typed.strip()
        assert cell.number_format == "@"
        assert cell.quotePrefix == (head != "{=")


def test_a_link_stays_text():
    _count, data = written([["https://a.example", "mailto:a@b", None, None]])
    page = openpyxl.load_workbook(io.BytesIO(data)).active
    assert not page._hyperlinks


def test_the_headings_are_frozen_and_columns_are_as_wide_as_their_content():
    _count, data = written([["1", "字" * 20, date(2024, 3, 5), 1]], notes=["注"])
    page = openpyxl.load_workbook(io.BytesIO(data)).active
    assert page.freeze_panes == "A3"
    assert page.column_dimensions["B"].width > 40
    assert 6 <= page.column_dimensions["A"].width < 10
    assert page["C3"].is_date and page["C3"].value == datetime(2024, 3, 5)


def test_a_text_too_long_for_a_cell_is_cut_and_says_so():
    _count, data = written([["字" * 40_000] * 4])
    cell = read(data).sheets[0].rows[1][0]
    assert len(cell) == 32_767 and cell.endswith("…（过长，已截断）")


def test_what_no_cell_can_hold_is_refused():
    with pytest.raises(TypeError, match="list"):
        written([[["a"]]])


@pytest.mark.slow
def test_rows_are_streamed(tmp_path):
    tracemalloc.start()
    rows = ([f"{n:06}", "事由" * 10, date(2024, 3, 5), n] for n in range(20_000))
    assert write_xlsx(COLUMNS, rows, str(tmp_path / "大.xlsx")) == 20_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10 * 1024**2  # held in memory, these rows take several times as much


cells = (
    st.none()
    | st.integers(-(10**14), 10**14)
    | st.dates(date(1960, 1, 1), date(2100, 1, 1))
    | st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=20)
    .map(signs.clean)
    .filter(bool)
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(cells, min_size=3, max_size=3), max_size=8))
def test_every_cell_that_went_out_comes_back(rows):
    _count, data = written(rows, columns=["甲", "乙", "丙"])
    while rows and not any(cell is not None for cell in rows[-1]):
        rows = rows[:-1]
    assert read(data).sheets[0].rows == [["甲", "乙", "丙"], *rows]


def test_a_form_is_laid_out_with_its_merged_headings_and_lines_to_sign():
    made = io.BytesIO()
    form = Form(
        title="某某统计表",
        above=(("填报单位：甲街道", "2024年3月"),),
        heads=[
            [Box("镇办", down=2), Box("邻里纠纷（共计：3件）", across=2), None],
            [None, "化解数", "未化解数"],
        ],
        body=[["合计", 3, Decimal("66.67")], ["=1+1", None, "—"]],
        below=(("填表人：", "审核人："), ("演示数据",)),
    )
    write_form(form, made)
    page = openpyxl.load_workbook(made).active
    told = [[cell.value for cell in row] for row in page.iter_rows()]
    assert told[0][0] == "某某统计表" and told[1] == ["填报单位：甲街道", "2024年3月", None]
    assert told[2:5] == [
        ["镇办", "邻里纠纷（共计：3件）", None],
        [None, "化解数", "未化解数"],
        ["合计", 3, 66.67],
    ]
    merged = {str(one) for one in page.merged_cells.ranges}
    assert {"A1:C1", "A3:A4", "B3:C3"} <= merged
    risky = page["A6"]
    assert (risky.value, risky.data_type, risky.quotePrefix) == ("=1+1", "s", True)
    assert page["C5"].number_format == "0.00"
    assert told[-2] == ["填表人：", "审核人：", None] and told[-1][0] == "演示数据"


ASTRAL = "\U00020000"
BAD = "\x00\x07\x0b\x0c\x1b\x85\ud800\ufffe\uffff"


def _in_units(text):
    return len(text.encode("utf-16-le")) // 2


def test_lengths_are_those_that_excel_counts():
    """20,000 signs beyond the basic plane are 40,000 for Excel: cut, with the mark, no sign halved."""
    _count, data = written(
        [[ASTRAL * 20_000, "字" * 32_767, ASTRAL * 16_383 + "字", ASTRAL * 16_384]]
    )
    long, whole, just, over = (
        cell.value for cell in openpyxl.load_workbook(io.BytesIO(data)).active[2]
    )
    assert long.endswith(CUT_MARK) and set(long.removesuffix(CUT_MARK)) == {ASTRAL}
    assert 32_765 <= _in_units(long) <= 32_767
    assert (len(whole), _in_units(just)) == (32_767, 32_767)
    assert over.endswith(CUT_MARK) and _in_units(over) <= 32_767


def test_no_control_sign_reaches_a_workbook_by_any_of_its_texts():
    text = f"甲{BAD}乙"
    _count, data = written([[text] * 4], columns=[text] * 4, title=text, notes=[text], sheet=text)
    form = Form(
        text, [[Box(text, 2), None]], [[text, 1]], above=[[text]], below=[[text]], sheet=text
    )
    made = io.BytesIO()
    write_form(form, made)
    for book in (data, made.getvalue()):
        page = openpyxl.load_workbook(io.BytesIO(book)).active
        said = {cell.value for row in page for cell in row if isinstance(cell.value, str)}
        assert (said, page.title) == ({"甲乙"}, "甲乙")


def test_the_guard_taken_out_a_control_sign_comes_through(monkeypatch):
    monkeypatch.setattr(signs, "fit_for_files", lambda text: text)
    _count, data = written([["甲\x07乙"] * 4])
    assert "甲乙" not in str(
        [cell.value for cell in openpyxl.load_workbook(io.BytesIO(data)).active[2]]
    )


def test_a_tab_bears_what_excel_takes():
    book = Book(io.BytesIO())
    names = ["a[1]:*?/\\b", "'甲'", "", "History", "甲", ASTRAL * 20, ASTRAL * 21]
    tabs = [book.add_page(name).get_name() for name in names]
    book.close()
    assert tabs[:5] == ["a 1      b", "甲", "表", "History_", "甲（2）"]
    assert tabs[5] == ASTRAL * 15 and tabs[6] == ASTRAL * 14 + "（2）"
