"""The Word document, read back: paper, margins, grid, faces, levels, numbers at the outside, signature."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from fengqiao.engines.papers import written

from .examples import BODY, TITLE, a_paper


def opened(paper=None):
    return docx.Document(io.BytesIO(written(paper or a_paper(), "docx")))


def line(document, text):
    return next(p for p in document.paragraphs if p.text.startswith(text))


def faces(owner):
    fonts = owner.element.rPr.rFonts
    return {fonts.get(qn(f"w:{kind}")) for kind in ("eastAsia", "ascii", "hAnsi")}


def test_paper_and_margins_are_those_of_the_standard():
    section = opened().sections[0]
    told = [
        *(section.page_width, section.page_height),
        *(section.top_margin, section.left_margin, section.right_margin, section.bottom_margin),
    ]
    assert [round(one.mm, 1) for one in told] == [210, 297, 37, 28, 26, 35]
    grid = section._sectPr.find(qn("w:docGrid"))
    assert grid.get(qn("w:type")) == "lines"
    pitch = int(grid.get(qn("w:linePitch"))) / 20
    assert int(225 / 25.4 * 72 / pitch) == 22


def test_lines_are_thirty_points_and_twenty_eight_signs_wide():
    document = opened()
    for name in ("公文正文", "公文一级标题", "公文主送", "公文署名"):
        told = document.styles[name]
        assert (told.paragraph_format.line_spacing.pt, told.font.size.pt) == (30, 16)
        assert told.paragraph_format.line_spacing_rule == 4  # exactly
        narrower = int(told.element.rPr.find(qn("w:spacing")).get(qn("w:val"))) / 20
        assert 28 <= (156 / 25.4 * 72) / (16 + narrower) < 28.5


def test_faces_are_named_as_offices_name_them():
    document = opened()
    assert faces(document.styles["公文标题"]) == {"方正小标宋简体"}
    assert document.styles["公文标题"].font.size.pt == 22
    assert faces(document.styles["公文正文"]) == {"仿宋_GB2312"}
    assert faces(document.styles["公文一级标题"]) == {"黑体"}
    assert faces(document.styles["公文二级标题"]) == {"楷体_GB2312"}
    assert faces(document.styles["公文三级标题"]) == {"仿宋_GB2312"}
    run_in = line(document, "（一）化解矛盾纠纷。").runs[0]
    assert faces(run_in) == {"楷体_GB2312"} and run_in.text == "（一）化解矛盾纠纷。"


def test_every_part_stands_in_its_style_and_order():
    document = opened()
    told = [(p.style.name, p.text) for p in document.paragraphs if p.text]
    assert told[:4] == [
        ("公文标题", "河湾街道办事处"),
        ("公文标题", "关于2023年法治政府建设年度报告"),
        ("公文主送", "区委、区政府："),
        ("公文正文", "现将2023年度法治政府建设情况报告如下："),
    ]
    assert ("公文一级标题", "二、存在的不足和原因") in told
    assert ("公文三级标题", "1．网格排查") in told and ("公文四级标题", "（1）重点排查") in told
    assert told[-2:] == [("公文署名", "河湾街道办事处"), ("公文署名", "2024年2月4日")]
    levels = {
        name: document.styles[name].element.pPr.find(qn("w:outlineLvl")).get(qn("w:val"))
        for name in ("公文一级标题", "公文四级标题")
    }
    assert levels == {"公文一级标题": "0", "公文四级标题": "3"}


def test_body_is_indented_by_two_signs_and_the_addressee_is_not():
    document = opened()
    indent = document.styles["公文正文"].element.pPr.find(qn("w:ind"))
    assert (indent.get(qn("w:firstLineChars")), indent.get(qn("w:firstLine"))) == ("200", "640")
    assert document.styles["公文主送"].element.pPr.find(qn("w:ind")) is None


@pytest.mark.parametrize(("sealed", "behind"), [(False, (300, 200)), (True, (350, 400))])
def test_signature_and_date(sealed, behind):
    document = opened(a_paper(sealed=sealed))
    organ, on = (line(document, text) for text in ("河湾街道办事处", "2024年2月4日"))
    organ = [p for p in document.paragraphs if p.text == "河湾街道办事处"][-1]
    told = tuple(int(p._p.pPr.find(qn("w:ind")).get(qn("w:rightChars"))) for p in (organ, on))
    assert told == behind
    assert organ.paragraph_format.keep_with_next and not on.paragraph_format.keep_with_next


def test_page_numbers_stand_at_the_outside():
    document = opened()
    section = document.sections[0]
    assert document.settings.odd_and_even_pages_header_footer
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    assert (odd.alignment, even.alignment) == (WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT)
    for footer in (odd, even):
        assert footer.text == "—  —"
        assert "PAGE" in footer._p.xml and faces(footer.runs[0]) == {"宋体"}
        assert footer.runs[0].font.size.pt == 14


def test_a_table_repeats_its_headings_and_is_as_wide_as_the_text():
    table = opened().tables[0]
    assert [cell.text for cell in table.rows[1].cells] == ["邻里纠纷类", "31"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    widths = [column.width.mm for column in table.columns]
    assert sum(widths) == pytest.approx(156, abs=0.5) and widths[0] == pytest.approx(104, abs=0.5)


def test_number_signer_copies_and_printing():
    paper = a_paper(
        number="河街发〔2024〕3号",
        signer="周某某",
        copies="区司法局",
        printed_by="河湾街道党政综合办公室",
        printed_on=date(2024, 2, 5),
        annexes=("台账目录", "指标说明"),
    )
    document = opened(paper)
    assert document.paragraphs[0].text == "　河街发〔2024〕3号\t签发人：周某某"
    assert faces(document.paragraphs[0].runs[-1]) == {"楷体_GB2312"}
    record = [row.cells[0].text for row in document.tables[-1].rows]
    assert record == ["抄送：区司法局。", "河湾街道党政综合办公室\t2024年2月5日印发"]
    annexes = [p.text for p in document.paragraphs if "．" in p.text][-2:]
    assert annexes == ["附件：1．台账目录", "2．指标说明"]
    borders = document.tables[-1].rows[0].cells[0]._tc.tcPr.find(qn("w:tcBorders"))
    assert [b.get(qn("w:sz")) for b in borders] == ["8", "6"]  # 0.35 mm and 0.25 mm


def test_a_figure_keeps_what_it_is_bound_to_and_its_words():
    document = opened()
    assert document.element.xml.count("w:bookmarkStart") == 2
    assert line(document, "（一）").text.startswith(
        "（一）化解矛盾纠纷。全年共化解矛盾纠纷60件。" + BODY[:4]
    )


def test_the_demo_bears_its_mark_on_every_page():
    section = opened(a_paper(is_demo=True)).sections[0]
    for header in (section.header, section.even_page_header):
        assert "演示" in header.paragraphs[0].text
    assert "演示" not in opened().sections[0].header.paragraphs[0].text


def test_the_same_paper_gives_the_same_document():
    def parts(data):
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            return {name: opened.read(name) for name in opened.namelist()}

    assert parts(written(a_paper(), "docx")) == parts(written(a_paper(), "docx"))


def test_about_the_document():
    about = opened().core_properties
    assert (about.title, about.author, about.created.date()) == (
        TITLE,
        "河湾街道办事处",
        date(2024, 2, 4),
    )
