"""Writing the blocks of a paper into a Word document."""

from __future__ import annotations

import io
from datetime import UTC, datetime, time
from typing import Any

import docx as library
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph

from .. import measures
from ..measures import BODY, FOUR, KAI, OF_LEVEL
from ..model import Heading, Paper, Paragraph, Run, Table, Text, addressed, day, headed, text_of
from . import pages, parts

LONGEST_ABOUT = 255  # what Word takes for a title of a file


def docx(paper: Paper) -> bytes:
    """This will give the bytes of a .docx."""
    document = library.Document()
    _about(document, paper)
    pages.prepare(document, paper.sizes, paper.is_demo)
    _Writer(document, paper).write()
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _about(document: Document, paper: Paper) -> None:
    about = document.core_properties
    about.title, about.author = paper.plain_title[:LONGEST_ABOUT], paper.organ[:LONGEST_ABOUT]
    about.language = "zh-CN"
    about.comments = "演示" if paper.is_demo else ""
    if paper.signed_on:
        about.created = about.modified = datetime.combine(paper.signed_on, time(0), UTC)


class _Writer:
    def __init__(self, document: Document, paper: Paper) -> None:
        self.document, self.paper, self.sizes = document, paper, paper.sizes
        self.bookmarks = 0

    def write(self) -> None:
        self._number()
        for line in self.paper.title_lines:
            self._line("公文标题", line)
        self._line("公文正文")
        if self.paper.addressees:
            self._line(pages.ADDRESSEE, addressed(self.paper.addressees))
        for number, block in self.paper.numbered():
            if isinstance(block, Heading):
                self._heading(number, block)
            elif isinstance(block, Paragraph):
                self._runs(self._line("公文正文"), block.runs)
            else:
                self._table(block)
        self._annexes()
        self._signature()
        self._record()

    def _line(self, style: str, text: str = "") -> WordParagraph:
        return self.document.add_paragraph(text, style)

    def _number(self) -> None:
        """The document's number above a red line; with who signs it, when it goes upwards (7.2.5 to 7.2.7)."""
        if not self.paper.number:
            return
        line = self._line("公文正文")
        parts.indent(line, size=self.sizes.body)
        if self.paper.signer:
            stop = Pt(measures.TYPE_WIDTH - self.sizes.body)
            line.paragraph_format.tab_stops.add_tab_stop(stop, WD_TAB_ALIGNMENT.RIGHT)
            line.add_run(f"　{self.paper.number}\t签发人：")
            parts.set_face(line.add_run(self.paper.signer), KAI, self.sizes.body)
        else:
            line.add_run(self.paper.number)
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        parts.bordered(line, "bottom", 1.0, "C00000", space=4)
        for _ in range(2):
            self._line("公文正文")

    def _heading(self, number: str, heading: Heading) -> None:
        if not heading.body:
            self._line(pages.OF_HEADING[heading.level], headed(number, heading))
            return
        line = self._line("公文正文")
        face = OF_LEVEL[heading.level]
        parts.set_face(line.add_run(headed(number, heading)), face, self.sizes.body)
        self._runs(line, heading.body)

    def _runs(self, line: WordParagraph, runs: tuple[Text, ...]) -> None:
        for one in runs:
            run = line.add_run(text_of(one))
            if isinstance(one, Run) and one.figure:
                self.bookmarks += 1
                parts.bookmarked(run, f"figure_{self.bookmarks}", self.bookmarks)

    def _table(self, table: Table) -> None:
        if table.caption:
            caption = self._line("公文正文", table.caption)
            parts.indent(caption, size=self.sizes.body)
            caption.alignment = WD_ALIGN_PARAGRAPH.CENTER
            caption.paragraph_format.keep_with_next = True
        made = self.document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
        made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        made.rows[0]._tr.get_or_add_trPr().append(parts.element("tblHeader"))
        self._cells(made.rows[0].cells, table.columns, WD_ALIGN_PARAGRAPH.CENTER)
        for row in table.rows:
            self._cells(made.add_row().cells, row)
        for column, share in zip(made.columns, table.shares, strict=True):
            column.width = Pt(measures.TYPE_WIDTH * share)
            for cell in column.cells:
                cell.width = Pt(measures.TYPE_WIDTH * share)

    def _cells(
        self,
        cells: Any,
        said: tuple[Text, ...],
        align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT,
    ) -> None:
        for cell, one in zip(cells, said, strict=True):
            line = cell.paragraphs[0]
            line.alignment = align
            line.paragraph_format.line_spacing = Pt(self.sizes.table_line)
            parts.off_the_grid(line)
            self._runs(line, (one,))
            for run in line.runs:
                parts.set_face(run, BODY, self.sizes.table)

    def _annexes(self) -> None:
        """附件: one line below the body, two signs in; the following ones under the first (7.3.4)."""
        if not self.paper.annexes:
            return
        self._line("公文正文")
        many = len(self.paper.annexes) > 1
        for n, annex in enumerate(self.paper.annexes, 1):
            said = f"{n}．{annex}" if many else annex
            line = self._line("公文正文", f"附件：{said}" if n == 1 else said)
            parts.indent(line, left=2 if n == 1 else 5, size=self.sizes.body)

    def _signature(self) -> None:
        on = day(self.paper.signed_on)
        stands = measures.signature(self.paper.organ, on, self.paper.sealed)
        # Never alone on a page, and no 此页无正文: it keeps to the last lines of the body.
        self.document.paragraphs[-1].paragraph_format.keep_with_next = True
        self._line(pages.SIGNATURE).paragraph_format.keep_with_next = True
        for text, behind in ((self.paper.organ, stands.organ), (on, stands.date)):
            line = self._line(pages.SIGNATURE, text)
            parts.indent(line, right=behind, size=self.sizes.sign)
            line.paragraph_format.keep_with_next = text is not on

    def _record(self) -> None:
        """版记: 抄送 and 印发 between lines, at the foot of the last type area (7.4)."""
        if not self.paper.has_record:
            return
        printed = f"{self.paper.printed_by}\t{day(self.paper.printed_on)}印发"
        said = [f"抄送：{self.paper.copies.rstrip('。')}。"] if self.paper.copies else []
        said += [printed] if self.paper.printed_by else []
        made = self.document.add_table(rows=len(said), cols=1)
        made.autofit = False
        _at_the_foot(made)
        for n, text in enumerate(said):
            cell = made.rows[n].cells[0]
            cell.width = Pt(measures.TYPE_WIDTH)
            line = cell.paragraphs[0]
            # A cell has margins of its own: one sign in all is what remains of it.
            parts.indent(line, left=0.6, right=0.6, size=FOUR)
            line.paragraph_format.tab_stops.add_tab_stop(
                Pt(measures.TYPE_WIDTH - 2 * FOUR), WD_TAB_ALIGNMENT.RIGHT
            )
            line.paragraph_format.line_spacing = Pt(24)
            parts.set_face(line.add_run(text), BODY, FOUR)
            parts.off_the_grid(line)
            _ruled(cell, first=n == 0, last=n == len(said) - 1)
        # A table is never the last thing of a document; what follows it takes no room.
        end = self._line("公文正文")
        end.paragraph_format.line_spacing = Pt(1)


def _at_the_foot(table: Any) -> None:
    properties = table._tbl.tblPr
    properties.insert(
        1,
        parts.element(
            "tblpPr",
            vertAnchor="margin",
            tblpYSpec="bottom",
            horzAnchor="margin",
            tblpXSpec="center",
            leftFromText=0,
            rightFromText=0,
        ),
    )


def _ruled(cell: Any, first: bool, last: bool) -> None:
    borders = parts.element("tcBorders")
    for side, is_end in (("top", first), ("bottom", last)):
        width = measures.THICK if is_end else measures.THIN
        borders.append(
            parts.element(side, val="single", sz=round(width * 8), space=0, color="000000")
        )
    properties = cell._tc.get_or_add_tcPr()
    properties.append(borders)
    width = properties.find(qn("w:tcW"))
    if width is not None:  # the schema wants tcW first
        properties.remove(width)
        properties.insert(0, width)
