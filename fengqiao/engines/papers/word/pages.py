"""Pages of a Word document: paper, margins, grid, page numbers to the outside, the mark of the demo."""

from __future__ import annotations

import math
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt

from .. import measures
from ..measures import BODY, FOUR, OF_LEVEL, SONG, THREE, TITLE, Sizes
from . import parts

STYLES = (
    "公文标题",
    "公文正文",
    "公文一级标题",
    "公文二级标题",
    "公文三级标题",
    "公文四级标题",
    "公文主送",
    "公文署名",
)
OF_HEADING = dict(zip((1, 2, 3, 4), STYLES[2:6], strict=True))
# 28 signs of 16 pt are wider than 156 mm by 5.8 pt: in whole twips a sign, rounded up so that they fit.
NARROWER = math.ceil(parts.twips(1) * (THREE - measures.SIGN_PITCH))
ADDRESSEE, SIGNATURE = "公文主送", "公文署名"


def prepare(document: Document, sizes: Sizes, is_demo: bool) -> None:
    """This will give an empty document the pages and styles of an official one."""
    _page(document, sizes)
    _styles(document, sizes)
    _numbers(document, is_demo)


def _page(document: Document, sizes: Sizes) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Pt(measures.PAGE_WIDTH), Pt(measures.PAGE_HEIGHT)
    section.top_margin, section.bottom_margin = Pt(sizes.top), Pt(sizes.bottom)
    section.left_margin, section.right_margin = Pt(measures.LEFT), Pt(measures.RIGHT)
    section.header_distance = Pt(15 * measures.MM)
    # The number's own line ends 7 mm and its height under the type area.
    section.footer_distance = Pt(sizes.bottom - measures.NUMBER_BELOW - FOUR)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is not None:
        section._sectPr.remove(grid)
    # 28 signs stand in the style and not in the grid: decision 0018.
    pitch = math.floor(measures.GRID_PITCH * parts.TWIPS)  # 22 lines fit; rounded up, 21 would
    if sizes.is_gridded:
        section._sectPr.append(parts.element("docGrid", type="lines", linePitch=pitch))
    document.settings.odd_and_even_pages_header_footer = True


def _styles(document: Document, sizes: Sizes) -> None:
    normal = document.styles["Normal"]
    size, line, center = sizes.body, sizes.line, WD_ALIGN_PARAGRAPH.CENTER
    parts.set_face(normal, BODY, size)
    parts.condense(normal, _narrower(size))
    language = normal.element.get_or_add_rPr()
    language.append(parts.element("lang", val="en-US", eastAsia="zh-CN"))
    _spaced(normal, line)
    _style(document, "公文标题", TITLE, sizes.title, sizes.title_line, align=center)
    parts.off_the_grid(document.styles["公文标题"])
    _style(document, "公文正文", BODY, size, line, first=2)
    for level, face in OF_LEVEL.items():
        _style(document, OF_HEADING[level], face, size, line, first=2, outline=level)
    _style(document, ADDRESSEE, BODY, size, line)
    _style(document, SIGNATURE, BODY, size, line, align=WD_ALIGN_PARAGRAPH.RIGHT)


def _narrower(size: float) -> int:
    return NARROWER if size == THREE else 0


def _style(
    document: Document,
    name: str,
    face: measures.Face,
    size: float,
    line: float,
    *,
    first: float = 0,
    outline: int = 0,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY,
) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    parts.set_face(style, face, size)
    parts.condense(style, _narrower(size))
    _spaced(style, line)
    style.paragraph_format.alignment = align
    if first:
        parts.indent(style, first=first, size=size)
    if outline:
        properties = style.element.get_or_add_pPr()
        properties.insert_element_before(parts.element("outlineLvl", val=outline - 1), "w:rPr")
        style.paragraph_format.keep_with_next = outline == 1


def _spaced(style: Any, line: float) -> None:
    told = style.paragraph_format
    told.line_spacing_rule, told.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(line)
    told.space_before = told.space_after = Pt(0)
    told.widow_control = False


def _numbers(document: Document, is_demo: bool) -> None:
    """— 1 —: 4号 Song, odd pages at the right, even at the left, one sign in (7.5)."""
    section = document.sections[0]
    sides = (
        (section.footer, section.header, WD_ALIGN_PARAGRAPH.RIGHT, {"right": 1.0}),
        (
            section.even_page_footer,
            section.even_page_header,
            WD_ALIGN_PARAGRAPH.LEFT,
            {"left": 1.0},
        ),
    )
    for footer, header, align, side in sides:
        footer.is_linked_to_previous = header.is_linked_to_previous = False
        line = footer.paragraphs[0]
        line.alignment = align
        parts.indent(line, size=FOUR, **side)
        for said in ("— ", None, " —"):
            run = line.add_run(said or "")
            parts.set_face(run, SONG, FOUR)
            run._r.get_or_add_rPr().append(parts.element("lang", val="en-US", eastAsia="zh-CN"))
            if said is None:
                parts.field(run, "PAGE")
        if is_demo:
            mark = header.paragraphs[0]
            mark.alignment = WD_ALIGN_PARAGRAPH.CENTER
            run = mark.add_run("演示：数据和人都是虚构的")
            parts.set_face(run, measures.BLACK, measures.SMALL_FOUR)
            run.font.color.rgb = parts.SEAL_RED
