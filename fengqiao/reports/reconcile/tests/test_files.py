"""Files as text: encodings, Word with its tables, statistics tables whose headings bind their cells."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest

from fengqiao.ground.quantities import quantities
from fengqiao.ground.sheets import UnusableFile, write_xlsx
from fengqiao.reports.reconcile import tables
from fengqiao.reports.reconcile.files import text_of

TABLE = [
    ["2023年矛盾纠纷排查化解情况统计表", None, None, None],
    ["单位：件", None, None, None],
    ["序号", "类别", "排查", "化解"],
    [1, "邻里纠纷", 31, 30],
    [2, "物业纠纷", 12, 12],
    ["合计", None, 43, 42],
]


def workbook(rows, columns, title=None):
    made = io.BytesIO()
    write_xlsx(columns, rows, made, title)
    return made.getvalue()


def word(*paragraphs, table=()):
    document = docx.Document()
    for one in paragraphs:
        document.add_paragraph(one)
    if table:
        made = document.add_table(rows=0, cols=len(table[0]))
        for row in table:
            for cell, said in zip(made.add_row().cells, row, strict=True):
                cell.text = said
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def test_text_in_either_encoding():
    said = "排查矛盾纠纷60件。\n发放材料300余份。"
    for encoding in ("utf-8", "utf-8-sig", "gbk"):
        assert text_of(said.encode(encoding), "报告.txt") == said


def test_offsets_are_those_of_the_file_whatever_ends_its_lines():
    said = "一、工作情况\r\n\r\n排查纠纷60件。"
    text = text_of(said.encode(), "报告.txt")
    assert text == said and said[quantities(text)[0].start :].startswith("60件")


def test_word_with_a_table():
    data = word(
        "一、工作情况",
        "开展讲座8次。",
        table=[("类别", "件数"), ("邻里纠纷", "31"), ("合计", "31")],
    )
    text = text_of(data, "报告.docx")
    assert text.startswith("一、工作情况\n开展讲座8次。")
    assert [q.text for q in quantities(text)] == ["8次", "31件", "31件"]


def test_a_table_is_said_with_its_headings():
    assert list(tables.lines(TABLE))[-3:] == [
        "2023年矛盾纠纷排查化解情况统计表：邻里纠纷排查31件；邻里纠纷化解30件。",
        "2023年矛盾纠纷排查化解情况统计表：物业纠纷排查12件；物业纠纷化解12件。",
        "2023年矛盾纠纷排查化解情况统计表：合计排查43件；合计化解42件。",
    ]


def test_units_stand_in_headings():
    data = workbook(
        [("民法典宣传", 76, 3, "98.5%"), ("宪法宣传", 80, 1, "100%")],
        ["活动", "发放材料（份）", "讲座场数", "满意率"],
        "普法活动统计",
    )
    found = quantities(text_of(data, "统计.xlsx"))
    assert [q.text for q in found] == ["76份", "3场", "98.5%", "80份", "1场", "100%"]


def test_entries_of_a_ledger_are_no_statistics_but_its_total_is():
    rows = [
        ("民法典宣传", date(2023, 5, 8), 76),
        ("宪法宣传", date(2023, 12, 4), 80),
        ("合计", None, 156),
    ]
    text = text_of(workbook(rows, ["活动", "日期", "发放（份）"], "普法台账"), "台账.xlsx")
    assert [q.text for q in quantities(text)] == ["156份"]
    assert "普法台账：合计发放156份。" in text


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "a.txt", "没有文字"),
        (b"%PDF-1.7 \x00", "a.pdf", "只能核对"),
        (b"\xd0\xcf\x11\xe0 \x00", "a.doc", "只能核对"),
        (b"PK\x03\x04 not a zip", "a.docx", "损坏"),
        (b"no zip at all", "a.docx", "损坏"),
        (b"\x81\x00\xff\xfe", "a.txt", "只能核对"),
        (b"\xff\xff\xff", "a.txt", "编码"),
        (b"\xe4\xb8\x80" * 400_001, "a.txt", "太长"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(data, name, said):
    with pytest.raises(UnusableFile) as refused:
        text_of(data, name)
    assert said in str(refused.value) and str(refused.value).endswith("。")


@pytest.mark.django_db
def test_a_statistics_table_is_bound_by_its_headings(check, ledger):
    rows = [("邻里纠纷", 31, 31), ("物业纠纷", 12, 13), ("合计", 60, 60)]
    data = workbook(rows, ["类别", "排查（件）", "化解（件）"], "2023年矛盾纠纷情况统计表")
    checked = check(text_of(data, "统计.xlsx"))
    assert [f.status for f in checked.findings] == [
        *("matched", "matched"),
        *("matched", "mismatch"),
        *("matched", "matched"),
    ], [f.reason for f in checked.findings]
    assert checked.findings[3].claim.figures[0].key == "disputes.resolved"
